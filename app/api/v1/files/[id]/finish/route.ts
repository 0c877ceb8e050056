import { fileParams } from '@/app/api/v1/schemas';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { FileDto, fileDto } from '@/lib/http/dtos/file-dto';
import { finishUpload } from '@/lib/usecases/files/finish';

export const POST = defineRoute({
  method: 'POST',
  path: '/files/{id}/finish',
  key: 'sk',
  summary: 'Keep a picture that was sent',
  description:
    'Its bytes are checked and written anew. May be called again; bytes that were sent before are kept once, and answered with the first one’s id.',
  params: fileParams,
  response: FileDto,
  limitedAs: 'upload',
  handler: async ({ ctx, params }) => {
    const kept = await finishUpload(ctx, { id: params.id });
    return kept.ok ? fileDto(kept) : kept;
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
