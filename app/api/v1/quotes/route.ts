import { basketInput } from '@/lib/domain/booking-input';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { QuoteDto, quoteDto } from '@/lib/http/dtos/quote-dto';
import { quoteBasket } from '@/lib/usecases/bookings/quote';

export const POST = defineRoute({
  method: 'POST',
  path: '/quotes',
  key: 'pk',
  summary: 'Price a basket',
  description: 'The body of a booking without the customer. No promise that the slot is still free.',
  body: basketInput,
  response: QuoteDto,
  handler: async ({ ctx, body }) => {
    const quoted = await quoteBasket(ctx, body);
    return quoted.ok ? quoteDto(quoted.quote) : quoted;
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
