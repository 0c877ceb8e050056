import { fileParams } from '@/app/api/v1/schemas';
import { describeFileInput } from '@/lib/domain/files/upload-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { FileDto, fileDto } from '@/lib/http/dtos/file-dto';
import { describeFile } from '@/lib/usecases/files/change';

export const POST = defineRoute({
  method: 'POST',
  path: '/files/{id}/describe',
  key: 'sk',
  summary: 'Say what a picture shows',
  description:
    'Its alternative text, and what must stay visible where it is cropped, in percent from the left and from the top.',
  params: fileParams,
  body: describeFileInput.omit({ id: true }),
  response: FileDto,
  handler: async ({ ctx, params, body }) => {
    const described = await describeFile(ctx, { id: params.id, ...body });
    return described.ok ? fileDto(described) : described;
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
