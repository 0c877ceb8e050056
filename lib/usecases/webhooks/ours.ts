import { findCheckoutOwner, findCheckoutOwnerById } from '@/lib/data/money/checkouts';
import { findPaymentOwner } from '@/lib/data/money/payments';
import type { StripeEvent } from '@/lib/integrations/stripe/events';
import { retrievePayment } from '@/lib/integrations/stripe/payments';
import { readMetadata } from '@/lib/usecases/checkouts/stripe-metadata';

/** Whether an event refers to a checkout or a payment of ours, whoever sent it. */
export async function knownHere(event: StripeEvent): Promise<boolean> {
  switch (event.kind) {
    case 'checkout_completed':
    case 'checkout_paid_later':
    case 'checkout_failed':
    case 'checkout_expired': {
      const named = readMetadata(event.session.metadata);
      return named !== null || (await findCheckoutOwner(event.session.id, null)) !== null;
    }
    case 'payment_failed':
      return readMetadata(event.metadata) !== null;
    case 'refund_changed':
    case 'charge_refunded':
    case 'dispute_changed':
      return event.paymentIntentId !== null && (await findPaymentOwner(event.paymentIntentId)) !== null;
    default:
      return false;
  }
}

/**
 * A payment on the platform's account that belongs to a booking: recorded here, or (overtaken by its refund) made by us
 * as its metadata at Stripe says; then with the business's account that it went to. Null for a payment of another
 * system on the same account. @throws AppError unavailable
 */
export async function ourPayment(
  paymentIntentId: string | null,
): Promise<{ id: string; accountId: string | null } | null> {
  if (!paymentIntentId) return null;
  const owner = await findPaymentOwner(paymentIntentId);
  if (owner) return { id: paymentIntentId, accountId: owner.accountId };
  const payment = await retrievePayment(paymentIntentId);
  const named = payment && readMetadata(payment.metadata);
  if (!named) return null;
  const checkout = await findCheckoutOwnerById(named.tenantId, named.checkoutId);
  return { id: paymentIntentId, accountId: checkout?.stripeAccountId ?? null };
}
