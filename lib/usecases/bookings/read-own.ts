import { z } from 'zod';
import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import { readSite, type Site } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { calendarEvent } from '@/lib/domain/calendar-link';
import { type Catalogue, catalogueSchema, type Package, packageSchema } from '@/lib/domain/catalogue';
import { idField } from '@/lib/domain/editing/fields';
import { siteInput } from '@/lib/domain/editing/site-input';
import { type Result, refuse } from '@/lib/domain/errors';
import { placeInWords } from '@/lib/domain/place';
import { bookingAnswer, type LinkedBooking, linked } from '@/lib/usecases/booking-core/answers';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { getAgreed } from '@/lib/usecases/catalogue/of-booking';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { operation } from '@/lib/usecases/operation';
import { calendarFile } from './calendar-file';
import { readReceiptDays } from './receipt-days';

/** The claims of the customer's link. */
const claim = z.object({ bookingId: idField, version: z.int() });
type Asked = { bookingId: string };

export type OwnBooking =
  | { state: 'open'; booking: LinkedBooking; site: Site | null }
  | { state: 'replaced'; tenantSlug: string }
  | { state: 'unknown' };

export const readOwnBooking = operation({
  name: 'booking.read_own',
  can: 'ownBooking:read',
  effect: 'read',
  input: claim,
  output: z.discriminatedUnion('state', [
    z.object({
      state: z.literal('open'),
      booking: bookingAnswer,
      site: z.object(siteInput.shape).omit({ edition: true }).nullable(),
    }),
    /** The link was genuine, but a newer one has replaced it. */
    z.object({ state: z.literal('replaced'), tenantSlug: z.string() }),
    z.object({ state: z.literal('unknown') }),
  ]),
  describe: 'Reads the booking that a customer’s newest link names, with the words of the business’s site.',
  run: readOwn,
});

/**
 * Compares the link's version with the booking's, to see whether it was revoked. The caller has verified its signature
 * and expiry.
 */
async function readOwn(
  ctx: TenantContext,
  { bookingId, version }: z.output<typeof claim>,
): Promise<OwnBooking> {
  const [booking, site] = await Promise.all([readBooking(ctx, bookingId), readSite(ctx)]);
  if (!booking) return { state: 'unknown' };
  return booking.manageVersion === version
    ? { state: 'open', booking: linked(booking), site }
    : { state: 'replaced', tenantSlug: booking.tenant.slug };
}

const input = z.strictObject({ bookingId: idField });

export const readAgreed = operation({
  name: 'booking.read_agreed',
  can: 'ownBooking:read',
  effect: 'read',
  input,
  output: z.object({ catalogue: catalogueSchema, package: packageSchema }),
  describe: 'Reads the catalogue for a booking: its own package and service as agreed, on sale or not.',
  run: async (
    ctx: TenantContext,
    { bookingId }: Asked,
  ): Promise<{ catalogue: Catalogue; package: Package }> =>
    getAgreed(ctx, await requireBooking(ctx, bookingId)),
});

const onDay = z.array(z.object({ id: idField, date: z.string() }));

export const readReceipt = operation({
  name: 'booking.read_receipt',
  can: 'ownBooking:read',
  effect: 'read',
  input,
  output: z.object({ taxName: z.string(), bookedOn: z.string(), payments: onDay, refunds: onDay }),
  describe:
    'Reads the receipt data of a booking: the dates of booking, payments and refunds, and the name of its tax.',
  run: receipt,
});

async function receipt(ctx: TenantContext, { bookingId }: Asked) {
  const [booking, catalogue] = await Promise.all([requireBooking(ctx, bookingId), getCatalogue(ctx)]);
  const dateOf = await readReceiptDays(ctx, booking.tenant.timeZone);
  return {
    taxName: catalogue.tenant.taxName,
    bookedOn: dateOf(booking.createdAt),
    payments: booking.payments.map(({ id, paidAt }) => ({ id, date: dateOf(paidAt) })),
    refunds: booking.refunds.map(({ id, createdAt }) => ({ id, date: dateOf(createdAt) })),
  };
}

export const readCalendarFile = operation({
  name: 'booking.read_calendar_file',
  can: 'ownBooking:read',
  effect: 'read',
  input,
  output: z.object({ reference: z.string(), text: z.string() }),
  describe: 'Exports a booking as a calendar file.',
  run: inCalendar,
});

/** Refuses with `not_found` for a booking that doesn't stand. `now` in epoch milliseconds. */
async function inCalendar(
  ctx: TenantContext,
  { bookingId }: Asked,
  now = Date.now(),
): Promise<Result<{ reference: string; text: string }>> {
  const [booking, site] = await Promise.all([requireBooking(ctx, bookingId), readSite(ctx)]);
  // An expired or cancelled booking is no appointment; a live hold is a tentative one.
  if (isExpiredHold(booking, now)) {
    return refuse('not_found', 'This booking doesn’t stand: it was not paid in time.');
  }
  const { reference, manageUrl } = booking;
  const event = calendarEvent(booking, {
    place: placeInWords(booking.package, site, booking),
    notes: `Booking ${reference}. See, move or cancel it: ${manageUrl}`,
  });
  return { ok: true, reference, text: calendarFile(booking, event, manageUrl, now) };
}

function isExpiredHold({ status, holdExpiresAt }: BookingCore, now: number): boolean {
  return status === 'EXPIRED' || (status === 'PENDING' && holdExpiresAt !== null && holdExpiresAt <= now);
}
