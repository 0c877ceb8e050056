'use server';

import { resourceInput } from '@/lib/domain/editing/resource-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { warned } from '@/lib/usecases/catalogue/never-bookable';
import { saveResource } from '@/lib/usecases/resources/save';

export const saveResourceAction = catalogueAction(
  { name: 'resource.save', can: 'schedule:edit', input: resourceInput },
  async (ctx, input) => warned(ctx, await saveResource(ctx, input)),
);
