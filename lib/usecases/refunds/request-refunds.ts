import { newId } from '@/lib/data/connection/new-id';
import { addRefund } from '@/lib/data/money/refunds';
import type { CheckoutPurpose } from '@/lib/domain/checkout-purpose';
import { feeToReturn, type RefundReason } from '@/lib/domain/refunds';
import type { Change } from '@/lib/usecases/booking-core/change';

/** What refunds need to know of a payment; minor units. */
export type Refundable = {
  id: string;
  method: 'CARD' | 'CASH' | 'TRANSFER';
  purpose: CheckoutPurpose;
  amountCents: number;
  feeCents: number;
};

/**
 * Writes refunds inside a change of their booking: PENDING, sent to Stripe by a job. What was not paid by card has to
 * be handed back by the owner and stays on the owner's list until then; goodwill in cash counts as handed over already,
 * and so does what `handedOver` names.
 */
export async function requestRefunds(
  change: Change,
  parts: readonly { payment: Refundable; amountCents: number }[],
  why: { reason: RefundReason; note?: string; handedOver?: boolean },
): Promise<void> {
  const { booking, ctx } = change;
  for (const { payment, amountCents } of parts) {
    const id = newId();
    const refundedBeforeCents = booking.refunds
      .filter((refund) => refund.paymentId === payment.id && refund.status !== 'FAILED')
      .reduce((total, refund) => total + refund.amountCents, 0);
    const handedOver = why.handedOver ?? (payment.method !== 'CARD' && why.reason === 'GOODWILL');
    await addRefund(change.tx, ctx, {
      id,
      bookingId: booking.id,
      paymentId: payment.id,
      amountCents,
      feeCents: feeToReturn({
        paymentCents: payment.amountCents,
        feeCents: payment.feeCents,
        refundedBeforeCents,
        amountCents,
      }),
      currency: booking.currency,
      reason: why.reason,
      note: why.note ?? '',
      status: handedOver ? 'SUCCEEDED' : 'PENDING',
      stripeRefundId: null,
      requestedById: ctx.actor.kind === 'MEMBER' ? ctx.actor.id : null,
      settledAt: handedOver ? new Date(change.now) : null,
    });
    await change.record('refund.requested', {
      after: { amountCents, reason: why.reason, refundId: id },
      detail: { send: payment.method === 'CARD' && !handedOver ? { dedupeKey: `refund:${id}:1` } : null },
    });
  }
}
