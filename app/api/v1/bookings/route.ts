import { z } from 'zod';
import { limitQuery } from '@/app/api/v1/schemas';
import { createBookingInput } from '@/lib/domain/booking-input';
import { checkWindow } from '@/lib/domain/date-window';
import { localDateInput } from '@/lib/domain/inputs/date-input';
import { bookingStatuses } from '@/lib/domain/lifecycle';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { BookingDto, bookingDto } from '@/lib/http/dtos/booking-dto';
import { instant } from '@/lib/http/dtos/fields';
import { QuoteDto, quoteDto } from '@/lib/http/dtos/quote-dto';
import { createBooking } from '@/lib/usecases/bookings/create';
import { listAnswered } from '@/lib/usecases/bookings/read';

const CreatedBookingDto = z
  .object({
    id: z.uuid(),
    status: z.enum(['PENDING', 'CONFIRMED']),
    holdExpiresAt: instant.nullable(),
    checkoutUrl: z.url().nullable(),
    manageUrl: z.url(),
    /** As in a booking: `customer.address` is still needed. */
    addressMissing: z.boolean(),
    quote: QuoteDto,
  })
  .meta({ id: 'CreatedBooking' });

export const GET = defineRoute({
  method: 'GET',
  path: '/bookings',
  key: 'sk',
  summary: 'Bookings by start',
  description: '`from` and `to` are local dates of the start, both included.',
  query: z.object({
    from: localDateInput.optional(),
    to: localDateInput.optional(),
    status: z.enum(bookingStatuses).optional(),
    limit: limitQuery,
    cursor: z.string().max(200).optional(),
  }),
  response: z.object({ data: z.array(BookingDto), nextCursor: z.string().nullable() }),
  handler: async ({ ctx, query }) => {
    const { status, ...filter } = query;
    const window = checkWindow(filter);
    if (!window.ok) return window;
    const page = await listAnswered(ctx, { ...filter, ...(status ? { status: [status] } : {}) });
    const now = Date.now();
    return { data: page.data.map((booking) => bookingDto(booking, now)), nextCursor: page.nextCursor };
  },
});

export const POST = defineRoute({
  method: 'POST',
  path: '/bookings',
  key: 'pk',
  summary: 'Book',
  description:
    'Holds the range and opens a payment page for what is due now; CONFIRMED at once when nothing is. 409 `slot_taken` when somebody was faster, 409 `price_changed` with the new quote.',
  body: createBookingInput,
  response: CreatedBookingDto,
  status: 201,
  idempotency: 'inTransaction',
  limitedAs: 'booking',
  handler: async ({ ctx, body, keyKind, visitor, idempotency }) => {
    const created = await createBooking(ctx, body, {
      source: 'API',
      isSecret: keyKind === 'SECRET',
      visitor,
      idempotency,
    });
    if (created.ok) return { ...created.booking, quote: quoteDto(created.booking.quote) };
    return created.quote ? { ...created, quote: quoteDto(created.quote) } : created;
  },
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'POST');
