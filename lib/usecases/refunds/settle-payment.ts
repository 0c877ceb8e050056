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

/** Far more than a payment ever needs: each round moves something and looks again. */
const MOST_ROUNDS = 30;
const UNTIL_BALANCE_MS = 30 * 60_000;

/**
 * Brings what the business has of a card payment in line with what it is to have (`businessShare`), both by Stripe's
 * present word. Nothing of what was moved is remembered here, so it comes to the same in whatever order, and however
 * often, refunds and disputes are heard of. A key names what was seen before the move: two that see the same do it once,
 * and one whose picture is old is refused and looks again.
 *
 * Where no more is left to take (a bank took more than was left after refunds), what there is has been taken.
 * @throws NotYet while a balance at Stripe doesn't suffice, or Stripe refuses for another reason that may pass (an account
 * that is restricted, an old picture); StripeRefused for a key that may not do it; AppError unavailable while Stripe is away:
 * the job comes back
 */
export async function settlePayment(ctx: TenantContext, payload: { paymentId: string }): Promise<void> {
  const { paymentId } = payload;
  /** What the business's balance allows to be taken of transfers that have been refused for lack of it. */
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
  // Taken before it is sent, so that the platform never pays for it; not while a dispute keeps it from being sent.
  const coming = payment.frozen ? [] : ours.filter(({ status }) => status === 'PENDING');
  return businessShare({
    amountCents: payment.amountCents,
    feeCents: share.feeCents,
    refundedCents: sum(standing) + sum(coming),
    handedBackCents: sum(ours.filter(({ status }) => status === 'SUCCEEDED')),
    takenCents: disputes.reduce((total, { takenCents }) => total + takenCents, 0),
  });
}

/** Moves it. @returns false: a balance doesn't suffice */
async function moved(ctx: TenantContext, paymentId: string, move: () => Promise<void>): Promise<boolean> {
  try {
    await move();
    return true;
  } catch (error) {
    if (wasAnswered(error)) await noteRefusedMove(ctx, paymentId);
    if (!(error instanceof StripeRefused)) throw error;
    if (error.code === 'balance_insufficient') return false;
    // A restricted account may be opened again, and an old picture is looked at anew: what is owed is never given up.
    if (error.status !== 401 && error.status !== 403)
      throw new NotYet(error.message, UNTIL_BALANCE_MS, error);
    throw error;
  }
}

/**
 * What to take from next: from what was given again first, since the charge's own transfer can be taken back whatever
 * the business's balance is.
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
