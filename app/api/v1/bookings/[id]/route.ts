import { bookingParams } from '@/app/api/v1/schemas';
import { refuse } from '@/lib/domain/errors';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { BookingDto, bookingDto } from '@/lib/http/dtos/booking-dto';
import { readBooking } from '@/lib/usecases/bookings/read';

export const GET = defineRoute({
  method: 'GET',
  path: '/bookings/{id}',
  key: 'sk',
  summary: 'One booking with its money and timeline',
  params: bookingParams,
  response: BookingDto,
  handler: async ({ ctx, params }) => {
    const booking = await readBooking(ctx, { bookingId: params.id });
    return booking ? bookingDto(booking, Date.now()) : refuse('not_found', 'There is no such booking.');
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
