import { z } from 'zod';
import { slugInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { PackageDto, packageDto } from '@/lib/http/dtos/package-dto';
import { readPackages } from '@/lib/usecases/catalogue/parts';

export const GET = defineRoute({
  method: 'GET',
  path: '/packages',
  key: 'pk',
  summary: 'What the business sells',
  query: z.object({ segment: slugInput.optional() }),
  response: z.object({ data: z.array(PackageDto) }),
  handler: async ({ ctx, query }) => ({
    data: (await readPackages(ctx, query)).map(packageDto),
  }),
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
