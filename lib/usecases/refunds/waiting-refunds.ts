import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import { leftToRefund } from '@/lib/domain/refunds';
import type { Change } from '@/lib/usecases/booking-core/change';
import { writeRefund } from './fail-refund';
import type { Paired } from './mirror-refunds';
import { requestRefunds } from './request-refunds';
import type { Sight } from './sight';

/** Not known at Stripe yet: waits for a dispute, or is about to be sent. */
const isWaiting = ({ payment }: Sight, refund: RefundRow): boolean =>
  refund.paymentId === payment.id && refund.status === 'PENDING' && refund.stripeRefundId === null;

/**
 * Reduces the waiting refunds to what is left of their payment, so that money which a bank has taken, or which was
 * refunded in Stripe's dashboard meanwhile, isn't given back a second time.
 */
export async function fitWaitingRefunds(change: Change, sight: Sight, paired: Paired): Promise<void> {
  const found = new Set(paired.ours.map(({ refund }) => refund.id));
  const waiting = sight.refunds.filter((refund) => isWaiting(sight, refund) && !found.has(refund.id));
  const coming = paired.others.filter(
    ({ id, status }) =>
      status !== 'FAILED' && sight.refunds.every(({ stripeRefundId }) => stripeRefundId !== id),
  );
  let left =
    leftToRefund(
      { refunds: sight.refunds.filter((refund) => !waiting.includes(refund)), disputes: sight.disputes },
      sight.payment,
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
    await writeRefund(change, sight, refund, {
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
      booking: { ...change.booking, refunds: sight.refunds, disputes: sight.disputes },
    };
    if (rest > 0) await requestRefunds(after, [{ payment: sight.payment, amountCents: rest }], refund);
  }
}

/** Sends the refunds that waited for a dispute, once it is decided. */
export async function sendWaitingRefunds(change: Change, sight: Sight): Promise<void> {
  for (const refund of sight.refunds) {
    if (isWaiting(sight, refund)) await change.record('refund.released', { detail: { refundId: refund.id } });
  }
}

const sum = (rows: readonly { amountCents: number }[]): number =>
  rows.reduce((total, { amountCents }) => total + amountCents, 0);
