'use server';

import { z } from 'zod';
import { readEventPayload } from '@/lib/data/platform/platform-inbox';
import { idField } from '@/lib/domain/editing/fields';
import { operatorAction } from '@/lib/http/actions/legacy-actions';

export const readPayloadAction = operatorAction(
  { name: 'readEventPayload', input: z.strictObject({ id: idField }) },
  async (_, { id }) => ({ ok: true as const, payload: JSON.stringify(await readEventPayload(id), null, 2) }),
);
