'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { saveBusiness } from '@/lib/usecases/business/save';

export const saveBusinessAction = catalogueAction(saveBusiness);
