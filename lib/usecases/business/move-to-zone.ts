import {
  type BookingToMove,
  type HeldClaim,
  keepOthersInZone,
  readBookingsToMove,
  replaceClaims,
  writeBookingTimes,
} from '@/lib/data/bookings/zone-change';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { classOccurrence, quotaOccurrence } from '@/lib/domain/availability/occurrence';
import { daysBetween } from '@/lib/domain/local-date';
import { dayRange, localDateOf } from '@/lib/domain/time';

/**
 * Moves upcoming bookings to another time zone, inside the caller's transaction. Whole days keep their dates, so their
 * instants and claims move; appointments keep their instants, so their local date, and the day whose limit they count
 * towards, may change. Past and cancelled bookings keep their zone.
 * @returns why it can't be done, naming the bookings; the caller must then roll back. Null: done.
 */
export async function moveBookingsToZone(
  tx: Tx,
  ctx: TenantContext,
  { from, to }: { from: string; to: string },
  now: number,
): Promise<string | null> {
  const bookings = await readBookingsToMove(tx, ctx, now);
  const underWay = bookings.filter((booking) => booking.claims.some((claim) => claim.forMove));
  if (underWay.length > 0)
    return `A customer is moving a booking right now (${references(underWay)}). Try again in an hour.`;
  const moved = bookings.map((booking) => inZone(booking, to));
  const claims = numberQuotaSeats(moved.flatMap((booking) => booking.claims));
  const lost = await replaceClaims(tx, ctx, claims);
  if (lost.length > 0)
    return `In this zone the days of some bookings would overlap. Move or cancel one of each first: ${overlaps(moved, claims, lost)}.`;
  for (const booking of moved) await writeBookingTimes(tx, ctx, booking);
  await keepOthersInZone(
    tx,
    ctx,
    from,
    moved.map(({ id }) => id),
  );
  return null;
}

/**
 * "A7K2 and B3M9; C1 and D4": each pair that would overlap, or the one booking that found no room without overlapping
 * another.
 */
function overlaps(bookings: BookingToMove[], claims: HeldClaim[], lost: string[]): string {
  const nameOf = new Map(bookings.map(({ id, reference }) => [id, reference]));
  const pairs = new Set<string>();
  const met = new Set<string>();
  const sorted = [...claims].sort((a, b) => a.start - b.start);
  sorted.forEach((one, index) => {
    for (const other of sorted.slice(index + 1)) {
      if (other.start >= one.end) break;
      if (other.bookingId === one.bookingId || other.resourceId !== one.resourceId) continue;
      if (one.occurrence === other.occurrence && !sharesSeat(one, other)) continue;
      for (const { bookingId } of [one, other]) met.add(bookingId);
      pairs.add(`${nameOf.get(one.bookingId)} and ${nameOf.get(other.bookingId)}`);
    }
  });
  const alone = lost.filter((id) => !met.has(id)).map((id) => nameOf.get(id));
  return [...pairs, ...alone].join('; ');
}

const sharesSeat = (one: HeldClaim, other: HeldClaim) =>
  one.seatFrom < (other.seatTo ?? Number.POSITIVE_INFINITY) &&
  other.seatFrom < (one.seatTo ?? Number.POSITIVE_INFINITY);

const references = (bookings: BookingToMove[]) => bookings.map((each) => each.reference).join(', ');

/**
 * Numbers the quota seats of the bookings that now count towards another day from 0 on, so that no seat is taken twice.
 */
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
