import { CalendarPlus, LayoutList } from 'lucide-react';
import type { Metadata } from 'next';
import { BookingTable } from '@/components/office/bookings/booking-table';
import { FilterBar } from '@/components/office/filter-bar';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { bookingRow } from '@/lib/domain/booking-row';
import { type BookingStatus, bookingStatuses } from '@/lib/domain/lifecycle';
import { addDays, isLocalDate } from '@/lib/domain/local-date';
import { packRows } from '@/lib/domain/packed-rows';
import { spelled } from '@/lib/domain/spelling';
import { localDateOf } from '@/lib/domain/time';
import { type BookingFilter, listBookings } from '@/lib/usecases/bookings/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { admit } from '../admit';
import { one } from '../search-params';

export const metadata: Metadata = { title: 'Bookings' };

type Search = Promise<Record<string, string | string[] | undefined>>;

const statusWords: Record<BookingStatus, string> = {
  PENDING: 'Waiting for payment',
  CONFIRMED: 'Confirmed',
  COMPLETED: 'Completed',
  NO_SHOW: 'No-show',
  CANCELED: 'Cancelled',
  EXPIRED: 'Expired',
};

export default function BookingsPage({ searchParams }: { searchParams: Search }) {
  return admit('booking:read', async ({ ctx }) => {
    const params = await searchParams;
    const { timeZone, locale } = await readBusiness(ctx);
    const today = localDateOf(Date.now(), timeZone);
    const [search, status, when, after] = ['q', 'status', 'when', 'after'].map((name) => one(params[name]));
    const filter: BookingFilter = {
      ...windowOf(when ?? '', today, one(params.from), one(params.to)),
      status: bookingStatuses.filter((each) => each === status),
      search: search?.trim().slice(0, 100) || undefined,
      cursor: after || undefined,
      limit: 50,
    };
    const { data, nextCursor } = await listBookings(ctx, filter, { mayBeStale: true });
    const asked = { q: search, status, when, from: one(params.from), to: one(params.to) };
    const filtered = Boolean(search || status || when);
    return (
      <>
        <PageHeader title="Bookings" description="By when they take place." />
        <div className="grid gap-3">
          <FilterBar
            searchLabel="Name, phone, e-mail or reference"
            search={search ?? ''}
            filters={[
              {
                name: 'when',
                label: 'When',
                value: when ?? '',
                options: [
                  { value: '', label: 'From today on' },
                  { value: 'week', label: 'The next 7 days' },
                  { value: 'past', label: 'Past, latest first' },
                  { value: 'all', label: 'Any time' },
                ],
              },
              {
                name: 'status',
                label: 'Status',
                value: status ?? '',
                options: [
                  { value: '', label: 'Any status' },
                  ...bookingStatuses.map((each) => ({
                    value: each,
                    label: spelled(statusWords[each], locale),
                  })),
                ],
              },
            ]}
          />
          {data.length > 0 ? (
            <BookingTable caption="Bookings" rows={packRows(data.map((each) => bookingRow(each, today)))} />
          ) : (
            <Card>
              <EmptyState
                icon={filtered ? LayoutList : CalendarPlus}
                title={filtered ? 'No booking matches' : 'No coming bookings yet'}
                description={
                  filtered
                    ? 'Try fewer letters, another status or another time.'
                    : 'They appear here the moment somebody books. You can also book for a customer on the phone.'
                }
                action={<LinkButton href="/admin/bookings/new">New booking</LinkButton>}
              />
            </Card>
          )}
          <Pager
            firstHref={after ? hrefOf(asked) : null}
            nextHref={nextCursor ? hrefOf({ ...asked, after: nextCursor }) : null}
          />
        </div>
      </>
    );
  });
}

/** The address of the list with these filters, at another page. */
function hrefOf(asked: Record<string, string | undefined>): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/admin/bookings?${new URLSearchParams(given)}`;
}

function windowOf(
  when: string,
  today: string,
  from: string,
  to: string,
): Pick<BookingFilter, 'endsFrom' | 'to' | 'endsTo' | 'order'> {
  if (isLocalDate(from) || isLocalDate(to))
    return { endsFrom: isLocalDate(from) ? from : undefined, to: isLocalDate(to) ? to : undefined };
  if (when === 'week') return { endsFrom: today, to: addDays(today, 6) };
  const yesterday = addDays(today, -1);
  if (when === 'past') return { to: yesterday, endsTo: yesterday, order: 'desc' };
  if (when === 'all') return { order: 'desc' };
  return { endsFrom: today };
}
