import { readBooking } from '@/lib/data/bookings/bookings';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { setCheckoutStatus } from '@/lib/data/money/checkouts';
import type { Result } from '@/lib/domain/errors';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import { retrieveCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { expireInChange, isLive } from '@/lib/usecases/booking-core/end-checkout';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { closeCheckout, syncCheckoutWithStripe } from '@/lib/usecases/checkouts/close-checkout';

/**
 * Expires a hold: PENDING becomes EXPIRED five minutes after the Checkout session's end, and its range is free. Stripe
 * is asked first about a bank payment that is still processing. Any other booking stays as it is, so the call is
 * idempotent.
 * @throws AppError unavailable when Stripe has to be asked and is away
 */
export async function expireBooking(ctx: TenantContext, bookingId: string): Promise<void> {
  const booking = await readBooking(ctx, bookingId);
  const processing = booking?.checkouts.find(({ status }) => status === 'PROCESSING');
  if (processing?.stripeSessionId) {
    await syncCheckoutWithStripe(
      ctx,
      { ...processing, bookingId },
      await retrieveCheckoutSession(processing.stripeSessionId, processing.stripeAccountId),
    );
  }
  await changeBooking(ctx, { bookingId }, async (change) => {
    const { booking: locked, now } = change;
    const over = locked.holdExpiresAt !== null && locked.holdExpiresAt + HOLD_GRACE_MS <= now;
    if (
      locked.status !== 'PENDING' ||
      !over ||
      locked.checkouts.some(({ status }) => status === 'PROCESSING')
    )
      return;
    await setCheckoutStatus(
      change.tx,
      ctx,
      locked.checkouts.filter(isLive).map(({ id }) => id),
      'EXPIRED',
    );
    await expireInChange(change);
  });
}

/**
 * Releases a hold early, when the customer leaves the checkout or starts over. The Stripe session is expired first, so
 * that nobody can pay for a released range. @returns the booking's status afterwards: CONFIRMED when it had been paid
 * after all
 * @throws AppError not_found; unavailable when Stripe is away (the hold then expires by itself)
 */
export async function releaseEarly(
  ctx: TenantContext,
  bookingId: string,
): Promise<Result<{ status: BookingStatus }>> {
  const booking = await requireBooking(ctx, bookingId);
  if (booking.status === 'PENDING') {
    for (const checkout of booking.checkouts.filter(isLive)) await closeCheckout(ctx, bookingId, checkout);
  }
  const after = await readBooking(ctx, bookingId);
  return { ok: true, status: after?.status ?? booking.status };
}
