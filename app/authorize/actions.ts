'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { connectProgram } from '@/lib/usecases/programs/connect';

export const connectProgramAction = officeAction(connectProgram);
