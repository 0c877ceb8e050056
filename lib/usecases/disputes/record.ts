import type { DisputeRow, RefundRow } from '@/lib/data/booking-shape';
import { addDispute, findDisputeByStripeId, updateDispute } from '@/lib/data/disputes';
import { newId } from '@/lib/data/newId';
import { findPaymentOwner } from '@/lib/data/payments';
import { updateRefund } from '@/lib/data/refunds';
import { leftToRefund } from '@/lib/domain/refunds';
import type { StripeEvent } from '@/lib/integrations/stripe/events';
import { type Change, changeBooking } from '@/lib/usecases/bookings/change';
import { requestRefunds } from '@/lib/usecases/payments/request-refunds';
import { settleRefund } from '@/lib/usecases/payments/settle-refund';

type DisputeChanged = Extract<StripeEvent, { kind: 'dispute_changed' }>;

/**
 * A dispute at Stripe: the booking's status stays, its payment's refunds freeze, the owner is told, and a job moves the
 * transfer (rule: cancel, refund, move). An inquiry only tells the owner, until it becomes a dispute. Once closed a
 * dispute stays closed, whatever arrives late.
 * @throws Error while the payment isn't known here yet: the job comes back later
 */
export async function recordDispute(heard: DisputeChanged): Promise<string> {
  const owner = heard.paymentIntentId ? await findPaymentOwner(heard.paymentIntentId) : null;
  if (!owner) throw new Error(`Payment ${heard.paymentIntentId} is not known here yet`);
  await changeBooking(owner.ctx, owner, (change) => record(change, owner.id, heard));
  return heard.status.toLowerCase();
}

/** What comes later in a dispute's life is not undone by what came before it. */
const stages = { INQUIRY: 0, OPEN: 1, WON: 2, LOST: 2 };

async function record(change: Change, paymentId: string, heard: DisputeChanged): Promise<void> {
  const { booking, tx, ctx } = change;
  const known = await findDisputeByStripeId(tx, ctx, heard.disputeId);
  const { status, amountCents, reason } = heard;
  const closedAt = heard.closed ? new Date(change.now) : null;
  if (known && stages[status] <= stages[known.status]) {
    // An inquiry that came to nothing.
    if (known.status === 'INQUIRY' && status === 'INQUIRY' && !known.closedAt && closedAt) {
      await updateDispute(tx, ctx, known.id, { status, amountCents, closedAt });
    }
    return;
  }
  const id = known?.id ?? newId();
  if (known) await updateDispute(tx, ctx, id, { status, amountCents, closedAt });
  else {
    await addDispute(tx, ctx, {
      id,
      bookingId: booking.id,
      paymentId,
      stripeDisputeId: heard.disputeId,
      amountCents,
      currency: booking.currency,
      reason,
      status,
      openedAt: new Date(heard.openedAt),
      closedAt,
    });
  }
  await change.audit(`dispute.${status.toLowerCase()}`, { amountCents, reason });
  if (status === 'INQUIRY') {
    change.mail('owner_inquiry');
    return;
  }
  if (known?.status !== 'OPEN') change.mail('owner_dispute');
  await change.update({});
  change.job('settle_dispute', { disputeId: id }, { dedupeKey: `dispute:${id}:${status}` });
  await settleFrozenRefunds(change, {
    id,
    paymentId,
    amountCents,
    reason,
    status,
    openedAt: heard.openedAt,
    closedAt: closedAt?.getTime() ?? null,
  });
}

/** Refunds that waited for the dispute: won, they are sent; lost, only what the bank has left of their payment. */
async function settleFrozenRefunds(change: Change, dispute: DisputeRow): Promise<void> {
  if (dispute.status === 'OPEN') return;
  const { booking } = change;
  const { paymentId } = dispute;
  const payment = booking.payments.find(({ id }) => id === paymentId);
  const waiting = booking.refunds.filter(
    (refund) =>
      refund.paymentId === paymentId && refund.status === 'PENDING' && refund.stripeRefundId === null,
  );
  if (!payment || waiting.length === 0) return;
  const decided = {
    refunds: booking.refunds.filter((refund) => !waiting.includes(refund)),
    disputes: [...booking.disputes.filter(({ id }) => id !== dispute.id), dispute],
  };
  let left = leftToRefund(decided, payment);
  for (const refund of waiting) {
    if (refund.amountCents <= left) {
      left -= refund.amountCents;
      await send(change, refund, dispute.id);
      continue;
    }
    await settleRefund(change, refund, {
      status: 'FAILED',
      stripeRefundId: null,
      failure: 'The customer got this money back from the bank.',
    });
    const after = { ...change, booking: { ...booking, ...decided } };
    if (left > 0) await requestRefunds(after, [{ payment, amountCents: left }], refund);
    left = 0;
  }
}

async function send({ tx, ctx, job }: Change, refund: RefundRow, disputeId: string): Promise<void> {
  // The dispute has moved the transfer, whoever won.
  await updateRefund(tx, ctx, refund.id, { ownReversal: true });
  job(
    'send_refund',
    { refundId: refund.id },
    { dedupeKey: `refund:${refund.id}:${refund.attempt}:${disputeId}` },
  );
}
