import { z } from 'zod';
import { windowQuery } from '@/app/api/v1/schemas';
import { slugInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { instant } from '@/lib/http/dtos/fields';
import { readSlots } from '@/lib/usecases/availability/read';

export const GET = defineRoute({
  method: 'GET',
  path: '/availability/slots',
  key: 'pk',
  summary: 'The bookable starts of a TIMESLOT package',
  description:
    '`from` and `to` are dates in `timeZone` (default: the business’s), both included; at most 90 days.',
  query: windowQuery.extend({
    timeZone: z.string().min(1).max(64).optional(),
    resource: slugInput.optional(),
  }),
  response: z.object({
    data: z.array(
      z.object({ start: instant, end: instant, seatsLeft: z.int(), resource: z.string().optional() }),
    ),
  }),
  handler: async ({ ctx, query }) => {
    const read = await readSlots(ctx, query);
    if (!read.ok) return read;
    const chosen = query.resource === undefined ? {} : { resource: query.resource };
    return {
      data: read.slots.map(({ start, end, seatsLeft }) => ({
        start: new Date(start).toISOString(),
        end: new Date(end).toISOString(),
        seatsLeft,
        ...chosen,
      })),
    };
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
