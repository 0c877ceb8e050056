import { z } from 'zod';
import { slugInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { AddOnDto, addOnDto } from '@/lib/http/dtos/package-dto';
import { readAddOns } from '@/lib/usecases/catalogue/parts';

export const GET = defineRoute({
  method: 'GET',
  path: '/add-ons',
  key: 'pk',
  summary: 'The extras that go with what the business sells',
  query: z.object({ segment: slugInput.optional() }),
  response: z.object({ data: z.array(AddOnDto) }),
  handler: async ({ ctx, query }) => ({ data: (await readAddOns(ctx, query)).map(addOnDto) }),
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
