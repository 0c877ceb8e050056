import { addQuotaClaims, readUpcomingOfService, removeQuotaClaims } from '@/lib/data/bookings/quota-claims';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { quotaOccurrence } from '@/lib/domain/availability/occurrence';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';
import { dayRange } from '@/lib/domain/time';

/**
 * A limit that is set today counts the bookings that were there before: each upcoming one takes a seat of its day.
 * More of them than the limit allows stay, and the day is full.
 */
export async function countTowardsLimit(
  tx: Tx,
  ctx: TenantContext,
  serviceId: string,
  quotaResourceId: string,
): Promise<void> {
  const { timeZone } = await readTenantUnits(tx, ctx);
  const seatsTaken = new Map<string, number>();
  const claims = [];
  for (const booking of await readUpcomingOfService(tx, ctx, serviceId)) {
    const seat = seatsTaken.get(booking.date) ?? 0;
    seatsTaken.set(booking.date, seat + 1);
    claims.push({
      bookingId: booking.id,
      resourceId: quotaResourceId,
      seat,
      ...dayRange(booking.date, 1, timeZone),
      occurrence: quotaOccurrence(quotaResourceId, booking.date),
      expiresAt: booking.holdExpiresAt && new Date(booking.holdExpiresAt.getTime() + HOLD_GRACE_MS),
    });
  }
  // What was counted when there was a limit before: numbers were given away meanwhile that nobody holds.
  await removeQuotaClaims(
    tx,
    ctx,
    quotaResourceId,
    claims.map(({ bookingId }) => bookingId),
  );
  await addQuotaClaims(tx, ctx, claims);
}
