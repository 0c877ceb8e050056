import { withEdition } from '@/lib/data/catalogue/edition';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { NotesInput } from '@/lib/domain/editing/notes-input';
import type { Result } from '@/lib/domain/errors';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { permit } from '@/lib/usecases/permit';
import { staleSave } from '../catalogue/stale-save';

/** What of a booking its notes' form edits. */
export const notesValues = (booking: { id: string; officeNotes: string }) =>
  withEdition({ bookingId: booking.id, officeNotes: booking.officeNotes });

/** What the office wants to remember of a booking. The timeline keeps what was there. */
export async function saveNotes(ctx: TenantContext, input: NotesInput): Promise<Result<{ edition: string }>> {
  permit(ctx, 'customer:edit');
  return changeBooking(ctx, { bookingId: input.bookingId }, async (change) => {
    const stale = staleSave(input.edition, notesValues(change.booking));
    if (stale) throw new RollBack(stale);
    await change.mark({ officeNotes: input.officeNotes });
    await change.record('booking.noted', {
      before: { officeNotes: change.booking.officeNotes },
      after: { officeNotes: input.officeNotes },
    });
    const { edition } = notesValues({ id: input.bookingId, officeNotes: input.officeNotes });
    return { ok: true as const, edition };
  });
}
