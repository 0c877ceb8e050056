import { z } from 'zod';
import { bookingParams } from '@/app/api/v1/schemas';
import { reasonInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { BookingDto, bookingDto } from '@/lib/http/dtos/booking-dto';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';

export const POST = defineRoute({
  method: 'POST',
  path: '/bookings/{id}/cancel',
  key: 'sk',
  summary: 'Cancel a booking',
  description:
    '`by: customer` follows the policy; `by: business` gives everything back. The range is free at once.',
  params: bookingParams,
  body: z.strictObject({
    by: z.enum(['customer', 'business']).default('customer'),
    reason: reasonInput.optional(),
  }),
  response: BookingDto,
  idempotency: 'before',
  handler: async ({ ctx, params, body, idempotency }) => {
    const canceled = await cancelBooking(ctx, { bookingId: params.id, ...body }, { idempotency });
    return canceled.ok ? bookingDto(canceled.booking, Date.now()) : canceled;
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
