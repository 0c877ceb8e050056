import { keepLiveClaims } from '@/lib/data/bookings/claims';
import type { Catalogue } from '@/lib/domain/catalogue';
import type { Change } from './change';
import { claimAgain } from './claim-again';

/**
 * Confirms a PENDING or EXPIRED booking that is paid, or for which nothing is due, if its range is still or again its
 * own (rule: holds and payment). An expired hold is claimed again, if its range is free and ahead. `catalogue` holds
 * what was agreed, on sale or not (`getCatalogueOf`).
 * @returns false when the range is lost; nothing was changed then
 */
export async function confirmInChange(change: Change, catalogue: Catalogue): Promise<boolean> {
  const { tx, ctx, booking } = change;
  let resourceIds = booking.resourceIds;
  if (booking.status !== 'PENDING' || (await keepLiveClaims(tx, ctx, booking.id)) === 0) {
    const claimed = await claimAgain(change, catalogue, null);
    if (claimed === null) return false;
    resourceIds = claimed;
  }
  await change.step('CONFIRM', {
    resourceIds,
    holdExpiresAt: null,
    confirmedAt: new Date(change.now),
  });
  await change.record('booking.confirmed', {
    before: { status: booking.status },
    after: { status: 'CONFIRMED' },
    detail: { resourceIds },
  });
  return true;
}
