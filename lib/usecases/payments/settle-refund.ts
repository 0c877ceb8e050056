import type { RefundRow } from '@/lib/data/booking-shape';
import { updateRefund } from '@/lib/data/refunds';
import type { RefundStatus } from '@/lib/domain/refunds';
import type { Change } from '@/lib/usecases/bookings/change';

/**
 * What became of a refund, in whatever order it is heard: a failure is final (for this attempt) and frees the money it
 * counted; a success can still fail later; nothing goes back to pending. That money has arrived which counted as gone
 * since it was asked for changes no sum, so it disturbs nobody who is deciding; a failure does. One that we gave up had
 * reached Stripe if Stripe tells of it.
 */
export async function settleRefund(
  change: Change,
  refund: RefundRow,
  heard: { status: RefundStatus; stripeRefundId: string | null; failure: string },
): Promise<void> {
  const { tx, ctx } = change;
  const after = { amountCents: refund.amountCents, refundId: refund.id };
  if (isGivenUp(refund) && heard.stripeRefundId !== null) {
    await updateRefund(tx, ctx, refund.id, { status: 'PENDING', failure: '', settledAt: null });
    await change.update({});
    return settleRefund(change, { ...refund, status: 'PENDING' }, heard);
  }
  moveShare(change, refund, heard);
  if (refund.status === 'FAILED' || refund.status === heard.status) {
    if (refund.status === 'PENDING') await updateRefund(tx, ctx, refund.id, noted(heard.stripeRefundId));
    return;
  }
  if (heard.status === 'PENDING') return;
  await updateRefund(tx, ctx, refund.id, {
    ...noted(heard.stripeRefundId),
    status: heard.status,
    failure: heard.failure,
    settledAt: new Date(change.now),
  });
  if (heard.status === 'FAILED') {
    await change.update({});
    await change.audit('refund.failed', { ...after, failure: heard.failure });
    return;
  }
  await change.audit('refund.sent', after);
  // The mail about a cancellation has said what comes back.
  if (refund.reason !== 'CANCELED_BY_CUSTOMER' && refund.reason !== 'CANCELED_BY_BUSINESS') {
    change.mail('refund_sent', { refundId: refund.id });
  }
}

/** Failed by our word, not by Stripe's: whether it reached Stripe nobody knew. */
const isGivenUp = ({ status, stripeRefundId }: RefundRow): boolean =>
  status === 'FAILED' && stripeRefundId === null;

/** Moves the business's share of an attempt that reached Stripe: once it is known there, and back once it failed. */
function moveShare(
  { job }: Change,
  refund: RefundRow,
  heard: { status: RefundStatus; stripeRefundId: string | null },
): void {
  const stripeRefundId = heard.stripeRefundId ?? refund.stripeRefundId;
  if (refund.status === 'FAILED' || stripeRefundId === null) return;
  const { attempt, ownReversal } = refund;
  const moved = { refundId: refund.id, attempt };
  const key = `refund:${refund.id}:${attempt}`;
  if (ownReversal && refund.stripeRefundId === null) job('take_share', moved, { dedupeKey: `${key}:take` });
  if (heard.status === 'FAILED') {
    job('restore_share', { ...moved, stripeRefundId, ownReversal }, { dedupeKey: `${key}:restore` });
  }
}

const noted = (stripeRefundId: string | null) => (stripeRefundId === null ? {} : { stripeRefundId });
