import type { DisputeRow } from '@/lib/data/bookings/booking-shape';
import { newId } from '@/lib/data/connection/new-id';
import { addDispute, updateDispute } from '@/lib/data/money/disputes';
import { disputeEvent } from '@/lib/domain/events/booking-events';
import type { StripeDispute } from '@/lib/integrations/stripe/disputes';
import type { Change } from '@/lib/usecases/booking-core/change';
import type { SyncedPayment } from './synced-payment';

/**
 * Records a dispute as it is at Stripe now: the booking's status stays, its payment's refunds are frozen while it is
 * open, and the owner gets a mail about each turn (rule: cancel, refund, move). No state is final: a lost dispute may
 * be won on appeal. An inquiry only sends the owner a mail, until it becomes a dispute.
 */
export async function recordDispute(
  change: Change,
  synced: SyncedPayment,
  heard: StripeDispute,
): Promise<void> {
  const { booking, tx, ctx } = change;
  const { status, amountCents, takenCents, reason } = heard;
  const known = synced.disputes.find(({ stripeDisputeId }) => stripeDisputeId === heard.id);
  const turned = known?.status !== status;
  const keptCents = status === 'WON' || status === 'LOST' ? takenCents : (known?.keptCents ?? 0);
  const closed = heard.closed === (known?.closedAt != null);
  const same = known?.takenCents === takenCents && known.keptCents === keptCents;
  if (known && !turned && closed && same && known.amountCents === amountCents) return;
  const closedAt = heard.closed ? new Date((turned ? null : known?.closedAt) ?? change.now) : null;
  const id = known?.id ?? newId();
  if (known) await updateDispute(tx, ctx, id, { status, amountCents, takenCents, keptCents, closedAt });
  else {
    await addDispute(tx, ctx, {
      id,
      bookingId: booking.id,
      paymentId: synced.payment.id,
      stripeDisputeId: heard.id,
      amountCents,
      takenCents,
      keptCents,
      currency: booking.currency,
      reason,
      status,
      openedAt: new Date(heard.openedAt),
      closedAt,
    });
  }
  const row: DisputeRow = {
    id,
    paymentId: synced.payment.id,
    stripeDisputeId: heard.id,
    amountCents,
    takenCents,
    keptCents,
    reason,
    status,
    openedAt: heard.openedAt,
    closedAt: closedAt?.getTime() ?? null,
  };
  synced.disputes = [...synced.disputes.filter((each) => each.id !== id), row];
  synced.changed = true;
  if (status !== 'INQUIRY') await change.update({});
  if (!turned) return;
  await change.record(disputeEvent(status), {
    after: { amountCents, reason },
    detail: { former: known?.status ?? null, takenCents },
  });
}
