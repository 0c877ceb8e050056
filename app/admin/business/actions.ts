'use server';

import { businessInput } from '@/lib/domain/editing/business-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { saveBusiness } from '@/lib/usecases/business/save';

export const saveBusinessAction = catalogueAction(
  { name: 'business.save', can: 'settings:edit', input: businessInput },
  (ctx, input) => saveBusiness(ctx, input),
);
