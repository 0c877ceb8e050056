'use server';

import { z } from 'zod';
import { manageAction } from '@/lib/http/actions/public-action';
import { requireCustomerBooking } from '@/lib/http/auth/customer-booking';
import { leaveHold } from '@/lib/usecases/bookings/leave-holds';
import { payHold } from '@/lib/usecases/checkouts/pay-open';

const nothing = z.strictObject({});

export const continueToPaymentAction = manageAction(payHold, {
  input: nothing,
  run: async (ctx, claim) => {
    const booking = await requireCustomerBooking(ctx, claim);
    const done = await payHold(ctx, { bookingId: booking.id });
    return done.ok ? { ok: true, url: done.checkoutUrl } : done;
  },
});

/** Releases the hold. If the payment had arrived after all, the page shows the confirmation instead. */
export const startOverAction = manageAction(leaveHold, {
  input: nothing,
  run: async (ctx, claim) => {
    const booking = await requireCustomerBooking(ctx, claim);
    return leaveHold(ctx, { bookingId: booking.id });
  },
});
