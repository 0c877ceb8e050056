import { addDispute, closeDispute, findDisputeByStripeId } from '@/lib/data/disputes';
import { newId } from '@/lib/data/newId';
import { findPaymentOwner } from '@/lib/data/payments';
import { updateRefund } from '@/lib/data/refunds';
import type { StripeEvent } from '@/lib/integrations/stripe/events';
import { type Change, changeBooking } from '@/lib/usecases/bookings/change';
import { settleRefund } from '@/lib/usecases/payments/settle-refund';

type DisputeChanged = Extract<StripeEvent, { kind: 'dispute_changed' }>;

/**
 * A dispute at Stripe: the booking's status stays, its payment's refunds freeze, the owner is told, and a job moves the
 * transfer (rule: cancel, refund, move). Once closed it stays closed, whatever arrives late.
 * @throws Error while the payment isn't known here yet: the job comes back later
 */
export async function recordDispute(heard: DisputeChanged): Promise<string> {
  const owner = heard.paymentIntentId ? await findPaymentOwner(heard.paymentIntentId) : null;
  if (!owner) throw new Error(`Payment ${heard.paymentIntentId} is not known here yet`);
  await changeBooking(owner.ctx, owner, (change) => record(change, owner.id, heard));
  return heard.status.toLowerCase();
}

async function record(change: Change, paymentId: string, heard: DisputeChanged): Promise<void> {
  const { booking, tx, ctx } = change;
  const known = await findDisputeByStripeId(tx, ctx, heard.disputeId);
  if (known && (known.status !== 'OPEN' || heard.status === 'OPEN')) return;
  const id = known?.id ?? newId();
  if (!known) {
    await addDispute(tx, ctx, {
      id,
      bookingId: booking.id,
      paymentId,
      stripeDisputeId: heard.disputeId,
      amountCents: heard.amountCents,
      currency: booking.currency,
      reason: heard.reason,
      status: heard.status,
      openedAt: new Date(heard.openedAt),
      closedAt: heard.status === 'OPEN' ? null : new Date(change.now),
    });
    change.mail('owner_dispute');
  } else if (heard.status !== 'OPEN') {
    await closeDispute(tx, ctx, id, heard.status, new Date(change.now));
  }
  await change.update({});
  await change.audit(`dispute.${heard.status.toLowerCase()}`, {
    amountCents: heard.amountCents,
    reason: heard.reason,
  });
  change.job('settle_dispute', { disputeId: id }, { dedupeKey: `dispute:${id}:${heard.status}` });
  await settleFrozenRefunds(change, paymentId, { id, status: heard.status });
}

/** Refunds that waited for the dispute: won, they are sent; lost, the bank has given the money back already. */
async function settleFrozenRefunds(
  change: Change,
  paymentId: string,
  dispute: { id: string; status: DisputeChanged['status'] },
): Promise<void> {
  const waiting = change.booking.refunds.filter(
    (refund) =>
      refund.paymentId === paymentId && refund.status === 'PENDING' && refund.stripeRefundId === null,
  );
  for (const refund of waiting) {
    if (dispute.status === 'WON') {
      // The dispute has emptied the transfer; what was taken is with the business again in another one.
      await updateRefund(change.tx, change.ctx, refund.id, { ownReversal: true });
      change.job(
        'send_refund',
        { refundId: refund.id },
        { dedupeKey: `refund:${refund.id}:${refund.attempt}:${dispute.id}` },
      );
    } else if (dispute.status === 'LOST') {
      await settleRefund(change, refund, {
        status: 'FAILED',
        stripeRefundId: null,
        failure: 'The customer got this money back from the bank.',
      });
    }
  }
}
