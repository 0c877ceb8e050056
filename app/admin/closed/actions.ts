'use server';

import { blackoutInput } from '@/lib/domain/editing/blackout-input';
import { removalInput } from '@/lib/domain/editing/removal-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { removeBlackout, saveBlackout } from '@/lib/usecases/blackouts/save';
import { warned } from '@/lib/usecases/catalogue/never-bookable';

export const saveBlackoutAction = catalogueAction(
  { name: 'blackout.save', can: 'schedule:edit', input: blackoutInput },
  async (ctx, input) => warned(ctx, await saveBlackout(ctx, input)),
);

export const removeBlackoutAction = catalogueAction(
  { name: 'blackout.remove', can: 'schedule:edit', input: removalInput },
  removeBlackout,
);
