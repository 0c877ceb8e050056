import { claimWants, lockWants, releaseClaims } from '@/lib/data/claims';
import type { Catalogue } from '@/lib/domain/catalogue';
import type { Change } from './change';
import { wantsOfBooking } from './wants';

/**
 * A hold that ran out is claimed anew until `expiresAt` (null: for good), if its range is free, still offered and ahead.
 * @returns the claimed resources; null when the range is lost
 */
export async function claimAgain(
  change: Change,
  catalogue: Catalogue,
  expiresAt: Date | null,
): Promise<string[] | null> {
  const { tx, ctx, booking } = change;
  if (booking.start <= change.now) return null;
  const wants = wantsOfBooking(catalogue, booking);
  if (!wants) return null;
  // What is left of the hold goes; locked first, so that nobody waits for us while we wait for them.
  await lockWants(tx, ctx, wants);
  await releaseClaims(tx, ctx, booking.id);
  return claimWants(tx, ctx, booking.id, wants, { expiresAt, forMove: false });
}
