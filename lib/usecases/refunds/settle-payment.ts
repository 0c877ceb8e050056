import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { noteRefusedMove, type PaymentToSettle, readPaymentToSettle } from '@/lib/data/money/payments';
import { businessShare } from '@/lib/domain/business-share';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { NotYet } from '@/lib/domain/jobs/not-yet';
import { StripeRefused, wasAnswered } from '@/lib/integrations/stripe/client';
import { listDisputes } from '@/lib/integrations/stripe/disputes';
import { listRefunds } from '@/lib/integrations/stripe/refunds';
import {
  readAvailable,
  readShare,
  reverseTransfer,
  type Share,
  transferToBusiness,
} from '@/lib/integrations/stripe/transfers';

/** Far more than a payment ever needs: each round moves something and reads again. */
const MOST_ROUNDS = 30;
const UNTIL_BALANCE_MS = 30 * 60_000;

/**
 * Reconciles what the business has of a card payment with what it is to have (`businessShare`), both as Stripe has them
 * now. Nothing about past transfers is stored, so the result doesn't depend on the order or number of events about
 * refunds and disputes. An idempotency key names the state before the move: two runs that read the same state do it
 * once, and one that read a stale state is refused and reads again.
 *
 * If there is less left to reverse than is due (a bank took more than was left after refunds), what is left is
 * reversed.
 * @throws NotYet while a balance at Stripe doesn't suffice, or Stripe refuses for another transient reason (a
 * restricted account, a stale state); StripeRefused for a key without the permission; AppError unavailable while Stripe
 * is away: the job is retried
 */
export async function settlePayment(ctx: TenantContext, payload: { paymentId: string }): Promise<void> {
  const { paymentId } = payload;
  /** By transfer: what the business's balance allows to be reversed, after a refusal for lack of it. */
  const allowed = new Map<string, number>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const payment = await readPaymentToSettle(ctx, paymentId);
    if (!payment) throw new NonRetryable(`Payment ${paymentId} is gone`);
    const { paymentIntentId, accountId, currency } = payment;
    if (!paymentIntentId) return;
    const transferGroup = `payment:${paymentId}`;
    const share = await readShare({ paymentIntentId, transferGroup, accountId });
    if (!share) return;
    const missingCents = (await wantedShare(payment, paymentIntentId, share)) - share.hasCents;
    if (missingCents === 0) return;
    const about = { metadata: { paymentId } };
    if (missingCents > 0) {
      const idempotencyKey = `share:${paymentId}:give:${share.given.length}:${payment.movesRefused}`;
      const give = () =>
        transferToBusiness({
          ...about,
          idempotencyKey,
          destinationAccountId: share.accountId,
          transferGroup,
          amountCents: missingCents,
          currency,
        });
      if (!(await moved(ctx, paymentId, give))) {
        throw new NotYet(
          `The platform has less than ${missingCents} for payment ${paymentId}`,
          UNTIL_BALANCE_MS,
        );
      }
      continue;
    }
    const from = source(share, -missingCents, allowed);
    if (!from) {
      if (allowed.size === 0) return;
      throw new NotYet(
        `The business has less than ${-missingCents} for payment ${paymentId}`,
        UNTIL_BALANCE_MS,
      );
    }
    const idempotencyKey = `share:${paymentId}:${from.id}:${from.reversedCents}:${payment.movesRefused}`;
    const take = () =>
      reverseTransfer({
        ...about,
        idempotencyKey,
        accountId: share.accountId,
        transferId: from.id,
        amountCents: from.amountCents,
      });
    if (await moved(ctx, paymentId, take)) allowed.delete(from.id);
    else {
      const available = allowed.has(from.id) ? 0 : await readAvailable(share.accountId, currency);
      allowed.set(from.id, available < from.amountCents ? available : 0);
    }
  }
  throw new Error(`Payment ${paymentId} changes faster than it can be settled`);
}

async function wantedShare(payment: PaymentToSettle, paymentIntentId: string, share: Share): Promise<number> {
  const standing = (await listRefunds(paymentIntentId, share.accountId)).filter(
    ({ status }) => status !== 'FAILED',
  );
  const disputes = await listDisputes(paymentIntentId, share.accountId);
  const arrived = (refund: PaymentToSettle['refunds'][number]) =>
    standing.some(({ id, metadata }) => id === refund.stripeRefundId || metadata.refundId === refund.id);
  const ours = payment.refunds.filter((refund) => refund.stripeRefundId === null && !arrived(refund));
  // Reversed before the refund is sent, so that the platform never pays for it; not while a dispute blocks the sending.
  const coming = payment.frozen ? [] : ours.filter(({ status }) => status === 'PENDING');
  return businessShare({
    amountCents: payment.amountCents,
    feeCents: share.feeCents,
    refundedCents: sum(standing) + sum(coming),
    handedBackCents: sum(ours.filter(({ status }) => status === 'SUCCEEDED')),
    takenCents: disputes.reduce((total, { takenCents }) => total + takenCents, 0),
  });
}

/** Makes the transfer or reversal. @returns false when a balance doesn't suffice */
async function moved(ctx: TenantContext, paymentId: string, move: () => Promise<void>): Promise<boolean> {
  try {
    await move();
    return true;
  } catch (error) {
    if (wasAnswered(error)) await noteRefusedMove(ctx, paymentId);
    if (!(error instanceof StripeRefused)) throw error;
    if (error.code === 'balance_insufficient') return false;
    // A restricted account may be unblocked, and a stale state is read again: what is owed is never given up.
    if (error.status !== 401 && error.status !== 403)
      throw new NotYet(error.message, UNTIL_BALANCE_MS, error);
    throw error;
  }
}

/**
 * The transfer to reverse next: later transfers first, since the charge's own transfer can be reversed whatever the
 * business's balance is.
 */
function source(share: Share, amountCents: number, allowed: ReadonlyMap<string, number>) {
  for (const { id, reversedCents, leftCents } of [...share.given, share.own]) {
    const most = Math.min(amountCents, leftCents, allowed.get(id) ?? leftCents);
    if (most > 0) return { id, reversedCents, amountCents: most };
  }
  return null;
}

const sum = (rows: readonly { amountCents: number }[]): number =>
  rows.reduce((total, { amountCents }) => total + amountCents, 0);
