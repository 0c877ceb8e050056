import { z } from 'zod';
import { slugInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { readPackages } from '@/lib/usecases/catalogue/parts';
import { packageResource } from '../resources';
import { PackageResource } from '../schemas';

export const GET = defineRoute({
  method: 'GET',
  path: '/packages',
  key: 'pk',
  summary: 'What the business sells',
  query: z.object({ segment: slugInput.optional() }),
  response: z.object({ data: z.array(PackageResource) }),
  handler: async ({ ctx, query }) => ({
    data: (await readPackages(ctx, query)).map(packageResource),
  }),
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
