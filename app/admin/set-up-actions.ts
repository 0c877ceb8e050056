'use server';

import { z } from 'zod';
import { tenantAction } from '@/lib/http/tenantAction';
import { setUpSteps, tickSetUp } from '@/lib/usecases/business/set-up';

export const finishSetUpAction = tenantAction(
  { name: 'setUp.tick', can: 'settings:edit', input: z.strictObject({ step: z.enum(setUpSteps) }) },
  tickSetUp,
);
