import { findCheckoutOwner } from '@/lib/data/checkouts';
import { findPaymentOwner } from '@/lib/data/payments';
import type { StripeEvent } from '@/lib/integrations/stripe/events';
import { retrievePayment } from '@/lib/integrations/stripe/payments';
import { readMetadata } from '@/lib/usecases/payments/stripe-metadata';

/** Whether an event names a checkout or a payment of ours, whoever sent it. */
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
 * Whether a payment on the platform's account is one of a booking: written down here, or (its refund overtook it) made by
 * us, as its metadata says at Stripe. Another system may use the same account. @throws AppError unavailable
 */
export async function paymentIsOurs(paymentIntentId: string | null): Promise<boolean> {
  if (!paymentIntentId) return false;
  if (await findPaymentOwner(paymentIntentId)) return true;
  const payment = await retrievePayment(paymentIntentId);
  return payment !== null && readMetadata(payment.metadata) !== null;
}
