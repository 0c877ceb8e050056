import { newId } from '@/lib/data/newId';
import { findPaymentOwner } from '@/lib/data/payments';
import { addRefund } from '@/lib/data/refunds';
import type { RefundStatus } from '@/lib/domain/refunds';
import { listRefunds } from '@/lib/integrations/stripe/refunds';
import { type Change, changeBooking } from '@/lib/usecases/bookings/change';
import { settleRefund } from './settle-refund';

type RefundAtStripe = {
  refundId: string;
  paymentIntentId: string | null;
  status: RefundStatus;
  amountCents: number;
  failure: string;
  metadata: Record<string, string>;
};

/**
 * A refund changed at Stripe: ours is brought in line; one that was made in Stripe's dashboard is written down.
 * @throws Error while the payment isn't known here yet: the job comes back later
 */
export async function mirrorRefund(found: RefundAtStripe): Promise<string> {
  if (!found.paymentIntentId) return 'without a payment';
  const owner = await findPaymentOwner(found.paymentIntentId);
  if (!owner) throw new Error(`Payment ${found.paymentIntentId} is not known here yet`);
  await changeBooking(owner.ctx, owner, (change) => mirror(change, owner.id, found));
  return found.status.toLowerCase();
}

/** All refunds of a payment as Stripe has them now. @throws Error while the payment isn't known here yet; AppError unavailable */
export async function mirrorRefundsOf(paymentIntentId: string | null): Promise<string> {
  if (!paymentIntentId) return 'without a payment';
  for (const { id, ...refund } of await listRefunds(paymentIntentId)) {
    await mirrorRefund({ ...refund, refundId: id });
  }
  return 'refunds looked up';
}

async function mirror(change: Change, paymentId: string, found: RefundAtStripe): Promise<void> {
  const { booking, tx, ctx } = change;
  const known = booking.refunds.find(({ stripeRefundId }) => stripeRefundId === found.refundId);
  const named = booking.refunds.find(
    ({ id, attempt }) => id === found.metadata.refundId && String(attempt) === found.metadata.attempt,
  );
  const ours = known ?? named;
  if (ours) {
    await settleRefund(change, ours, { ...found, stripeRefundId: found.refundId });
    return;
  }
  // An earlier attempt of ours: the present one counts.
  if (found.metadata.refundId) return;
  if (booking.refunds.some(({ earlierStripeIds }) => earlierStripeIds.includes(found.refundId))) return;
  // A failed one is written down too: its success may be told after its failure, and must not count then.
  const id = newId();
  await addRefund(tx, ctx, {
    id,
    bookingId: booking.id,
    paymentId,
    amountCents: found.amountCents,
    feeCents: 0,
    currency: booking.currency,
    reason: 'GOODWILL',
    note: 'Made at Stripe',
    status: found.status,
    stripeRefundId: found.refundId,
    ownReversal: false,
    requestedById: null,
    failure: found.failure,
    settledAt: found.status === 'PENDING' ? null : new Date(change.now),
  });
  await change.update({});
  await change.audit(found.status === 'FAILED' ? 'refund.failed' : 'refund.sent', {
    amountCents: found.amountCents,
    refundId: id,
  });
  if (found.status === 'SUCCEEDED') change.mail('refund_sent', { refundId: id });
}
