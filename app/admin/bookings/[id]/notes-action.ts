'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { saveNotes } from '@/lib/usecases/bookings/save-notes';

export const saveNotesAction = officeAction(saveNotes);
