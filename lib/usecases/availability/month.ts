import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { LONGEST_HORIZON_DAYS } from '@/lib/domain/editing/service-input';
import type { Result } from '@/lib/domain/errors';
import { addDays } from '@/lib/domain/local-date';
import { addMonths, type MonthFeed, type MonthQuery } from '@/lib/domain/month-feed';
import { isTimeZone, localTextOf } from '@/lib/domain/time';
import { zoneClock } from '@/lib/domain/zone-offsets';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { keptChoice } from '@/lib/usecases/bookings/basket';
import { getAgreed } from '@/lib/usecases/catalogue/of-booking';
import { type AvailabilityInput, readDates, readNextAvailable, readSlots } from './read';

/**
 * One month of a package's live availability, as the month views show it; when nothing is free in it, the next free day.
 * `exceptBookingId`: where that booking could be moved to, that is, as if it held nothing, by what was agreed with it, and
 * with the person or place it stays with; `item` is then its own.
 * Refuses with `validation_failed`, `not_found` or `not_bookable`.
 */
export async function readMonth(
  ctx: TenantContext,
  item: Pick<Package, 'slug' | 'bookingType'>,
  query: MonthQuery,
  exceptBookingId?: string,
  { fromOffice = false }: { fromOffice?: boolean } = {},
): Promise<Result<{ feed: MonthFeed }>> {
  const { month, seats } = query;
  const moving = exceptBookingId === undefined ? undefined : await requireBooking(ctx, exceptBookingId);
  const resource =
    query.resource ?? (moving && keptChoice((await getAgreed(ctx, moving)).catalogue, moving)?.slug);
  const asked = { package: item.slug, seats, resource, moving, fromOffice };
  const from = `${month}-01`;
  const window = { ...asked, from, to: addDays(`${addMonths(month, 1)}-01`, -1) };
  const visitor = query.zone !== undefined && isTimeZone(query.zone) ? query.zone : null;
  const feed = { month, days: [], slots: [], next: null };
  if (item.bookingType === 'DATE') {
    const found = await readDates(ctx, window);
    if (!found.ok) return found;
    const days = found.dates.map(({ date, available, reason }) => ({ date, open: available, reason }));
    return withNext(ctx, { ...feed, days, clocks: clocksOf(found.catalogue, visitor) }, { ...asked, from });
  }
  const timeZone = query.clock === 'business' ? undefined : (visitor ?? undefined);
  const found = await readSlots(ctx, { ...window, timeZone });
  if (!found.ok) return found;
  const clocks = clocksOf(found.catalogue, visitor);
  const shown = (timeZone && clocks.visitor) || clocks.business;
  const slots = found.slots.map(({ start, end, seatsLeft }) => ({
    start,
    end,
    seatsLeft,
    local: localTextOf(start, shown),
  }));
  return withNext(ctx, { ...feed, slots, clocks }, { ...asked, from, timeZone });
}

/** When nothing of the month is free, the next day that is. */
async function withNext(
  ctx: TenantContext,
  feed: MonthFeed,
  asked: Omit<AvailabilityInput, 'to'>,
): Promise<Result<{ feed: MonthFeed }>> {
  if (feed.slots.length > 0 || feed.days.some(({ open }) => open)) return { ok: true, feed };
  const later = await readNextAvailable(ctx, asked);
  if (!later.ok) return later;
  return { ok: true, feed: { ...feed, next: later.next && { date: later.next.date } } };
}

const DAY = 86_400_000;

/** For as long as anything can be booked. */
function clocksOf({ tenant }: Catalogue, visitor: string | null): MonthFeed['clocks'] {
  const now = Date.now();
  const of = (zone: string) => zoneClock(zone, now - DAY, now + LONGEST_HORIZON_DAYS * DAY);
  return {
    business: of(tenant.timeZone),
    visitor: visitor === null || visitor === tenant.timeZone ? null : of(visitor),
  };
}
