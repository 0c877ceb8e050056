'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { tickStep } from '@/lib/usecases/sign-up/checklist';

export const tickStepAction = officeAction(tickStep);
