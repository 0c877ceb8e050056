import type { TenantContext } from '@/lib/data/context';
import type { Package } from '@/lib/domain/catalogue';
import type { Result } from '@/lib/domain/errors';
import { addDays } from '@/lib/domain/local-date';
import { addMonths, type MonthFeed, type MonthQuery } from '@/lib/domain/month-feed';
import { keptChoice } from '@/lib/usecases/bookings/basket';
import { requireBooking } from '@/lib/usecases/bookings/require-booking';
import { getAgreed } from '@/lib/usecases/catalogue/of-booking';
import { readDates, readNextAvailable, readSlots } from './read';

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
): Promise<Result<{ feed: MonthFeed }>> {
  const { month, seats } = query;
  const moving = exceptBookingId === undefined ? undefined : await requireBooking(ctx, exceptBookingId);
  const resource =
    query.resource ?? (moving && keptChoice((await getAgreed(ctx, moving)).catalogue, moving)?.slug);
  const asked = { package: item.slug, seats, resource, moving };
  const from = `${month}-01`;
  const window = { ...asked, from, to: addDays(`${addMonths(month, 1)}-01`, -1) };
  const feed: MonthFeed = { month, days: [], slots: [], next: null };
  if (item.bookingType === 'DATE') {
    const found = await readDates(ctx, window);
    if (!found.ok) return found;
    feed.days = found.dates.map(({ date, available, reason }) => ({ date, open: available, reason }));
    if (feed.days.some(({ open }) => open)) return { ok: true, feed };
  } else {
    const found = await readSlots(ctx, { ...window, timeZone: query.zone });
    if (!found.ok) return found;
    feed.slots = found.slots.map(({ start, end, seatsLeft }) => ({ start, end, seatsLeft }));
    if (feed.slots.length > 0) return { ok: true, feed };
  }
  const timeZone = item.bookingType === 'DATE' ? undefined : query.zone;
  const later = await readNextAvailable(ctx, { ...asked, from, timeZone });
  if (!later.ok) return later;
  return { ok: true, feed: { ...feed, next: later.next && { date: later.next.date } } };
}
