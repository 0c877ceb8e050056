import type { CheckoutRow } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import { extendClaims } from '@/lib/data/bookings/claims';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type CheckoutOwner, setCheckoutStatus } from '@/lib/data/money/checkouts';
import { DAY } from '@/lib/domain/durations';
import { type CheckoutSession, expireCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { claimAgain } from '@/lib/usecases/booking-core/claim-again';
import { endCheckout, expireInChange, isLive } from '@/lib/usecases/booking-core/end-checkout';
import { getCatalogueOf } from '@/lib/usecases/catalogue/of-booking';
import { settleCheckout } from './settle-checkout';

/** How long a place stays held for a payment that a bank is processing, from the last time that Stripe said so. */
const PROCESSING_MS = 7 * DAY;
/** Interval at which Stripe is asked again: no event may ever come for a payment that was not made. */
const ASK_AGAIN_MS = DAY;
/** The longest processing time; the slowest debits are answered within fourteen working days. */
const BANK_LIMIT_MS = 21 * DAY;

/**
 * Ends one checkout at Stripe, then here; if it turns out to be paid, the payment is settled.
 * @throws AppError unavailable
 */
export async function closeCheckout(
  ctx: TenantContext,
  bookingId: string,
  checkout: Pick<CheckoutRow, 'id' | 'stripeSessionId' | 'stripeAccountId'>,
): Promise<void> {
  if (checkout.stripeSessionId) {
    const session = await expireCheckoutSession(checkout.stripeSessionId, checkout.stripeAccountId);
    await syncCheckoutWithStripe(ctx, { ...checkout, bookingId }, session);
    return;
  }
  await changeBooking(ctx, { bookingId }, (change) =>
    endCheckout(change, checkout.id, { status: 'EXPIRED' }),
  );
}

/** Reconciles a checkout with the present state of its Stripe session. */
export async function syncCheckoutWithStripe(
  ctx: TenantContext,
  checkout: Omit<CheckoutOwner, 'ctx'>,
  session: CheckoutSession,
): Promise<void> {
  if (session.paid) {
    await settleCheckout({ ...checkout, ctx }, session, Date.now());
  } else if (session.status === 'EXPIRED') {
    await changeBooking(ctx, checkout, (change) => endCheckout(change, checkout.id, { status: 'EXPIRED' }));
  } else if (session.status === 'COMPLETE') {
    await waitForBank(ctx, checkout, session);
  }
}

/**
 * Handles a session that is complete but unpaid because a bank is processing the payment: the hold is extended for as
 * long as that may take. A hold that expired before this was known is claimed again; if its range is taken, the booking
 * expires and a later payment is refunded. A payment that the bank has not made, or that exceeds the longest processing
 * time, has failed: the range is free and the customer gets a mail. `session` as it is at Stripe, with its payment.
 */
export async function waitForBank(
  ctx: TenantContext,
  checkout: { id: string; bookingId: string },
  session: Pick<CheckoutSession, 'id' | 'payment'>,
): Promise<'failed' | 'waiting for the bank'> {
  const asked = await readBooking(ctx, checkout.bookingId);
  if (!asked) return 'failed';
  const catalogue = await getCatalogueOf(ctx, asked);
  let outcome: 'failed' | 'waiting for the bank' = 'waiting for the bank';
  await changeBooking(ctx, checkout, async (change) => {
    const known = change.booking.checkouts.find(({ id }) => id === checkout.id);
    if (!known || !isLive(known)) return;
    const failure = whyFailed(session, change.now - known.createdAt);
    if (failure) {
      outcome = 'failed';
      return endCheckout(change, known.id, { status: 'FAILED', failure });
    }
    const until = new Date(change.now + PROCESSING_MS);
    await setCheckoutStatus(change.tx, ctx, [known.id], 'PROCESSING', {
      stripeSessionId: session.id,
      expiresAt: new Date(change.now + ASK_AGAIN_MS),
    });
    if (known.status !== 'PROCESSING')
      await change.record('payment.processing', { after: { purpose: known.purpose } });
    const kept = await extendClaims(
      change.tx,
      ctx,
      checkout.bookingId,
      until,
      known.purpose === 'DIFFERENCE',
    );
    if (change.booking.status !== 'PENDING') return;
    const resourceIds = kept > 0 ? change.booking.resourceIds : await claimAgain(change, catalogue, until);
    if (resourceIds) await change.update({ holdExpiresAt: until, resourceIds });
    else await expireInChange(change);
  });
  return outcome;
}

/** Any other state may still be paid: a voucher, a transfer that the bank has yet to receive. */
function whyFailed({ payment }: Pick<CheckoutSession, 'payment'>, ageMs: number): string {
  if (!payment || ['requires_payment_method', 'canceled'].includes(payment.status)) {
    return 'The bank did not make the payment.';
  }
  return ageMs > BANK_LIMIT_MS ? 'The bank has not made the payment in three weeks.' : '';
}
