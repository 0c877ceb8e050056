'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { saveSite } from '@/lib/usecases/site/save';

export const saveSiteAction = catalogueAction(saveSite);
