import type { TenantContext } from '@/lib/data/context';
import { readRefundToSend } from '@/lib/data/refunds';
import { StripeRefused } from '@/lib/integrations/stripe/client';
import { refundPayment, type StripeRefund } from '@/lib/integrations/stripe/refunds';
import { changeBooking } from '@/lib/usecases/bookings/change';
import { NonRetryable } from '@/lib/usecases/jobs/non-retryable';
import { settleRefund } from './settle-refund';

/**
 * Sends one refund to Stripe, with transfer and fee taken back in proportion: by Stripe, or by a job of ours where the
 * transfer was moved before. The idempotency key is the refund and its
 * attempt, so sending it twice is sending it once. While its payment is disputed it waits.
 * @throws AppError unavailable when Stripe is away: the job comes back
 */
export async function sendRefund(ctx: TenantContext, payload: { refundId: string }): Promise<void> {
  const refund = await readRefundToSend(ctx, payload.refundId);
  if (!refund) throw new NonRetryable(`Refund ${payload.refundId} is gone`);
  if (refund.status !== 'PENDING' || refund.stripeRefundId !== null || refund.frozen) return;
  const { paymentIntentId } = refund;
  if (!paymentIntentId) throw new NonRetryable('What was not paid by card is handed back by the owner');

  const answer: Pick<StripeRefund, 'status' | 'failure'> & { id: string | null } = await refundPayment({
    idempotencyKey: `refund:${refund.id}:${refund.attempt}`,
    paymentIntentId,
    amountCents: refund.amountCents,
    // Stripe gives the fee back only along with the transfer; where a job of ours takes the share, it leaves the fee there.
    reverseTransfer: !refund.ownReversal,
    refundApplicationFee: !refund.ownReversal && refund.paymentFeeCents > 0,
    metadata: {
      tenantId: ctx.tenantId,
      bookingId: refund.bookingId,
      refundId: refund.id,
      attempt: String(refund.attempt),
    },
  }).catch((error: unknown) => {
    // 409: the same call is running; anything else that Stripe refuses will be refused again.
    if (!(error instanceof StripeRefused) || error.status === 409) throw error;
    return { id: null, status: 'FAILED' as const, failure: error.code };
  });

  await changeBooking(ctx, refund, async (change) => {
    const current = change.booking.refunds.find(({ id }) => id === refund.id);
    if (current?.attempt !== refund.attempt) return;
    await settleRefund(change, current, { ...answer, stripeRefundId: answer.id });
  });
}
