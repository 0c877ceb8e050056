'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { removeService } from '@/lib/usecases/services/remove';
import { saveService } from '@/lib/usecases/services/save';

export const saveServiceAction = catalogueAction(saveService);

export const removeServiceAction = catalogueAction(removeService);
