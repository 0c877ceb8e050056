'use server';

import { removalInput } from '@/lib/domain/editing/removal-input';
import { serviceInput } from '@/lib/domain/editing/service-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { warned } from '@/lib/usecases/catalogue/never-bookable';
import { removeService } from '@/lib/usecases/services/remove';
import { saveService } from '@/lib/usecases/services/save';

export const saveServiceAction = catalogueAction(
  { name: 'service.save', can: 'schedule:edit', input: serviceInput },
  async (ctx, input) => warned(ctx, await saveService(ctx, input)),
);

export const removeServiceAction = catalogueAction(
  { name: 'service.remove', can: 'schedule:edit', input: removalInput },
  removeService,
);
