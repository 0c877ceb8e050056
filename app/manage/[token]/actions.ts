'use server';

import { z } from 'zod';
import { manageAction } from '@/lib/http/actions/public-action';
import { requireCustomerBooking } from '@/lib/http/auth/customer-booking';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { payMove } from '@/lib/usecases/checkouts/pay-open';

/** Cancels by the policy. `refundCents` is the refund that the customer was shown; refused if it differs by now. */
export const cancelAction = manageAction(cancelBooking, {
  input: z.strictObject({ version: z.int(), refundCents: z.int() }),
  run: async (ctx, claim, { version, refundCents }) => {
    const { id: bookingId } = await requireCustomerBooking(ctx, claim);
    const done = await cancelBooking(ctx, {
      bookingId,
      version,
      by: 'customer',
      shownRefundCents: refundCents,
    });
    return done.ok ? { ok: true } : done;
  },
});

const nothing = z.strictObject({});

export const payBalanceAction = manageAction(payBalance, {
  input: nothing,
  run: async (ctx, claim) => {
    const booking = await requireCustomerBooking(ctx, claim);
    const done = await payBalance(ctx, { bookingId: booking.id });
    return done.ok ? { ok: true, url: done.checkoutUrl } : done;
  },
});

export const payMoveAction = manageAction(payMove, {
  input: nothing,
  run: async (ctx, claim) => {
    const booking = await requireCustomerBooking(ctx, claim);
    const done = await payMove(ctx, { bookingId: booking.id });
    return done.ok ? { ok: true, url: done.checkoutUrl } : done;
  },
});
