'use server';

import { z } from 'zod';
import { basketInput } from '@/lib/domain/booking-input';
import { phoneBookingInput } from '@/lib/domain/editing/phone-booking-input';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import { bookByPhone } from '@/lib/usecases/bookings/book-by-phone';
import { quoteBasket } from '@/lib/usecases/bookings/quote';

export const quoteAction = officeAction(
  { name: 'office.quote', reads: true, can: 'booking:create', input: basketInput },
  (ctx, input) => quoteBasket(ctx, input, { fromOffice: true }),
);

export const bookAction = officeAction(
  { name: 'office.book', can: 'booking:create', input: z.strictObject(phoneBookingInput.shape) },
  bookByPhone,
);
