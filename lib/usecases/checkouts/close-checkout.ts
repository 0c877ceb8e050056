import type { CheckoutRow } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import { extendClaims } from '@/lib/data/bookings/claims';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type CheckoutOwner, setCheckoutStatus } from '@/lib/data/money/checkouts';
import { DAY } from '@/lib/domain/durations';
import { type CheckoutSession, expireCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { claimAgain } from '@/lib/usecases/booking-core/claim-again';
import { endCheckout, expireInChange, isLive } from '@/lib/usecases/booking-core/lapse';
import { getCatalogueOf } from '@/lib/usecases/catalogue/of-booking';
import { settleCheckout } from './settle-checkout';

/** How long the place of a payment that a bank is at work on stays held after we last heard so. */
const PROCESSING_MS = 7 * DAY;
/** When Stripe is asked what became of it: we may never hear of a payment that was not made. */
const ASK_AGAIN_MS = DAY;
/** No bank takes longer; the slowest debits are answered within fourteen working days. */
const BANK_LIMIT_MS = 21 * DAY;

/** Ends one checkout at Stripe, then with us; if it turns out to be paid, the payment is taken. @throws AppError unavailable */
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

/** Brings a checkout in line with what Stripe says about its session right now. */
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
 * Complete but unpaid: a bank is at work, so the hold stays for as long as that may take. One that ran out before we
 * heard of it is claimed anew; if somebody has the range by now, the booking lapses and what the bank pays goes back.
 * What the bank hasn't made, or takes longer over than any bank does, has failed: the range is free, the customer told.
 * `session` as it is at Stripe, with its payment.
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

/** Anything but these may still be paid: a voucher, a transfer that the bank has yet to see. */
function whyFailed({ payment }: Pick<CheckoutSession, 'payment'>, ageMs: number): string {
  if (!payment || ['requires_payment_method', 'canceled'].includes(payment.status)) {
    return 'The bank did not make the payment.';
  }
  return ageMs > BANK_LIMIT_MS ? 'The bank has not made the payment in three weeks.' : '';
}
