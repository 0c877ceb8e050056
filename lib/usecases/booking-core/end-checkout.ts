import type { CheckoutRow } from '@/lib/data/bookings/booking-shape';
import { releaseClaims } from '@/lib/data/bookings/claims';
import { setCheckoutStatus } from '@/lib/data/money/checkouts';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';
import type { Change } from './change';
import { dropMove } from './pending-move';

/** Whether a checkout can still be paid, or is being paid. */
export const isLive = ({ status }: Pick<CheckoutRow, 'status'>): boolean =>
  status === 'NEW' || status === 'OPEN' || status === 'PROCESSING';

/**
 * Ends an unpaid checkout: a hold that nobody can pay for any more expires and its range is free at once; a move that
 * waited for it is dropped. A checkout that has ended already stays as it is.
 */
export async function endCheckout(
  change: Change,
  checkoutId: string,
  { status, failure }: { status: 'EXPIRED' | 'FAILED'; failure?: string },
): Promise<void> {
  const { booking } = change;
  const checkout = booking.checkouts.find(({ id }) => id === checkoutId);
  if (!checkout || !isLive(checkout)) return;
  // A declined card may be recorded concurrently, without the booking's lock: its failure is kept.
  const more = failure === undefined ? {} : { failure };
  await setCheckoutStatus(change.tx, change.ctx, [checkoutId], status, more);
  if (status === 'FAILED') {
    await change.record('payment.failed', { after: { purpose: checkout.purpose } });
  }
  // One that ends before its time makes room for another move.
  const unpaid = status === 'FAILED' || (checkout.expiresAt ?? 0) <= change.now + HOLD_GRACE_MS;
  if (booking.pendingMove?.checkoutId === checkoutId) await dropMove(change, { unpaid });
  const others = booking.checkouts.some((other) => other.id !== checkoutId && isLive(other));
  if (booking.status === 'PENDING' && !others) await expireInChange(change);
}

/** PENDING → EXPIRED: the range is free at once. */
export async function expireInChange(change: Change): Promise<void> {
  await releaseClaims(change.tx, change.ctx, change.booking.id);
  await change.step('EXPIRE', { holdExpiresAt: null });
  const { status } = change.booking;
  await change.record('booking.expired', { before: { status }, after: { status: 'EXPIRED' } });
}
