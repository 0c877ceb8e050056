'use server';

import { addOnInput } from '@/lib/domain/editing/add-on-input';
import { removalInput } from '@/lib/domain/editing/removal-input';
import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { removeAddOn, saveAddOn } from '@/lib/usecases/add-ons/save';

export const saveAddOnAction = catalogueAction(
  { name: 'addOn.save', can: 'catalogue:edit', input: addOnInput },
  saveAddOn,
);

export const removeAddOnAction = catalogueAction(
  { name: 'addOn.remove', can: 'catalogue:edit', input: removalInput },
  removeAddOn,
);
