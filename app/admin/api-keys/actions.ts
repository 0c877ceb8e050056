'use server';

import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { apiKeyInput } from '@/lib/domain/editing/member-input';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import { createApiKey, removeApiKey, replaceApiKey } from '@/lib/usecases/api-keys/manage';

export const createApiKeyAction = officeAction(
  { name: 'apiKey.create', can: 'apiKey:manage', confirmed: true, input: apiKeyInput },
  createApiKey,
);

export const revokeApiKeyAction = officeAction(
  { name: 'apiKey.revoke', can: 'apiKey:manage', confirmed: true, input: z.strictObject({ id: idField }) },
  removeApiKey,
);

export const replaceApiKeyAction = officeAction(
  { name: 'apiKey.replace', can: 'apiKey:manage', confirmed: true, input: z.strictObject({ id: idField }) },
  replaceApiKey,
);
