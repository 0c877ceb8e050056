import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { MoreBookings } from '@/components/office/bookings/more-bookings';
import { WeekGrid } from '@/components/office/bookings/week-grid';
import { DateText } from '@/components/ui/date-text';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { bookingRow } from '@/lib/domain/booking-row';
import { addDays, eachDate, isLocalDate } from '@/lib/domain/local-date';
import { packRows } from '@/lib/domain/packed-rows';
import { firstOfWeek } from '@/lib/domain/region-habits';
import { listBookings } from '@/lib/usecases/bookings/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { listResources } from '@/lib/usecases/resources/read';
import { admit } from '../admit';
import { one } from '../search-params';
import { todayOf } from '../today';

export const metadata: Metadata = { title: 'Week' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function CalendarPage({ searchParams }: { searchParams: Search }) {
  return admit('booking:read', async ({ ctx }) => {
    const today = await todayOf(ctx);
    const asked = one((await searchParams).week);
    const day = isLocalDate(asked) ? asked : today;
    const first = firstOfWeek(day, (await readBusiness(ctx)).locale);
    const last = addDays(first, 6);
    const [found, resources] = await Promise.all([
      listBookings(
        ctx,
        {
          endsFrom: first,
          to: last,
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
    // An inactive resource takes no new bookings and keeps its present ones.
    const busy = new Set(bookings.flatMap(({ resourceIds }) => resourceIds));
    const rows = resources.filter(({ id, active }) => active || busy.has(id));
    return (
      <>
        <PageHeader
          title="Week"
          description={
            <>
              <DateText date={first} /> – <DateText date={last} />
            </>
          }
          actions={
            <>
              <LinkButton href={`/admin/calendar?week=${addDays(first, -7)}`} aria-label="The week before">
                <ChevronLeft aria-hidden />
              </LinkButton>
              <LinkButton href="/admin/calendar">This week</LinkButton>
              <LinkButton href={`/admin/calendar?week=${addDays(first, 7)}`} aria-label="The week after">
                <ChevronRight aria-hidden />
              </LinkButton>
            </>
          }
        />
        {found.nextCursor && (
          <MoreBookings
            shown={found.data.length}
            href={`/admin/bookings?from=${first}&to=${last}`}
            of="this week"
          />
        )}
        <WeekGrid
          dates={eachDate(first, last)}
          today={today}
          resources={rows.map(({ id, name }) => ({ id, name }))}
          bookings={packRows(bookings)}
        />
      </>
    );
  });
}
