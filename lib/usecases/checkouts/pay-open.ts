import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { idField } from '@/lib/domain/editing/fields';
import { type Result, refuse } from '@/lib/domain/errors';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { operation } from '@/lib/usecases/operation';
import { paymentPage } from './answers';
import { openCheckout } from './open-checkout';

const input = z.strictObject({ bookingId: idField });
type Page = Promise<Result<{ checkoutUrl: string }>>;

export const payHold = operation({
  name: 'booking.pay_hold',
  can: 'payment:collect',
  effect: 'money',
  input,
  output: paymentPage,
  describe: 'Opens the payment page of a booking that is held until it is paid.',
  run: ofHold,
});

/** Refuses with `conflict` when the booking isn't held any more. @throws AppError as openCheckout does */
async function ofHold(ctx: TenantContext, { bookingId }: { bookingId: string }): Page {
  const booking = await requireBooking(ctx, bookingId);
  const checkout = booking.checkouts.at(-1);
  if (booking.status !== 'PENDING' || !checkout) {
    return refuse('conflict', 'There is nothing to pay here any more.');
  }
  return { ok: true, checkoutUrl: (await openCheckout(ctx, checkout.id)).url };
}

export const payMove = operation({
  name: 'booking.pay_move',
  can: 'payment:collect',
  effect: 'money',
  input,
  output: paymentPage,
  describe: 'Opens the payment page of a move that waits for the payment of its difference.',
  run: ofMove,
});

/** Refuses with `conflict` when no move is pending. @throws AppError as openCheckout does */
async function ofMove(ctx: TenantContext, { bookingId }: { bookingId: string }): Page {
  const { pendingMove } = await requireBooking(ctx, bookingId);
  if (!pendingMove) return refuse('conflict', 'This move doesn’t wait for a payment any more.');
  return { ok: true, checkoutUrl: (await openCheckout(ctx, pendingMove.checkoutId)).url };
}
