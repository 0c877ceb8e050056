import type { TenantContext } from '@/lib/data/context';
import { noteDisputeMoney, readDisputeMoney } from '@/lib/data/disputes';
import { takeFromTransfers, transferToBusiness } from '@/lib/integrations/stripe/transfers';
import { NonRetryable } from '@/lib/usecases/jobs/non-retryable';
import { transferGroupOf } from '@/lib/usecases/payments/transfer-group';

/**
 * Brings the business's account in line with a dispute: what the bank took from the platform is taken from the
 * business, and given back to it once the dispute is won. Both carry idempotency keys; looked at again after each step,
 * since the dispute may be decided meanwhile.
 * @throws AppError unavailable when Stripe is away: the job comes back
 */
export async function settleDispute(ctx: TenantContext, payload: { disputeId: string }): Promise<void> {
  for (;;) {
    const dispute = await readDisputeMoney(ctx, payload.disputeId);
    if (!dispute) throw new NonRetryable(`Dispute ${payload.disputeId} is gone`);
    if (dispute.status === 'INQUIRY') return;
    const key = `dispute:${dispute.id}`;
    const about = {
      transferGroup: transferGroupOf(dispute.paymentId),
      reason: { disputeId: dispute.stripeDisputeId },
    };
    if (dispute.status !== 'WON' && dispute.reversedCents === 0) {
      if (!dispute.paymentIntentId) throw new NonRetryable('Only a payment by card can be disputed');
      const { takenCents } = await takeFromTransfers({
        ...about,
        idempotencyKey: `${key}:reverse`,
        paymentIntentId: dispute.paymentIntentId,
        amountCents: dispute.amountCents,
      });
      if (takenCents === 0) return;
      await noteDisputeMoney(ctx, dispute.id, { reversedCents: takenCents });
    } else if (dispute.status === 'WON' && dispute.reversedCents > dispute.restoredCents) {
      if (!dispute.stripeAccountId) throw new NonRetryable('The business has no account to give it back to');
      await transferToBusiness({
        ...about,
        idempotencyKey: `${key}:restore`,
        destinationAccountId: dispute.stripeAccountId,
        amountCents: dispute.reversedCents,
        currency: dispute.currency,
      });
      await noteDisputeMoney(ctx, dispute.id, { restoredCents: dispute.reversedCents });
    } else {
      return;
    }
  }
}
