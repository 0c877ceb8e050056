import type { TenantContext } from '@/lib/data/context';
import type { Tx } from '@/lib/data/transaction';
import {
  type BookingToMove,
  type HeldClaim,
  readBookingsToMove,
  replaceClaims,
  writeBookingTimes,
} from '@/lib/data/zoneChange';
import { classOccurrence, quotaOccurrence } from '@/lib/domain/availability/occurrence';
import { daysBetween } from '@/lib/domain/local-date';
import { dayRange, localDateOf } from '@/lib/domain/time';

/**
 * Puts upcoming bookings on another clock, inside the caller's transaction. Whole days stay the same dates, so their
 * instants and claims move; appointments stay the same instants, so their local date, and the day whose limit they
 * count towards, may change.
 * @returns why it can't be, naming the bookings; the caller must then undo everything. Null: done.
 */
export async function moveBookingsToZone(
  tx: Tx,
  ctx: TenantContext,
  zone: string,
  now: number,
): Promise<string | null> {
  const bookings = await readBookingsToMove(tx, ctx, now);
  const underWay = bookings.filter((booking) => booking.claims.some((claim) => claim.forMove));
  if (underWay.length > 0)
    return `A customer is moving a booking right now (${references(underWay)}). Try again in an hour.`;
  const moved = bookings.map((booking) => inZone(booking, zone));
  const lost = new Set(
    await replaceClaims(tx, ctx, numberQuotaSeats(moved.flatMap((booking) => booking.claims))),
  );
  if (lost.size > 0)
    return `In this zone the days of some bookings would overlap. Move or cancel one of each first: ${references(moved.filter((each) => lost.has(each.id)))}.`;
  for (const booking of moved) await writeBookingTimes(tx, ctx, booking);
  return null;
}

const references = (bookings: BookingToMove[]) => bookings.map((each) => each.reference).join(', ');

/** Bookings that now count towards another day take its seats from 0 on, so that none is taken twice. */
function numberQuotaSeats(claims: HeldClaim[]): HeldClaim[] {
  const taken = new Map<string, number>();
  return claims.map((claim) => {
    if (!claim.quota) return claim;
    const seatFrom = taken.get(claim.occurrence) ?? 0;
    taken.set(claim.occurrence, seatFrom + 1);
    return { ...claim, seatFrom, seatTo: seatFrom + 1 };
  });
}

function inZone(booking: BookingToMove, zone: string): BookingToMove {
  const wholeDays = booking.bookingType === 'DATE';
  const days = dayRange(booking.date, daysBetween(booking.date, booking.endDate) + 1, zone);
  const range = wholeDays ? days : { start: booking.start, end: booking.end };
  const date = wholeDays ? booking.date : localDateOf(booking.start, zone);
  const endDate = wholeDays ? booking.endDate : localDateOf(booking.end - 1, zone);
  const claims = booking.claims.map((claim): HeldClaim => {
    if (claim.quota)
      return { ...claim, ...dayRange(date, 1, zone), occurrence: quotaOccurrence(claim.resourceId, date) };
    if (!wholeDays) return claim;
    const shared = claim.seatTo !== null;
    return {
      ...claim,
      start: claim.start + (range.start - booking.start),
      end: claim.end + (range.end - booking.end),
      occurrence: shared ? classOccurrence(booking.serviceId, range.start) : claim.occurrence,
    };
  });
  return { ...booking, ...range, date, endDate, claims };
}
