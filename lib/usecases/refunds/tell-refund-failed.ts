import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readRefundToSend } from '@/lib/data/money/refunds';
import { stillOwed } from '@/lib/domain/refunds';
import { changeBooking } from '@/lib/usecases/booking-core/change';

/**
 * The job for a refund that was given up without an answer from Stripe: queues the mails to customer and owner, and the
 * business gets its share of it back.
 */
export async function tellRefundFailed(ctx: TenantContext, payload: { refundId: string }): Promise<void> {
  const given = await readRefundToSend(ctx, payload.refundId);
  if (!given) return;
  await changeBooking(ctx, given, async (change) => {
    const refund = change.booking.refunds.find(({ id }) => id === given.id);
    if (refund?.status !== 'FAILED') return;
    const { amountCents, id: refundId, failure } = refund;
    await change.record('refund.failed', {
      after: { amountCents, refundId, failure },
      detail: { isOwed: stillOwed(change.booking, refund) > 0 },
    });
    await change.record('payment.share_changed', { detail: { paymentId: refund.paymentId } });
  });
}
