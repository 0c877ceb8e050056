import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import { updateRefund } from '@/lib/data/money/refunds';
import { stillOwed } from '@/lib/domain/refunds';
import type { Change } from '@/lib/usecases/booking-core/change';
import type { SyncedPayment } from './synced-payment';

type Written = Omit<Partial<RefundRow>, 'settledAt' | 'earlierStripeIds'> & {
  settledAt?: Date;
  earlierStripeIds?: string[];
};

/** Updates a refund, both its row and the snapshot of its payment. */
export async function writeRefund(
  change: Change,
  synced: SyncedPayment,
  refund: RefundRow,
  data: Pick<
    Written,
    | 'status'
    | 'amountCents'
    | 'feeCents'
    | 'byBank'
    | 'stripeRefundId'
    | 'earlierStripeIds'
    | 'failure'
    | 'settledAt'
    | 'attempt'
  >,
): Promise<void> {
  await updateRefund(change.tx, change.ctx, refund.id, data);
  const { settledAt, ...rest } = data;
  const after: RefundRow = { ...refund, ...rest, settledAt: settledAt?.getTime() ?? refund.settledAt };
  synced.refunds = synced.refunds.map((each) => (each.id === refund.id ? after : each));
  synced.changed = true;
}

/**
 * Marks a refund as failed: its money no longer counts as given back. If it is still owed, the customer, who was told
 * that it is on its way, and the owner, who has to act, get a mail.
 */
export async function failRefund(
  change: Change,
  synced: SyncedPayment,
  refund: RefundRow,
  heard: { stripeRefundId: string | null; failure: string },
): Promise<void> {
  const { amountCents, id: refundId } = refund;
  await writeRefund(change, synced, refund, {
    status: 'FAILED',
    failure: heard.failure,
    settledAt: new Date(change.now),
    ...(heard.stripeRefundId === null ? {} : { stripeRefundId: heard.stripeRefundId }),
  });
  if (refund.status === 'FAILED') return;
  await change.update({});
  const failed = synced.refunds.find(({ id }) => id === refundId);
  const isOwed = failed !== undefined && stillOwed({ ...synced, payments: [synced.payment] }, failed) > 0;
  await change.record('refund.failed', {
    after: { amountCents, refundId, failure: heard.failure },
    detail: { isOwed },
  });
}
