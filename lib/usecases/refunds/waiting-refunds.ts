import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import { leftToRefund } from '@/lib/domain/refunds';
import type { Change } from '@/lib/usecases/booking-core/change';
import { writeRefund } from './fail-refund';
import type { Paired } from './mirror-refunds';
import { requestRefunds } from './request-refunds';
import type { SyncedPayment } from './synced-payment';

/** Not known at Stripe yet: waits for a dispute, or is about to be sent. */
const isWaiting = ({ payment }: SyncedPayment, refund: RefundRow): boolean =>
  refund.paymentId === payment.id && refund.status === 'PENDING' && refund.stripeRefundId === null;

/**
 * Reduces the waiting refunds to what is left of their payment, so that money which a bank has taken, or which was
 * refunded in Stripe's dashboard meanwhile, isn't given back a second time.
 */
export async function fitWaitingRefunds(
  change: Change,
  synced: SyncedPayment,
  paired: Paired,
): Promise<void> {
  const found = new Set(paired.ours.map(({ refund }) => refund.id));
  const waiting = synced.refunds.filter((refund) => isWaiting(synced, refund) && !found.has(refund.id));
  const coming = paired.others.filter(
    ({ id, status }) =>
      status !== 'FAILED' && synced.refunds.every(({ stripeRefundId }) => stripeRefundId !== id),
  );
  let left =
    leftToRefund(
      { refunds: synced.refunds.filter((refund) => !waiting.includes(refund)), disputes: synced.disputes },
      synced.payment,
    ) -
    sum(coming) -
    // Counted as failed here, but arrived after all.
    sum(
      paired.ours
        .filter((each) => each.refund.status === 'FAILED' && each.found.status !== 'FAILED')
        .map(({ found }) => found),
    );
  for (const refund of waiting) {
    if (refund.amountCents <= left) {
      left -= refund.amountCents;
      continue;
    }
    const rest = Math.max(0, left);
    left = 0;
    await writeRefund(change, synced, refund, {
      status: 'FAILED',
      failure: 'The customer got this money back in another way.',
      settledAt: new Date(change.now),
    });
    await change.update({});
    await change.record('refund.failed', {
      after: { amountCents: refund.amountCents, refundId: refund.id },
      detail: { isOwed: false },
    });
    const after = {
      ...change,
      booking: { ...change.booking, refunds: synced.refunds, disputes: synced.disputes },
    };
    if (rest > 0) await requestRefunds(after, [{ payment: synced.payment, amountCents: rest }], refund);
  }
}

/** Sends the refunds that waited for a dispute, once it is decided. */
export async function sendWaitingRefunds(change: Change, synced: SyncedPayment): Promise<void> {
  for (const refund of synced.refunds) {
    if (isWaiting(synced, refund))
      await change.record('refund.released', { detail: { refundId: refund.id } });
  }
}

const sum = (rows: readonly { amountCents: number }[]): number =>
  rows.reduce((total, { amountCents }) => total + amountCents, 0);
