'use server';

import { z } from 'zod';
import { basketInput } from '@/lib/domain/booking-input';
import { phoneBookingInput } from '@/lib/domain/editing/phone-booking-input';
import { tenantAction } from '@/lib/http/actions/office-action';
import { bookByPhone } from '@/lib/usecases/bookings/book-by-phone';
import { quoteBasket } from '@/lib/usecases/bookings/quote';

export const quoteAction = tenantAction(
  { name: 'office.quote', reads: true, can: 'booking:create', input: basketInput },
  (ctx, input) => quoteBasket(ctx, input, { fromOffice: true }),
);

export const bookAction = tenantAction(
  { name: 'office.book', can: 'booking:create', input: z.strictObject(phoneBookingInput.shape) },
  bookByPhone,
);
