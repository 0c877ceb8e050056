'use client';

import { type NotesInput, notesInput } from '@/lib/domain/editing/notes-input';
import { LongTextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';

type NotesFormProps = {
  notes: NotesInput;
  save: (input: NotesInput) => Promise<SaveResult>;
};

export function NotesForm({ notes, save }: NotesFormProps) {
  return (
    <OfficeForm schema={notesInput} values={notes} save={save} saved="Notes saved">
      <LongTextField name="officeNotes" label="Notes" hideLabel rows={3} />
    </OfficeForm>
  );
}
