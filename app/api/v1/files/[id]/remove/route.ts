import { z } from 'zod';
import { fileParams } from '@/app/api/v1/schemas';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { removeFile } from '@/lib/usecases/files/change';

export const POST = defineRoute({
  method: 'POST',
  path: '/files/{id}/remove',
  key: 'sk',
  summary: 'Remove a picture',
  description: 'Refused while something shows it; the answer says what.',
  params: fileParams,
  response: z.object({ id: z.uuid() }),
  handler: async ({ ctx, params }) => {
    const removed = await removeFile(ctx, { id: params.id });
    return removed.ok ? { id: params.id } : removed;
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
