'use server';

import { notesInput } from '@/lib/domain/editing/notes-input';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import { saveNotes } from '@/lib/usecases/bookings/save-notes';

export const saveNotesAction = officeAction(
  { name: 'booking.notes', can: 'booking:reschedule', input: notesInput },
  saveNotes,
);
