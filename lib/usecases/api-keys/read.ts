import { z } from 'zod';
import { listApiKeys as query } from '@/lib/data/people/api-keys';
import { idField } from '@/lib/domain/editing/fields';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const listApiKeys = operation({
  name: 'api_key.list',
  can: 'apiKey:manage',
  effect: 'read',
  input: nothing,
  output: z.array(
    z.object({
      id: idField,
      kind: z.enum(['PUBLISHABLE', 'SECRET']),
      name: z.string(),
      hint: z.string(),
      scopes: z.array(z.string()),
      publicKey: z.string().nullable(),
      madeBy: idField.nullable(),
      createdAt: z.number(),
      lastUsedAt: z.number().nullable(),
      revokedAt: z.number().nullable(),
    }),
  ),
  describe: 'Lists the API keys, newest first, revoked ones too, without the secret keys themselves.',
  run: query,
});
