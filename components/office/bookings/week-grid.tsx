'use client';

import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { DateText } from '@/components/ui/date-text';
import type { BookingRow } from '@/lib/domain/booking-row';
import { type PackedRows, unpackRows } from '@/lib/domain/packed-rows';
import { ScrollToToday } from './scroll-to-today';

type WeekBooking = BookingRow & { resourceIds: string[] };

type WeekGridProps = {
  dates: string[];
  today: string;
  resources: { id: string; name: string }[];
  bookings: PackedRows<WeekBooking>;
};

/**
 * The week by resource: a row for each person, room or thing, a column for each day. Scrolls sideways on a phone. Drawn from
 * its bookings in the browser too, which are shorter than what they become.
 */
export function WeekGrid({ dates, today, resources, bookings: packed }: WeekGridProps) {
  const bookings = unpackRows(packed);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      aria-label="The week by person and room"
      className="scroll-pl-32 overflow-x-auto rounded-card border bg-surface"
    >
      <table className="w-full min-w-[56rem] table-fixed border-collapse text-sm">
        <caption className="sr-only">Bookings of the week by person and room</caption>
        <thead className="border-b bg-sunken">
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-10 w-32 bg-sunken px-3 py-2 text-left text-xs font-medium text-soft"
            >
              Who
            </th>
            {dates.map((date) => (
              <th
                key={date}
                scope="col"
                aria-current={date === today ? 'date' : undefined}
                className={cn(
                  'px-2 py-2 text-left text-xs font-medium text-soft',
                  date === today && 'text-ink underline',
                )}
              >
                {date === today && <ScrollToToday />}
                <DateText date={date} short />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {resources.map((resource) => (
            <tr key={resource.id}>
              <th
                scope="row"
                className="sticky left-0 z-10 bg-surface px-3 py-2 text-left align-top font-medium"
              >
                {resource.name}
              </th>
              {dates.map((date) => (
                <td
                  key={date}
                  className={cn('border-l px-1 py-1 align-top', date === today && 'bg-hover/50')}
                >
                  <WeekEntries
                    bookings={bookings.filter(
                      (each) =>
                        each.resourceIds.includes(resource.id) && each.date <= date && each.endDate >= date,
                    )}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {bookings.length === 0 && (
        <p className="border-t px-4 py-8 text-center text-soft">Nothing is booked this week.</p>
      )}
    </section>
  );
}

function WeekEntries({ bookings }: { bookings: WeekBooking[] }) {
  if (bookings.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {bookings.map((each) => (
        <li key={each.id}>
          <WeekEntry booking={each} />
        </li>
      ))}
    </ul>
  );
}

function WeekEntry({ booking }: { booking: WeekBooking }) {
  return (
    <Link
      href={`/admin/bookings/${booking.id}`}
      className={cn(
        'grid rounded-[0.3rem] border px-1.5 py-1 text-xs leading-snug hover:bg-hover',
        booking.status === 'PENDING'
          ? 'border-dashed border-caution-line bg-caution-soft'
          : 'border-positive-line bg-positive-soft',
        booking.status === 'NO_SHOW' && 'border-danger-line bg-danger-soft',
        booking.status === 'COMPLETED' && 'border-line bg-sunken',
      )}
    >
      <span className="text-soft tabular-nums">
        {booking.time ?? 'All day'}
        {booking.status === 'PENDING' && ', held'}
        {booking.status === 'NO_SHOW' && ', no-show'}
      </span>
      <span className="truncate font-medium">{booking.name}</span>
      <span className="truncate text-soft">
        {booking.packageName}
        {booking.seats > 1 && ` × ${booking.seats}`}
      </span>
      {booking.at !== null && (
        <span className={cn('truncate', booking.at ? 'text-soft' : 'font-medium text-caution')} dir="auto">
          {booking.at || 'Address missing'}
        </span>
      )}
    </Link>
  );
}
