'use server';

import { z } from 'zod';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import { tickStep } from '@/lib/usecases/sign-up/checklist';

export const tickStepAction = officeAction(
  {
    name: 'setUp.tick',
    can: 'settings:edit',
    input: z.strictObject({
      step: z.enum(['site', 'hours', 'prices', 'payments', 'booking', 'share']),
      done: z.boolean(),
    }),
  },
  tickStep,
);
