import { z } from 'zod';
import { createBookingInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/apiRoute';
import { preflight } from '@/lib/http/cors';
import { createBooking } from '@/lib/usecases/bookings/create';
import { quoteResource } from '../resources';
import { instant, QuoteResource } from '../schemas';

const CreatedBookingResource = z
  .object({
    id: z.uuid(),
    status: z.enum(['PENDING', 'CONFIRMED']),
    holdExpiresAt: instant.nullable(),
    checkoutUrl: z.url().nullable(),
    manageUrl: z.url(),
    quote: QuoteResource,
  })
  .meta({ id: 'CreatedBooking' });

export const POST = defineRoute({
  method: 'POST',
  path: '/bookings',
  key: 'pk',
  summary: 'Book',
  description:
    'Holds the range and opens a payment page for what is due now; CONFIRMED at once when nothing is. 409 `slot_taken` when somebody was faster, 409 `price_changed` with the new quote.',
  body: createBookingInput,
  response: CreatedBookingResource,
  status: 201,
  idempotency: 'inTransaction',
  limitedAs: 'booking',
  handler: async ({ ctx, body, visitor, idempotency }) => {
    const created = await createBooking(ctx, body, { source: 'API', visitor, idempotency });
    if (created.ok) return { ...created.booking, quote: quoteResource(created.booking.quote) };
    return created.quote ? { ...created, quote: quoteResource(created.quote) } : created;
  },
});

export const OPTIONS = preflight;
