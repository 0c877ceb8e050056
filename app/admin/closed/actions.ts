'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { removeBlackout, saveBlackout } from '@/lib/usecases/blackouts/save';

export const saveBlackoutAction = catalogueAction(saveBlackout);

export const removeBlackoutAction = catalogueAction(removeBlackout);
