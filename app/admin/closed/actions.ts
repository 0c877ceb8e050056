'use server';

import { z } from 'zod';
import { blackoutInput } from '@/lib/domain/editing/blackout-input';
import { idField } from '@/lib/domain/editing/fields';
import { catalogueAction } from '@/lib/http/catalogueAction';
import { removeBlackout, saveBlackout } from '@/lib/usecases/blackouts/save';
import { warned } from '@/lib/usecases/catalogue/never-bookable';

export const saveBlackoutAction = catalogueAction(
  { name: 'blackout.save', can: 'schedule:edit', input: blackoutInput },
  async (ctx, input) => warned(ctx, await saveBlackout(ctx, input)),
);

export const removeBlackoutAction = catalogueAction(
  { name: 'blackout.remove', can: 'schedule:edit', input: z.strictObject({ id: idField }) },
  removeBlackout,
);
