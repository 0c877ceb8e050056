import { refuse } from '@/lib/domain/errors';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { readBooking } from '@/lib/usecases/bookings/read';
import { BookingResource, bookingParams, bookingResource } from '../booking-resource';

export const GET = defineRoute({
  method: 'GET',
  path: '/bookings/{id}',
  key: 'sk',
  summary: 'One booking with its money and timeline',
  params: bookingParams,
  response: BookingResource,
  handler: async ({ ctx, params }) => {
    const booking = await readBooking(ctx, { bookingId: params.id });
    return booking ? bookingResource(booking, Date.now()) : refuse('not_found', 'There is no such booking.');
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
