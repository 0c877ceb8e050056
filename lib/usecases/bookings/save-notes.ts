import type { TenantContext } from '@/lib/data/context';
import type { NotesInput } from '@/lib/domain/editing/notes-input';
import type { Result } from '@/lib/domain/errors';
import { permit } from '@/lib/usecases/permit';
import { changeBooking } from './change';

/** What the office wants to remember of a booking. The last one who saves wins; the timeline keeps what was there. */
export async function saveNotes(ctx: TenantContext, input: NotesInput): Promise<Result<object>> {
  permit(ctx, 'customer:edit');
  return changeBooking(ctx, { bookingId: input.bookingId }, async (change) => {
    await change.mark({ officeNotes: input.officeNotes });
    await change.audit(
      'booking.noted',
      { officeNotes: input.officeNotes },
      { officeNotes: change.booking.officeNotes },
    );
    return { ok: true as const };
  });
}
