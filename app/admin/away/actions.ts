'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { recordAbsence } from '@/lib/usecases/absences/record';

export const recordAbsenceAction = catalogueAction(recordAbsence);
