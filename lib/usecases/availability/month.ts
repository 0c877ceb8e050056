import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { seatsInput, slugInput } from '@/lib/domain/booking-input';
import { bookingTypeSchema, type Catalogue } from '@/lib/domain/catalogue';
import { DAY } from '@/lib/domain/durations';
import { idField } from '@/lib/domain/editing/fields';
import { LONGEST_HORIZON_DAYS } from '@/lib/domain/editing/service-input';
import type { Result } from '@/lib/domain/errors';
import { addDays } from '@/lib/domain/local-date';
import { addMonths, type MonthFeed } from '@/lib/domain/month-feed';
import { monthFeedSchema, monthInput } from '@/lib/domain/month-feed-schema';
import { isTimeZone, localTextOf } from '@/lib/domain/time';
import { zoneClock } from '@/lib/domain/zone-offsets';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { keptChoice } from '@/lib/usecases/bookings/basket';
import { getAgreed } from '@/lib/usecases/catalogue/of-booking';
import { operation } from '@/lib/usecases/operation';
import { type AskedFor, type AvailabilityInput, readDates, readNextAvailable, readSlots } from './read';
import { readUnsure, type UnsureTimes, unsureTimes } from './unsure';

const input = z.strictObject({
  /** Slug. */
  package: slugInput,
  bookingType: bookingTypeSchema,
  /** `YYYY-MM`. */
  month: monthInput,
  seats: seatsInput,
  /** IANA time zone of the visitor; an unknown one is ignored. */
  zone: z.string().max(64).optional(),
  /** In whose time zone the month is read; absent: the visitor's. */
  clock: z.enum(['business', 'visitor']).optional(),
  /** Slug. */
  resource: z.string().min(1).max(100).optional(),
  /**
   * The booking to be moved: its own claims count as free, and what was agreed with it applies, including the person or
   * place it stays with.
   */
  exceptBookingId: idField.optional(),
});

export const readMonth = operation({
  name: 'availability.read_month',
  can: 'catalogue:read',
  effect: 'read',
  input,
  output: z.object({
    feed: monthFeedSchema,
    /** For the office: whose free times are unsure, and why. */
    unsure: z.array(unsureTimes).optional(),
  }),
  describe: 'Reads a month of a package’s free days or times; when it has none, the next free day.',
  run: read,
});

/**
 * Refuses with `validation_failed`, `not_found` or `not_bookable`. @throws AppError not_found for an unknown booking
 */
async function read(
  ctx: TenantContext,
  query: z.output<typeof input>,
  { fromOffice = false }: { fromOffice?: boolean } = {},
): Promise<Result<{ feed: MonthFeed; unsure?: UnsureTimes[] }>> {
  const { month, seats, bookingType, exceptBookingId } = query;
  const moving = exceptBookingId === undefined ? undefined : await requireBooking(ctx, exceptBookingId);
  const of = { moving, fromOffice };
  const resource =
    query.resource ?? (moving && keptChoice((await getAgreed(ctx, moving)).catalogue, moving)?.slug);
  const asked = { package: query.package, seats, resource };
  const from = `${month}-01`;
  const window = { ...asked, from, to: addDays(`${addMonths(month, 1)}-01`, -1) };
  const visitor = query.zone !== undefined && isTimeZone(query.zone) ? query.zone : null;
  const feed = { month, days: [], slots: [], next: null };
  if (bookingType === 'DATE') {
    const found = await readDates(ctx, window, of);
    if (!found.ok) return found;
    const days = found.dates.map(({ date, available, reason }) => ({ date, open: available, reason }));
    const clocks = clocksOf(found.catalogue, visitor);
    return withNext(ctx, { ...feed, days, clocks }, { ...asked, from, catalogue: found.catalogue }, of);
  }
  const timeZone = query.clock === 'business' ? undefined : (visitor ?? undefined);
  const found = await readSlots(ctx, { ...window, timeZone }, of);
  if (!found.ok) return found;
  const clocks = clocksOf(found.catalogue, visitor);
  const shown = (timeZone && clocks.visitor) || clocks.business;
  const slots = found.slots.map(({ start, end, seatsLeft }) => ({
    start,
    end,
    seatsLeft,
    local: localTextOf(start, shown),
  }));
  return withNext(
    ctx,
    { ...feed, slots, clocks },
    { ...asked, from, timeZone, catalogue: found.catalogue },
    of,
  );
}

/** Adds the next free day when the month has none, and for the office whose times are unsure. */
async function withNext(
  ctx: TenantContext,
  feed: MonthFeed,
  { catalogue, ...asked }: Omit<AvailabilityInput, 'to'> & { catalogue: Catalogue },
  of: AskedFor,
): Promise<Result<{ feed: MonthFeed; unsure?: UnsureTimes[] }>> {
  const { package: slug, resource } = asked;
  const unsure = of.fromOffice
    ? { unsure: await readUnsure(ctx, catalogue, { package: slug, resource }, Date.now()) }
    : {};
  if (feed.slots.length > 0 || feed.days.some(({ open }) => open)) return { ok: true, feed, ...unsure };
  const later = await readNextAvailable(ctx, asked, of);
  if (!later.ok) return later;
  return { ok: true, feed: { ...feed, next: later.next && { date: later.next.date } }, ...unsure };
}

/** The clocks of the month, for the whole booking horizon. */
function clocksOf({ tenant }: Catalogue, visitor: string | null): MonthFeed['clocks'] {
  const now = Date.now();
  const of = (zone: string) => zoneClock(zone, now - DAY, now + LONGEST_HORIZON_DAYS * DAY);
  return {
    business: of(tenant.timeZone),
    visitor: visitor === null || visitor === tenant.timeZone ? null : of(visitor),
  };
}
