'use server';

import { z } from 'zod';
import { refuse } from '@/lib/domain/errors';
import { manageAction } from '@/lib/http/actions/public-action';
import { requireCustomerBooking } from '@/lib/http/auth/customer-booking';
import { moveBooking, previewMove } from '@/lib/usecases/bookings/move';

const input = z.strictObject({
  version: z.int(),
  date: z.iso.date().optional(),
  start: z.iso.datetime().optional(),
  /** The difference that the customer was shown; refused if it is higher by now. */
  differenceCents: z.int(),
});

/** Moves the booking, or opens the payment page of the difference first. */
export const moveAction = manageAction(moveBooking, {
  input,
  run: async (ctx, claim, { differenceCents, ...wanted }) => {
    const { id: bookingId } = await requireCustomerBooking(ctx, claim);
    const plan = await previewMove(ctx, { bookingId, by: 'customer', ...wanted });
    if (!plan.ok) return plan;
    if (plan.differenceCents !== differenceCents) {
      return refuse('price_changed', 'The price of that day has just changed. Please look at it again.');
    }
    const done = await moveBooking(ctx, { bookingId, by: 'customer', ...wanted });
    return done.ok ? { ok: true, url: done.checkoutUrl } : done;
  },
});
