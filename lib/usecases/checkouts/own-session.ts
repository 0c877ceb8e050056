import type { BookingCore, CheckoutRow } from '@/lib/data/bookings/booking-shape';
import type { CheckoutSession } from '@/lib/integrations/stripe/checkout';
import { readMetadata } from './stripe-metadata';

/**
 * Why a session, as Stripe has it on the platform's account, is not the payment page of this checkout; null: it is. The
 * payment must have gone to the business that the page was made for.
 */
export function unlikeCheckout(
  booking: BookingCore,
  checkout: CheckoutRow,
  session: CheckoutSession,
): string | null {
  const named = readMetadata(session.metadata);
  const { amountCents, currency, payment } = session;
  if (named?.checkoutId !== checkout.id || named.bookingId !== booking.id) return 'another checkout';
  if (named.tenantId !== booking.tenant.id) return 'another business';
  if (amountCents !== checkout.amountCents || currency !== booking.currency) {
    return `${amountCents} ${currency} instead of ${checkout.amountCents} ${booking.currency}`;
  }
  if (!session.paid) return null;
  if (payment?.status !== 'succeeded') return `a payment that is ${payment?.status ?? 'not there'}`;
  if (payment.receivedCents !== checkout.amountCents || payment.currency !== booking.currency) {
    return `${payment.receivedCents} ${payment.currency} received`;
  }
  const account = checkout.stripeAccountId ?? booking.tenant.stripeAccountId;
  return payment.destinationAccountId === account ? null : 'another account';
}
