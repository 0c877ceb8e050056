'use server';

import { z } from 'zod';
import { refuse } from '@/lib/domain/errors';
import { manageAction } from '@/lib/http/actions/legacy-actions';
import { requireCustomerBooking } from '@/lib/http/auth/customer-booking';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { openCheckout } from '@/lib/usecases/checkouts/open-checkout';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';

/** Cancels by the policy. `refundCents` is what the customer was shown: another sum by now is said first. */
export const cancelAction = manageAction(
  { name: 'cancel', input: z.strictObject({ version: z.int(), refundCents: z.int() }) },
  async (ctx, claim, { version, refundCents }) => {
    const { id: bookingId } = await requireCustomerBooking(ctx, claim);
    const done = await cancelBooking(ctx, {
      bookingId,
      version,
      by: 'customer',
      shownRefundCents: refundCents,
    });
    return done.ok ? { ok: true } : done;
  },
);

/** The payment page for what is still owed. */
export const payBalanceAction = manageAction(
  { name: 'pay-balance', input: z.strictObject({}) },
  async (ctx, claim) => {
    const booking = await requireCustomerBooking(ctx, claim);
    const done = await payBalance(ctx, booking.id);
    return done.ok ? { ok: true, url: done.checkoutUrl } : done;
  },
);

/** The payment page of a move that waits for its difference. */
export const payMoveAction = manageAction(
  { name: 'pay-move', input: z.strictObject({}) },
  async (ctx, claim) => {
    const { pendingMove } = await requireCustomerBooking(ctx, claim);
    if (!pendingMove) return refuse('conflict', 'This move doesn’t wait for a payment any more.');
    const { url } = await openCheckout(ctx, pendingMove.checkoutId);
    return { ok: true, url };
  },
);
