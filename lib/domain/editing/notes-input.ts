import { z } from 'zod';
import { editionField, idField, text } from './fields';

export const notesInput = z.strictObject({
  bookingId: idField,
  edition: editionField,
  officeNotes: text(5000),
});
export type NotesInput = z.infer<typeof notesInput>;
