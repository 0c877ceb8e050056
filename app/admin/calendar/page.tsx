import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { MoreBookings } from '@/components/office/bookings/more-bookings';
import { WeekGrid } from '@/components/office/bookings/week-grid';
import { dateWords } from '@/components/ui/date-text';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { listBookings } from '@/lib/data/bookings';
import { listResources } from '@/lib/data/resources';
import { addDays, eachDate, isLocalDate, weekdayOf } from '@/lib/domain/local-date';
import { admit } from '../admit';
import { bookingRow } from '../booking-row';
import { one } from '../search-params';
import { todayOf } from '../today';

export const metadata: Metadata = { title: 'Week' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function CalendarPage({ searchParams }: { searchParams: Search }) {
  return admit('booking:read', async ({ ctx }) => {
    const today = await todayOf(ctx);
    const asked = one((await searchParams).week);
    const day = isLocalDate(asked) ? asked : today;
    const monday = addDays(day, 1 - weekdayOf(day));
    const sunday = addDays(monday, 6);
    const [found, resources] = await Promise.all([
      listBookings(
        ctx,
        {
          endsFrom: monday,
          to: sunday,
          status: ['PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'],
          limit: 500,
        },
        { mayBeStale: true },
      ),
      listResources(ctx),
    ]);
    const bookings = found.data.map((each) => ({
      ...bookingRow(each, today),
      resourceIds: each.resourceIds,
    }));
    // Who is switched off takes no new bookings and keeps the others.
    const busy = new Set(bookings.flatMap(({ resourceIds }) => resourceIds));
    const rows = resources.filter(({ id, active }) => active || busy.has(id));
    return (
      <>
        <PageHeader
          title="Week"
          description={`${dateWords(monday)} – ${dateWords(sunday)}`}
          actions={
            <>
              <LinkButton href={`/admin/calendar?week=${addDays(monday, -7)}`} aria-label="The week before">
                <ChevronLeft aria-hidden />
              </LinkButton>
              <LinkButton href="/admin/calendar">This week</LinkButton>
              <LinkButton href={`/admin/calendar?week=${addDays(monday, 7)}`} aria-label="The week after">
                <ChevronRight aria-hidden />
              </LinkButton>
            </>
          }
        />
        {found.nextCursor && (
          <MoreBookings
            shown={found.data.length}
            href={`/admin/bookings?from=${monday}&to=${sunday}`}
            of="this week"
          />
        )}
        <WeekGrid
          dates={eachDate(monday, sunday)}
          today={today}
          resources={rows.map(({ id, name }) => ({ id, name }))}
          bookings={bookings}
        />
      </>
    );
  });
}
