import type { TenantContext } from '@/lib/data/context';
import { type RefundShare, readRefundShare } from '@/lib/data/refunds';
import { reversedWithRefund } from '@/lib/integrations/stripe/refunds';
import { destinationOf, takeFromTransfers, transferToBusiness } from '@/lib/integrations/stripe/transfers';
import { NonRetryable } from '@/lib/usecases/jobs/non-retryable';
import { transferGroupOf } from './transfer-group';

/**
 * The business's part of a refund: its sum without the platform's commission on it. Every attempt that reached Stripe
 * takes it once, every one that failed gives it back once, each under its own key: in whatever order that is heard and
 * done, what is left is the share of the attempt that arrived.
 */
const shareOf = (refund: RefundShare) => refund.amountCents - refund.feeCents;

/**
 * Takes the share of a refund that Stripe was told not to take along, since its payment's transfer had been moved.
 * @throws Error while what the business is to get again of this payment is not there yet: the job comes back
 */
export async function takeShare(
  ctx: TenantContext,
  payload: { refundId: string; attempt: number },
): Promise<void> {
  const refund = await find(ctx, payload.refundId);
  const wanted = shareOf(refund);
  const { takenCents } = await takeFromTransfers({
    idempotencyKey: `refund:${refund.id}:${payload.attempt}:reversal`,
    paymentIntentId: refund.paymentIntentId,
    transferGroup: transferGroupOf(refund.paymentId),
    amountCents: wanted,
    reason: reasonOf(payload),
  });
  if (takenCents < wanted) {
    throw new Error(`Only ${takenCents} of ${wanted} can be taken from the business for refund ${refund.id}`);
  }
}

/** A refund failed at the bank: its sum is with the platform again, so its share goes back to the business. */
export async function restoreShare(
  ctx: TenantContext,
  payload: { refundId: string; attempt: number; stripeRefundId: string; ownReversal: boolean },
): Promise<void> {
  const refund = await find(ctx, payload.refundId);
  const takenCents = payload.ownReversal
    ? refund.amountCents
    : await reversedWithRefund(payload.stripeRefundId);
  await give(refund, {
    idempotencyKey: `refund:${refund.id}:${payload.attempt}:restore`,
    // Stripe gave the commission to the business along with the refund and leaves it there.
    amountCents: takenCents - refund.feeCents,
    reason: reasonOf(payload),
  });
}

/** The business has handed a card refund back by hand: the platform gives it the commission on that. */
export async function returnCommission(
  ctx: TenantContext,
  payload: { refundId: string; attempt: number },
): Promise<void> {
  const refund = await find(ctx, payload.refundId);
  await give(refund, {
    idempotencyKey: `refund:${refund.id}:commission`,
    amountCents: refund.feeCents,
    reason: reasonOf(payload),
  });
}

async function give(
  refund: Paid,
  what: { idempotencyKey: string; amountCents: number; reason: ReturnType<typeof reasonOf> },
): Promise<void> {
  if (what.amountCents <= 0) return;
  const destinationAccountId = await destinationOf(refund.paymentIntentId);
  if (!destinationAccountId) return;
  await transferToBusiness({
    ...what,
    destinationAccountId,
    transferGroup: transferGroupOf(refund.paymentId),
    currency: refund.currency,
  });
}

type Paid = RefundShare & { paymentIntentId: string };

async function find(ctx: TenantContext, id: string): Promise<Paid> {
  const refund = await readRefundShare(ctx, id);
  if (!refund) throw new NonRetryable(`Refund ${id} is gone`);
  const { paymentIntentId } = refund;
  if (!paymentIntentId) throw new NonRetryable('What was not paid by card has no share at Stripe');
  return { ...refund, paymentIntentId };
}

const reasonOf = ({ refundId, attempt }: { refundId: string; attempt: number }) => ({
  refundId,
  attempt: String(attempt),
});
