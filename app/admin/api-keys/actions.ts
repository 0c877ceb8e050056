'use server';

import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { apiKeyInput } from '@/lib/domain/editing/member-input';
import { tenantAction } from '@/lib/http/tenantAction';
import { createApiKey, removeApiKey } from '@/lib/usecases/api-keys/manage';

export const createApiKeyAction = tenantAction(
  { name: 'apiKey.create', can: 'apiKey:manage', input: apiKeyInput },
  createApiKey,
);

export const revokeApiKeyAction = tenantAction(
  { name: 'apiKey.revoke', can: 'apiKey:manage', input: z.strictObject({ id: idField }) },
  removeApiKey,
);
