import { z } from 'zod';
import { idField, text } from './fields';

export const notesInput = z.strictObject({ bookingId: idField, officeNotes: text(5000) });
export type NotesInput = z.infer<typeof notesInput>;
