import { z } from 'zod';
import { bookingParams } from '@/app/api/v1/schemas';
import { reasonInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { BookingDto, bookingDto } from '@/lib/http/dtos/booking-dto';
import { refundPayment } from '@/lib/usecases/refunds/refund';

export const POST = defineRoute({
  method: 'POST',
  path: '/bookings/{id}/refund',
  key: 'sk',
  summary: 'Give money back',
  description: 'From the newest payment back; never above what is left of the payments.',
  params: bookingParams,
  body: z.strictObject({
    amountCents: z
      .int('Give a whole number of minor units.')
      .min(1, 'At least 1.')
      .max(2_147_483_647, 'That is more than was paid.'),
    reason: reasonInput.optional(),
  }),
  response: BookingDto,
  idempotency: 'before',
  handler: async ({ ctx, params, body, idempotency }) => {
    const refunded = await refundPayment(ctx, { bookingId: params.id, ...body }, { idempotency });
    return refunded.ok ? bookingDto(refunded.booking, Date.now()) : refunded;
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
