import { z } from 'zod';
import { withEdition } from '@/lib/data/catalogue/edition';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type NotesInput, notesInput } from '@/lib/domain/editing/notes-input';
import type { Result } from '@/lib/domain/errors';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { operation } from '@/lib/usecases/operation';
import { staleSave } from '../catalogue/stale-save';

/** The fields of a booking that the notes' form edits. */
export const notesValues = (booking: { id: string; officeNotes: string }) =>
  withEdition({ bookingId: booking.id, officeNotes: booking.officeNotes });

export const saveNotes = operation({
  name: 'booking.save_notes',
  can: 'customer:edit',
  effect: 'write',
  input: notesInput,
  output: z.object({ edition: z.string() }),
  describe: 'Changes the office’s notes on a booking; the timeline keeps the former ones.',
  run: save,
});

function save(ctx: TenantContext, input: NotesInput): Promise<Result<{ edition: string }>> {
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
