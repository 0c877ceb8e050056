import { z } from 'zod';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { readTenantConfig } from '@/lib/usecases/catalogue/parts';

const SegmentDto = z
  .object({ slug: z.string(), name: z.string(), description: z.string() })
  .meta({ id: 'Segment' });

export const GET = defineRoute({
  method: 'GET',
  path: '/segments',
  key: 'pk',
  summary: 'The lines of business',
  response: z.object({ data: z.array(SegmentDto) }),
  handler: async ({ ctx }) => {
    const { segments } = await readTenantConfig(ctx);
    return { data: segments.map(({ slug, name, description }) => ({ slug, name, description })) };
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
