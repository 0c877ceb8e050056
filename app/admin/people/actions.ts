'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { saveResource } from '@/lib/usecases/resources/save';

export const saveResourceAction = catalogueAction(saveResource);
