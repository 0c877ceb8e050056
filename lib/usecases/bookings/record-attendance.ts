import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { idField } from '@/lib/domain/editing/fields';
import { type Result, refuse } from '@/lib/domain/errors';
import { CORRECTION_DAYS, mayCorrect } from '@/lib/domain/lifecycle';
import { bookingAfter, type LinkedBooking } from '@/lib/usecases/booking-core/answers';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { dropMove } from '@/lib/usecases/booking-core/pending-move';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { operation } from '@/lib/usecases/operation';

const attendance = z.strictObject({
  bookingId: idField,
  /** The version that the caller read; refused with `conflict` if the booking has another one by now. */
  version: z.int().min(1).optional(),
  to: z.enum(['COMPLETED', 'NO_SHOW']),
});

export const recordAttendance = operation({
  name: 'booking.record_attendance',
  can: 'booking:attendance',
  effect: 'write',
  input: attendance,
  output: bookingAfter,
  describe: 'Records whether the customer of a booking that has begun came.',
  run: record,
});

/**
 * Allowed from CONFIRMED once the booking has begun, and between COMPLETED and NO_SHOW for 7 days after the end
 * (rule: cancel, refund, move). Refuses with `not_allowed` or `conflict`. @throws AppError not_found
 */
async function record(
  ctx: TenantContext,
  input: z.output<typeof attendance>,
): Promise<Result<{ booking: LinkedBooking }>> {
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
