'use server';

import { resourceInput } from '@/lib/domain/editing/resource-input';
import { catalogueAction } from '@/lib/http/catalogueAction';
import { saveResource } from '@/lib/usecases/resources/save';

export const saveResourceAction = catalogueAction(
  { name: 'resource.save', can: 'schedule:edit', input: resourceInput },
  saveResource,
);
