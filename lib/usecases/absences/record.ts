import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type RecordAbsenceInput, recordAbsenceInput } from '@/lib/domain/editing/absence-input';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { AppError, type Refusal, refuse } from '@/lib/domain/errors';
import { saveBlackout } from '@/lib/usecases/blackouts/save';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { moveBooking } from '@/lib/usecases/bookings/move';
import { readBooking } from '@/lib/usecases/bookings/read';
import { operation } from '@/lib/usecases/operation';
import { listResources } from '@/lib/usecases/resources/read';
import { closedThen, dayOff } from './closed-then';

const done = z.object({
  bookingId: idField,
  /** Why the booking stays as it is; null: done as asked. */
  problem: z.string().nullable(),
});
type Done = z.infer<typeof done>;

export const recordAbsence = operation({
  name: 'absence.record',
  can: 'schedule:edit',
  effect: 'money',
  input: recordAbsenceInput,
  output: z.object({ done: z.array(done) }),
  describe:
    'Closes a day for somebody who is away, and gives their bookings to others or cancels them with all money back; each customer is told once.',
  run: record,
});

/**
 * The day is closed first, so that nobody else books it meanwhile. Then each booking is given or cancelled by the rules of
 * `booking.move` and `booking.cancel`, one after the other and each for itself: one that somebody changed meanwhile stays,
 * and says so. Asked again, it goes on with what is left: the day isn't closed twice, and what was done isn't theirs any
 * more. Refuses with `not_found`.
 */
async function record(ctx: TenantContext, input: RecordAbsenceInput): Promise<EditResult<{ done: Done[] }>> {
  if (!(await listResources(ctx)).some(({ id }) => id === input.resourceId))
    return notFound('person or room');
  if ((await closedThen(ctx, input)) === null) {
    const closed = await saveBlackout(ctx, dayOff(input));
    if (!closed.ok) return closed;
  }
  const all: Done[] = [];
  for (const each of input.bookings) {
    const answer = await deal(ctx, input, each).catch(refusalOf);
    all.push({ bookingId: each.bookingId, problem: answer.ok ? null : answer.detail });
  }
  return { ok: true, done: all };
}

async function deal(
  ctx: TenantContext,
  { resourceId, date, reason }: RecordAbsenceInput,
  { bookingId, version, choice }: RecordAbsenceInput['bookings'][number],
): Promise<{ ok: true } | Refusal> {
  const booking = await readBooking(ctx, { bookingId });
  if (!booking) return notFound('booking');
  if (!booking.resourceIds.includes(resourceId) || booking.date > date || booking.endDate < date)
    return refuse('conflict', 'It is no longer theirs on that day: somebody changed it meanwhile.');
  if (choice.do === 'cancel') {
    const shown = { shownRefundCents: choice.refundCents, reason };
    return cancelBooking(ctx, { bookingId, version, by: 'business', ...shown });
  }
  const present =
    booking.bookingType === 'DATE'
      ? { date: booking.date }
      : { start: new Date(booking.start).toISOString() };
  return moveBooking(ctx, { bookingId, version, by: 'business', resource: choice.to, ...present });
}

/** A vendor that is away for one booking doesn't keep the others. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof AppError) return { ok: false, reason: error.code, detail: error.message };
  throw error;
}
