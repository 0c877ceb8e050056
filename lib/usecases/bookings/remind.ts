import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { changeBooking } from '@/lib/usecases/booking-core/change';

/** Queues the reminder of an upcoming booking, once (again after a move). */
export async function remindOfBooking(ctx: TenantContext, bookingId: string): Promise<void> {
  await changeBooking(ctx, { bookingId }, async (change) => {
    const { booking, now } = change;
    if (booking.status !== 'CONFIRMED' || booking.reminderSentAt !== null || booking.start <= now) return;
    await change.mark({ reminderSentAt: new Date(now) });
    await change.record('booking.reminder_due', {});
  });
}
