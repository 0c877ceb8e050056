'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { savePolicy } from '@/lib/usecases/policy/save';

export const savePolicyAction = catalogueAction(savePolicy);
