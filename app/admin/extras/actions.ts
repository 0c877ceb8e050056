'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { removeAddOn, saveAddOn } from '@/lib/usecases/add-ons/save';

export const saveAddOnAction = catalogueAction(saveAddOn);

export const removeAddOnAction = catalogueAction(removeAddOn);
