import { z } from 'zod';
import { bookingParams } from '@/app/api/v1/schemas';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { BookingFileDto } from '@/lib/http/dtos/file-dto';
import { listBookingFiles } from '@/lib/usecases/booking-files/read';

export const GET = defineRoute({
  method: 'GET',
  path: '/bookings/{id}/files',
  key: 'sk',
  summary: 'Files of a booking',
  description: 'Oldest first.',
  params: bookingParams,
  response: z.object({ data: z.array(BookingFileDto), nextCursor: z.null() }),
  handler: async ({ ctx, params }) => {
    const files = await listBookingFiles(ctx, { bookingId: params.id });
    const data = files.map(({ createdAt, ...file }) => ({ ...file, addedAt: createdAt.toISOString() }));
    return { data, nextCursor: null };
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
