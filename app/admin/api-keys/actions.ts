'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { createApiKey, removeApiKey, replaceApiKey } from '@/lib/usecases/api-keys/manage';

export const createApiKeyAction = officeAction(createApiKey);

export const revokeApiKeyAction = officeAction(removeApiKey);

export const replaceApiKeyAction = officeAction(replaceApiKey);
