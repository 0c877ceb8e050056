import { addQuotaClaims, readUpcomingOfService, removeQuotaClaims } from '@/lib/data/bookings/quota-claims';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { quotaOccurrence } from '@/lib/domain/availability/occurrence';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';
import { dayRange } from '@/lib/domain/time';

/**
 * Counts existing bookings towards a new daily limit: each upcoming one takes a seat of its day. Bookings beyond the
 * limit stay, and the day is full.
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
  // Removes the claims of a former limit: their seat numbers may have been assigned again meanwhile.
  await removeQuotaClaims(
    tx,
    ctx,
    quotaResourceId,
    claims.map(({ bookingId }) => bookingId),
  );
  await addQuotaClaims(tx, ctx, claims);
}
