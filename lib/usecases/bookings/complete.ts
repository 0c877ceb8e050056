import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { dropMove } from '@/lib/usecases/booking-core/pending-move';

/** A CONFIRMED booking that is over becomes COMPLETED (rule: cancel, refund, move). Anything else is left alone. */
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
