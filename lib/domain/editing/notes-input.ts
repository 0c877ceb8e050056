import { z } from 'zod';
import { linesInput } from '@/lib/domain/inputs/text-input';
import { editionField, idField, namesEdition } from './fields';

export const notesInput = z
  .strictObject({
    bookingId: idField,
    edition: editionField,
    officeNotes: linesInput(5000),
  })
  .refine(...namesEdition);
export type NotesInput = z.infer<typeof notesInput>;
