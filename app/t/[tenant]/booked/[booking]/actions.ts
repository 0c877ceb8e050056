'use server';

import { z } from 'zod';
import { refuse } from '@/lib/domain/errors';
import { manageAction } from '@/lib/http/actions/legacy-actions';
import { requireCustomerBooking } from '@/lib/http/auth/customer-booking';
import { releaseEarly } from '@/lib/usecases/bookings/expire';
import { openCheckout } from '@/lib/usecases/checkouts/open-checkout';

const nothing = z.strictObject({});

/** The payment page of a booking that is still held. */
export const continueToPaymentAction = manageAction(
  { name: 'continue-to-payment', input: nothing },
  async (ctx, claim) => {
    const booking = await requireCustomerBooking(ctx, claim);
    const checkout = booking.checkouts.at(-1);
    if (booking.status !== 'PENDING' || !checkout) {
      return refuse('conflict', 'There is nothing to pay here any more.');
    }
    const { url } = await openCheckout(ctx, checkout.id);
    return { ok: true, url };
  },
);

/** Gives the hold up, so that the time is free again at once. */
export const startOverAction = manageAction({ name: 'start-over', input: nothing }, async (ctx, claim) => {
  const booking = await requireCustomerBooking(ctx, claim);
  const released = await releaseEarly(ctx, booking.id);
  if (!released.ok) return released;
  // The payment had arrived after all: the page shows the confirmation instead.
  return released.status === 'EXPIRED'
    ? { ok: true }
    : refuse('conflict', 'This booking has been paid in the meantime.');
});
