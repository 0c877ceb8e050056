'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { disconnectProgram } from '@/lib/usecases/programs/list';

export const disconnectProgramAction = officeAction(disconnectProgram);
