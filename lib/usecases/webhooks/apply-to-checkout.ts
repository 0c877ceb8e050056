import { findCheckoutOwner, readBookingOfCheckout } from '@/lib/data/money/checkouts';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { Suspicious } from '@/lib/domain/jobs/suspicious';
import { type CheckoutSession, retrieveCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { changeBooking } from '@/lib/usecases/booking-core/change';
import { endCheckout, isLive } from '@/lib/usecases/booking-core/end-checkout';
import { waitForBank } from '@/lib/usecases/checkouts/close-checkout';
import { unlikeCheckout } from '@/lib/usecases/checkouts/own-session';
import { settleCheckout } from '@/lib/usecases/checkouts/settle-checkout';
import { readMetadata } from '@/lib/usecases/checkouts/stripe-metadata';
import { knownAtStripe } from './known-at-stripe';

/**
 * Handles a payment page that was paid or has ended unpaid. The session is read from Stripe, on the platform's account.
 * @returns a word on the result
 * @throws Suspicious when it names a checkout of ours and isn't its page; AppError unavailable when Stripe is away
 */
export async function applyToCheckout(heard: CheckoutSession, occurredAt: number): Promise<string> {
  const named = readMetadata(heard.metadata);
  const owner = await findCheckoutOwner(heard.id, named);
  // Another system may use the same Stripe account; only a session that names a checkout of ours must be ours.
  if (!owner && !named) return 'not ours';
  if (!owner) throw new Suspicious(`No checkout for session ${heard.id}`);
  const session = await knownAtStripe(retrieveCheckoutSession(heard.id, owner.stripeAccountId));
  if (session.paid) {
    await settleCheckout(owner, session, occurredAt);
    return 'paid';
  }
  const booking = await readBookingOfCheckout(owner.ctx, owner.id);
  const checkout = booking?.checkouts.find(({ id }) => id === owner.id);
  if (!booking || !checkout) throw new NonRetryable(`Checkout ${owner.id} is gone`);
  const unlike = unlikeCheckout(booking, checkout, session);
  if (unlike) throw new Suspicious(`Session ${session.id} for checkout ${owner.id}: ${unlike}`);
  if (!isLive(checkout)) return 'over before';
  // A page of an attempt whose answer was lost: nobody has seen it.
  if (checkout.stripeSessionId !== null && checkout.stripeSessionId !== session.id) return 'superseded';
  if (session.status === 'EXPIRED') {
    await changeBooking(owner.ctx, owner, (change) => endCheckout(change, owner.id, { status: 'EXPIRED' }));
    return 'expired';
  }
  if (session.status !== 'COMPLETE') throw new Suspicious(`Session ${session.id} is still open`);
  return waitForBank(owner.ctx, owner, session);
}
