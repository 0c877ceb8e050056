import { findCheckoutOwnerById, setCheckoutFailure } from '@/lib/data/money/checkouts';
import { retrievePayment } from '@/lib/integrations/stripe/payments';
import { readMetadata } from './stripe-metadata';

/**
 * A card was declined: noted on the checkout, where the office sees it. The customer was told by the payment page and
 * may try another card, so nothing else changes. @throws AppError unavailable when Stripe is away
 */
export async function noteFailure(event: {
  paymentIntentId: string;
  metadata: Record<string, string>;
}): Promise<string> {
  const heard = readMetadata(event.metadata);
  if (!heard) return 'not ours';
  // Not believed: it only says whose trouble it is should Stripe not answer.
  const probably = await findCheckoutOwnerById(heard.tenantId, heard.checkoutId);
  const payment = await retrievePayment(event.paymentIntentId, probably?.stripeAccountId);
  const named = payment && readMetadata(payment.metadata);
  const owner = named && (await findCheckoutOwnerById(named.tenantId, named.checkoutId));
  if (!owner) return 'not ours';
  if (payment.failure) await setCheckoutFailure(owner.ctx, owner.id, payment.failure);
  return payment.failure ? 'noted' : 'paid since';
}
