import { z } from 'zod';
import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addPayment } from '@/lib/data/money/payments';
import { reasonInput } from '@/lib/domain/booking-input';
import type { CheckoutPurpose } from '@/lib/domain/checkout-purpose';
import { cents, idField } from '@/lib/domain/editing/fields';
import { type Result, refuse, refuseField } from '@/lib/domain/errors';
import { moneyState } from '@/lib/domain/money-state';
import { localDateOf } from '@/lib/domain/time';
import { bookingAfter, type LinkedBooking } from '@/lib/usecases/booking-core/answers';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { confirmInChange } from '@/lib/usecases/booking-core/confirm';
import { isLive } from '@/lib/usecases/booking-core/end-checkout';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { getCatalogueOf } from '@/lib/usecases/catalogue/of-booking';
import { operation } from '@/lib/usecases/operation';
import { closeCheckout } from './close-checkout';

const received = z.strictObject({
  bookingId: idField,
  /** The version that the caller read; refused with `conflict` if the booking has another one by now. */
  version: z.int().min(1).optional(),
  method: z.enum(['CASH', 'TRANSFER']),
  amountCents: cents,
  note: reasonInput.optional(),
});

export const recordPayment = operation({
  name: 'payment.record',
  can: 'payment:record',
  effect: 'money',
  input: received,
  output: bookingAfter,
  describe: 'Records a payment that came in without Stripe, in cash or by bank transfer.',
  run: record,
});

/**
 * Records a payment that came in without Stripe; at most what is owed, minor units. It confirms a booking that was
 * waiting for payment; an open payment page is closed first, so that nobody pays twice.
 *
 * Refuses with `validation_failed` (sum), `not_allowed` (status, more than is owed), `slot_taken` (its hold is lost) or
 * `conflict`.
 * @throws AppError not_found; unavailable when a payment page is open and Stripe is away
 */
async function record(
  ctx: TenantContext,
  input: z.output<typeof received>,
): Promise<Result<{ booking: LinkedBooking }>> {
  if (!Number.isSafeInteger(input.amountCents) || input.amountCents <= 0) {
    return refuseField('amountCents', 'Please give the sum that was paid.');
  }
  const { bookingId } = input;
  const found = await requireBooking(ctx, bookingId);
  if (input.version !== undefined && input.version !== found.version) {
    return refuse('conflict', 'Somebody changed this booking in the meantime. Please look at it again.');
  }
  const open = found.checkouts.filter(({ status, purpose, stripeSessionId }) => {
    return stripeSessionId !== null && status === 'OPEN' && purpose !== 'DIFFERENCE';
  });
  const catalogue = await getCatalogueOf(ctx, found);
  const done = await changeBooking(ctx, input, async (change) => {
    const { booking, now } = change;
    if (booking.status === 'CANCELED' || booking.status === 'EXPIRED') {
      throw new RollBack(refuse('not_allowed', 'This booking is over, so nothing is owed for it any more.'));
    }
    const { owedCents } = moneyState(booking, localDateOf(now, booking.tenant.timeZone));
    if (input.amountCents > owedCents) {
      throw new RollBack(
        refuse('not_allowed', 'That is more than is owed. Please give the sum that was really due.'),
      );
    }
    await addPayment(change.tx, ctx, {
      id: newId(),
      bookingId,
      checkoutId: null,
      purpose: purposeOf(booking, input.amountCents),
      method: input.method,
      amountCents: input.amountCents,
      feeCents: 0,
      currency: booking.currency,
      stripePaymentIntentId: null,
      note: input.note?.trim() ?? '',
      recordedById: ctx.actor.kind === 'MEMBER' ? ctx.actor.id : null,
      paidAt: new Date(now),
    });
    const { amountCents, method } = input;
    await change.record('payment.recorded', { after: { amountCents, method } });
    if (booking.status !== 'PENDING') {
      await change.update({});
      await change.record('payment.credited', { detail: { amountCents, method } });
    } else if (!(await confirmInChange(change, catalogue))) {
      throw new RollBack(
        refuse('slot_taken', 'Its time has run out and somebody else has the place. Please book again.'),
      );
    }
    return { ok: true as const };
  });
  if (!done.ok) return done;
  // Closes the pages that would collect the same money again. If that comes too late, the second payment is refunded by
  // itself.
  for (const checkout of open.filter(isLive)) await closeCheckout(ctx, bookingId, checkout).catch(() => {});
  return { ok: true, booking: await requireBooking(ctx, bookingId) };
}

function purposeOf(booking: BookingCore, amountCents: number): CheckoutPurpose {
  if (amountCents === booking.totalCents) return 'FULL';
  return booking.status === 'PENDING' ? 'DEPOSIT' : 'BALANCE';
}
