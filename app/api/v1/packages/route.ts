import { z } from 'zod';
import { slugInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/apiRoute';
import { otherMethods } from '@/lib/http/otherMethods';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { packageResource } from '../resources';
import { PackageResource } from '../schemas';

export const GET = defineRoute({
  method: 'GET',
  path: '/packages',
  key: 'pk',
  summary: 'What the business sells',
  query: z.object({ segment: slugInput.optional() }),
  response: z.object({ data: z.array(PackageResource) }),
  handler: async ({ ctx, query }) => {
    const catalogue = await getCatalogue(ctx);
    const wanted = catalogue.packages.filter(
      ({ segmentSlug }) => query.segment === undefined || segmentSlug === query.segment,
    );
    return { data: wanted.map((item) => packageResource(catalogue, item)) };
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
