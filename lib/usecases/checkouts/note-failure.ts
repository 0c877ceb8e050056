import { findCheckoutOwnerById, setCheckoutFailure } from '@/lib/data/money/checkouts';
import { retrievePayment } from '@/lib/integrations/stripe/payments';
import { readMetadata } from './stripe-metadata';

/**
 * Records a declined card on the checkout, where the office sees it. The payment page has shown the customer the error
 * and accepts another card, so nothing else changes. @throws AppError unavailable when Stripe is away
 */
export async function noteFailure(event: {
  paymentIntentId: string;
  metadata: Record<string, string>;
}): Promise<string> {
  const heard = readMetadata(event.metadata);
  if (!heard) return 'not ours';
  // The event isn't trusted: this only finds the business to name in errors, should Stripe be away.
  const probably = await findCheckoutOwnerById(heard.tenantId, heard.checkoutId);
  const payment = await retrievePayment(event.paymentIntentId, probably?.stripeAccountId);
  const named = payment && readMetadata(payment.metadata);
  const owner = named && (await findCheckoutOwnerById(named.tenantId, named.checkoutId));
  if (!owner) return 'not ours';
  if (payment.failure) await setCheckoutFailure(owner.ctx, owner.id, payment.failure);
  return payment.failure ? 'noted' : 'paid since';
}
