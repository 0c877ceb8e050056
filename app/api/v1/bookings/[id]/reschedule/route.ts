import { z } from 'zod';
import { bookingParams } from '@/app/api/v1/schemas';
import { slugInput } from '@/lib/domain/booking-input';
import { localDateInput, startInput } from '@/lib/domain/inputs/date-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { BookingDto, bookingDto } from '@/lib/http/dtos/booking-dto';
import { moveBooking } from '@/lib/usecases/bookings/move';

export const POST = defineRoute({
  method: 'POST',
  path: '/bookings/{id}/reschedule',
  key: 'sk',
  summary: 'Move a booking to another start of the same package, by its policy',
  description:
    'Give `date` for a DATE package, `start` for a TIMESLOT one. When the new date is dearer the new range is held and `checkoutUrl` collects the difference; the booking moves once it is paid.',
  params: bookingParams,
  body: z.strictObject({
    date: localDateInput.optional(),
    start: startInput.optional(),
    resource: slugInput.optional(),
  }),
  response: BookingDto.extend({ checkoutUrl: z.url().nullable() }),
  idempotency: 'before',
  handler: async ({ ctx, params, body, idempotency }) => {
    const moved = await moveBooking(ctx, { bookingId: params.id, by: 'customer', ...body }, { idempotency });
    if (!moved.ok) return moved;
    return { ...bookingDto(moved.booking, Date.now()), checkoutUrl: moved.checkoutUrl };
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
