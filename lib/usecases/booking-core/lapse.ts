import type { CheckoutRow } from '@/lib/data/bookings/booking-shape';
import { releaseClaims } from '@/lib/data/bookings/claims';
import { setCheckoutStatus } from '@/lib/data/money/checkouts';
import type { Change } from './change';
import { dropMove } from './pending-move';

/** Can still be paid, or is being paid. */
export const isLive = ({ status }: Pick<CheckoutRow, 'status'>): boolean =>
  status === 'NEW' || status === 'OPEN' || status === 'PROCESSING';

/**
 * A checkout ended unpaid: a hold that nobody can pay for any more lapses and frees its range at once; a move that
 * waited for it is dropped. Nothing happens to one that ended before.
 */
export async function endCheckout(
  change: Change,
  checkoutId: string,
  { status, failure }: { status: 'EXPIRED' | 'FAILED'; failure?: string },
): Promise<void> {
  const { booking } = change;
  const checkout = booking.checkouts.find(({ id }) => id === checkoutId);
  if (!checkout || !isLive(checkout)) return;
  // A declined card may be noted on it at this moment, without the booking's lock: that stays as it is.
  const more = failure === undefined ? {} : { failure };
  await setCheckoutStatus(change.tx, change.ctx, [checkoutId], status, more);
  if (status === 'FAILED') {
    await change.record('payment.failed', { after: { purpose: checkout.purpose } });
  }
  if (booking.pendingMove?.checkoutId === checkoutId) await dropMove(change);
  const others = booking.checkouts.some((other) => other.id !== checkoutId && isLive(other));
  if (booking.status === 'PENDING' && !others) await expireInChange(change);
}

/** PENDING → EXPIRED: its range is free again at once. */
export async function expireInChange(change: Change): Promise<void> {
  await releaseClaims(change.tx, change.ctx, change.booking.id);
  await change.step('EXPIRE', { holdExpiresAt: null });
  const { status } = change.booking;
  await change.record('booking.expired', { before: { status }, after: { status: 'EXPIRED' } });
}
