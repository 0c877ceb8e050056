import { z } from 'zod';
import { bookingParams } from '@/app/api/v1/schemas';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { openBookingFile } from '@/lib/usecases/booking-files/read';

export const GET = defineRoute({
  method: 'GET',
  path: '/bookings/{id}/files/{file}',
  key: 'sk',
  summary: 'Where to save a file of a booking from',
  description: 'The address is good for a minute, for whoever has it.',
  params: bookingParams.extend({ file: z.uuid() }),
  response: z.object({ url: z.url() }),
  handler: async ({ ctx, params }) => {
    const found = await openBookingFile(ctx, { bookingId: params.id, id: params.file });
    return found.ok ? { url: found.url } : found;
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
