import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Result, refuse } from '@/lib/domain/errors';
import { CORRECTION_DAYS, mayCorrect } from '@/lib/domain/lifecycle';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { dropMove } from '@/lib/usecases/booking-core/pending-move';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { permit } from '@/lib/usecases/permit';

/**
 * Says whether the customer came: from CONFIRMED once it has begun, and COMPLETED ↔ NO_SHOW for 7 days after the end
 * (rule: cancel, refund, move). Refuses with `not_allowed` or `conflict`. @throws AppError not_found
 */
export async function recordAttendance(
  ctx: TenantContext,
  input: { bookingId: string; version?: number; to: 'COMPLETED' | 'NO_SHOW' },
): Promise<Result<{ booking: BookingDetails }>> {
  permit(ctx, 'booking:attendance');
  const done = await changeBooking(ctx, input, async (change) => {
    const { booking, now } = change;
    if (booking.status === 'CONFIRMED' && now < booking.start) {
      throw new RollBack(refuse('not_allowed', 'This booking has not begun yet.'));
    }
    if (booking.status !== 'CONFIRMED' && !mayCorrect(booking.end, now)) {
      throw new RollBack(
        refuse(
          'not_allowed',
          `This can be corrected for ${CORRECTION_DAYS} days after the booking, no longer.`,
        ),
      );
    }
    if (booking.pendingMove) await dropMove(change);
    await change.step(input.to === 'COMPLETED' ? 'COMPLETE' : 'NO_SHOW');
    await change.record(input.to === 'COMPLETED' ? 'booking.completed' : 'booking.no_show', {
      before: { status: booking.status },
      after: { status: input.to },
    });
    return { ok: true as const };
  });
  if (!done.ok) return done;
  return { ok: true, booking: await requireBooking(ctx, input.bookingId) };
}
