import { z } from 'zod';
import { limitQuery } from '@/app/api/v1/schemas';
import { startUploadInput } from '@/lib/domain/files/upload-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { FileDto, fileDto, UploadDto, uploadDto } from '@/lib/http/dtos/file-dto';
import { listFiles } from '@/lib/usecases/files/read';
import { startUpload } from '@/lib/usecases/files/start';

export const GET = defineRoute({
  method: 'GET',
  path: '/files',
  key: 'sk',
  summary: 'Pictures of the business',
  description:
    'Newest first, with where each is used, and the storage that all files take. Save one from its `url`.',
  query: z.object({ limit: limitQuery, cursor: z.uuid('This is no cursor of ours.').optional() }),
  response: z.object({
    data: z.array(FileDto.extend({ usedIn: z.array(z.string()) })),
    nextCursor: z.string().nullable(),
    usedBytes: z.number(),
    limitBytes: z.number(),
  }),
  handler: async ({ ctx, query }) => {
    const { pictures, ...rest } = await listFiles(ctx, { limit: query.limit, after: query.cursor });
    return { data: pictures.map((each) => ({ ...fileDto(each), usedIn: each.usedIn })), ...rest };
  },
});

export const POST = defineRoute({
  method: 'POST',
  path: '/files',
  key: 'sk',
  summary: 'Announce a picture',
  description:
    'Then PUT its bytes to `uploadUrl` with exactly these `headers` within five minutes, and call `finish`. Three may be under way at once; a fourth is answered 429 with `Retry-After`.',
  body: startUploadInput,
  response: UploadDto,
  status: 201,
  limitedAs: 'upload',
  handler: async ({ ctx, body }) => {
    const started = await startUpload(ctx, body);
    return started.ok ? uploadDto(started) : started;
  },
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'POST');
