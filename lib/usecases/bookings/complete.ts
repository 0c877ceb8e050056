import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { dropMove } from '@/lib/usecases/booking-core/pending-move';

/**
 * Completes a CONFIRMED booking whose end has passed (rule: cancel, refund, move). Any other booking stays as it is.
 */
export async function completeBooking(ctx: TenantContext, bookingId: string): Promise<void> {
  await changeBooking(ctx, { bookingId }, async (change) => {
    const { booking, now } = change;
    if (booking.status !== 'CONFIRMED' || booking.end > now) return;
    if (booking.pendingMove) await dropMove(change);
    await change.step('COMPLETE');
    await change.record('booking.completed', {
      before: { status: 'CONFIRMED' },
      after: { status: 'COMPLETED' },
    });
  });
}
