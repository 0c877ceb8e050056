import { z } from 'zod';
import { windowQuery } from '@/app/api/v1/schemas';
import { dateReasons } from '@/lib/domain/availability/types';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { localDate } from '@/lib/http/dtos/fields';
import { readDates } from '@/lib/usecases/availability/read';

export const GET = defineRoute({
  method: 'GET',
  path: '/availability/dates',
  key: 'pk',
  summary: 'Which dates of a DATE package can be booked',
  description: 'One row a day of the window, both ends included; at most 90 days. Never stale.',
  query: windowQuery,
  response: z.object({
    data: z.array(
      z.object({ date: localDate, available: z.boolean(), reason: z.enum(dateReasons).optional() }),
    ),
  }),
  handler: async ({ ctx, query }) => {
    const read = await readDates(ctx, query);
    return read.ok ? { data: read.dates } : read;
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
