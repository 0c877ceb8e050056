'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { bookByPhone } from '@/lib/usecases/bookings/book-by-phone';
import { quoteBasket } from '@/lib/usecases/bookings/quote';

export const quoteAction = officeAction(quoteBasket, {
  input: quoteBasket.facts.input,
  run: (ctx, input) => quoteBasket(ctx, input, { fromOffice: true }),
});

export const bookAction = officeAction(bookByPhone);
