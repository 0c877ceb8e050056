import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type RefundToSend, readRefundToSend, updateRefund } from '@/lib/data/money/refunds';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { NotYet } from '@/lib/domain/jobs/not-yet';
import { StripeRefused, wasAnswered } from '@/lib/integrations/stripe/client';
import { refundPayment } from '@/lib/integrations/stripe/refunds';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { failRefund } from './fail-refund';
import { settlePayment } from './settle-payment';
import { syncPaymentWithStripe } from './sync-payment';

const WAIT_MS = 30 * 60_000;

/**
 * Sends one refund to Stripe, after the business's share of it was reversed: the platform never lends it. The
 * idempotency key is the refund and its attempt, so the call is idempotent; a later attempt is sent only when no former
 * one stands. While its payment is disputed it waits.
 * @throws AppError unavailable when Stripe is away, NotYet while a balance doesn't suffice: the job is retried
 */
export async function sendRefund(ctx: TenantContext, payload: { refundId: string }): Promise<void> {
  let refund = await read(ctx, payload.refundId);
  if (!isToBeSent(refund)) return;
  const { paymentIntentId, paymentId } = refund;
  if (!paymentIntentId) throw new NonRetryable('What was not paid by card is handed back by the owner');
  if (refund.attempt > 1) {
    await syncPaymentWithStripe(paymentIntentId);
    refund = await read(ctx, payload.refundId);
    if (!isToBeSent(refund)) return;
  }
  // A business with too low a balance, or a closed account, owes the platform the rest; the customer doesn't wait for
  // that. The share is reversed later, once the refund was sent.
  await settlePayment(ctx, { paymentId }).catch((error: unknown) => {
    if (!(error instanceof NotYet || error instanceof StripeRefused)) throw error;
  });
  const { attempt } = refund;
  const sent = await refundPayment({
    idempotencyKey: `refund:${refund.id}:${attempt}`,
    paymentIntentId,
    accountId: refund.accountId,
    amountCents: refund.amountCents,
    metadata: {
      tenantId: ctx.tenantId,
      bookingId: refund.bookingId,
      refundId: refund.id,
      attempt: String(attempt),
    },
  }).catch((error: unknown) => notSent(ctx, { ...refund, paymentIntentId }, error));
  if (sent) await syncPaymentWithStripe(paymentIntentId, [sent]);
}

async function read(ctx: TenantContext, refundId: string): Promise<RefundToSend> {
  const refund = await readRefundToSend(ctx, refundId);
  if (!refund) throw new NonRetryable(`Refund ${refundId} is gone`);
  return refund;
}

const isToBeSent = ({ status, stripeRefundId, frozen }: RefundToSend): boolean =>
  status === 'PENDING' && stripeRefundId === null && !frozen;

/**
 * Handles a refused or unanswered call. If Stripe answered, its state is read: the refund may exist after all, or a
 * dispute that isn't known here, for which it waits. An error that would recur fails the refund; any other is retried
 * with another key, since Stripe keeps its answer to this one.
 */
async function notSent(
  ctx: TenantContext,
  refund: RefundToSend & { paymentIntentId: string },
  error: unknown,
): Promise<null> {
  if (!wasAnswered(error)) throw error;
  await syncPaymentWithStripe(refund.paymentIntentId);
  const waits = await changeBooking(ctx, refund, async (change) => {
    const { booking, tx } = change;
    const current = booking.refunds.find(({ id }) => id === refund.id);
    const payment = booking.payments.find(({ id }) => id === refund.paymentId);
    if (!payment || current?.attempt !== refund.attempt) return false;
    if (current.status !== 'PENDING' || current.stripeRefundId !== null) return false;
    const disputes = booking.disputes.filter(({ paymentId }) => paymentId === payment.id);
    const isFrozen = disputes.some(({ status }) => status === 'OPEN');
    if (!isFrozen && isFinal(error, disputes.length > 0)) {
      const synced = { payment, refunds: booking.refunds, disputes: booking.disputes, changed: false };
      await failRefund(change, synced, current, { stripeRefundId: null, failure: error.code });
      await change.record('payment.share_changed', { detail: { paymentId: payment.id } });
      return false;
    }
    await updateRefund(tx, ctx, refund.id, { attempt: refund.attempt + 1 });
    return !isFrozen;
  });
  if (waits !== true) return null;
  if (error instanceof StripeRefused && error.status !== 401 && error.status !== 403) {
    throw new NotYet(`Stripe doesn't take refund ${refund.id} yet: ${error.code}`, WAIT_MS, error);
  }
  throw error;
}

/** Stripe's codes of transient errors: a balance, or another call at the same time. */
const passing = new Set([
  'balance_insufficient',
  'insufficient_funds',
  'idempotency_error',
  'idempotency_key_in_use',
  'lock_timeout',
  'rate_limit',
]);

/** Stripe's two codes for a disputed payment. */
const disputed = new Set(['charge_disputed', 'refund_disputed_payment']);

function isFinal(error: unknown, isDisputed: boolean): error is StripeRefused {
  if (!(error instanceof StripeRefused) || ![400, 402, 404].includes(error.status)) return false;
  // Disputed, but Stripe's list doesn't contain the dispute yet.
  if (disputed.has(error.code)) return isDisputed;
  return !passing.has(error.code);
}
