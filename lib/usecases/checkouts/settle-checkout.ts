import type { CheckoutRow } from '@/lib/data/bookings/booking-shape';
import { newId } from '@/lib/data/connection/new-id';
import { type CheckoutOwner, readBookingOfCheckout, setCheckoutStatus } from '@/lib/data/money/checkouts';
import { addPayment, saveStripeCustomer } from '@/lib/data/money/payments';
import type { Catalogue } from '@/lib/domain/catalogue';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { Suspicious } from '@/lib/domain/jobs/suspicious';
import { moneyState } from '@/lib/domain/money-state';
import { paymentArrival } from '@/lib/domain/payment-arrival';
import type { RefundReason } from '@/lib/domain/refunds';
import { localDateOf } from '@/lib/domain/time';
import { type CheckoutSession, retrieveCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { type Change, changeBooking } from '@/lib/usecases/booking-core/change';
import { confirmInChange } from '@/lib/usecases/booking-core/confirm';
import { expireInChange } from '@/lib/usecases/booking-core/end-checkout';
import { completeMove } from '@/lib/usecases/booking-core/pending-move';
import { getCatalogueOf } from '@/lib/usecases/catalogue/of-booking';
import { type Refundable, requestRefunds } from '@/lib/usecases/refunds/request-refunds';
import { unlikeCheckout } from './own-session';

/**
 * Records a checkout's payment once (by Stripe's payment id) and applies it. What the booking can't use is refunded: a
 * late payment whose range is lost, a second payment, more than is owed (rule: holds and payment). Called only for
 * sessions that Stripe says are paid; the payment is read from Stripe and must match what the checkout asked for, to
 * the account of its business. `paidAt` in epoch milliseconds.
 * @throws Suspicious when it doesn't match; AppError unavailable when Stripe is away
 */
export async function settleCheckout(
  owner: CheckoutOwner,
  heard: CheckoutSession,
  paidAt: number,
): Promise<void> {
  const session = heard.payment ? heard : await retrieveCheckoutSession(heard.id, owner.stripeAccountId);
  const { paymentIntentId } = session;
  if (!paymentIntentId) throw new NonRetryable(`Session ${session.id} is paid but has no payment`);
  const agreed = await readBookingOfCheckout(owner.ctx, owner.id);
  if (!agreed) throw new NonRetryable(`Checkout ${owner.id} is gone`);
  // The agreed terms stand, on sale or not; only the range may be lost.
  const catalogue = await getCatalogueOf(owner.ctx, agreed);
  await changeBooking(owner.ctx, owner, async (change) => {
    const { booking, ctx, tx } = change;
    const checkout = booking.checkouts.find(({ id }) => id === owner.id);
    if (!checkout) throw new NonRetryable(`Checkout ${owner.id} is gone`);
    const unlike = session.paid ? unlikeCheckout(booking, checkout, session) : 'not paid';
    if (unlike) throw new Suspicious(`Session ${session.id} for checkout ${checkout.id}: ${unlike}`);
    if (booking.payments.some((known) => known.stripePaymentIntentId === paymentIntentId)) return;
    const payment = {
      id: newId(),
      purpose: checkout.purpose,
      method: 'CARD' as const,
      amountCents: session.amountCents,
      feeCents: checkout.feeCents,
    };
    await addPayment(tx, ctx, {
      ...payment,
      bookingId: booking.id,
      checkoutId: checkout.id,
      currency: booking.currency,
      stripePaymentIntentId: paymentIntentId,
      note: '',
      recordedById: null,
      paidAt: new Date(paidAt),
    });
    await setCheckoutStatus(tx, ctx, [checkout.id], 'COMPLETED', {
      stripeSessionId: session.id,
      failure: '',
    });
    if (session.stripeCustomerId && booking.cardConsentAt !== null) {
      await saveStripeCustomer(tx, ctx, booking.customer.id, session.stripeCustomerId);
    }
    const { amountCents, purpose } = payment;
    await change.record('payment.received', { after: { amountCents, purpose } });
    const back = await applyPayment(change, checkout, payment, catalogue);
    if (back) await requestRefunds(change, [{ payment, amountCents: back.amountCents }], back);
  });
}

type Back = { amountCents: number; reason: RefundReason } | null;

/** Applies the payment. @returns the part to be refunded, and why */
async function applyPayment(
  change: Change,
  checkout: CheckoutRow,
  payment: Refundable,
  catalogue: Catalogue,
): Promise<Back> {
  const { booking } = change;
  const all = (reason: RefundReason): Back => ({ amountCents: payment.amountCents, reason });
  if (checkout.purpose === 'DIFFERENCE') {
    return (await completeMove(change, checkout)) ? null : all('LATE_PAYMENT');
  }
  const today = localDateOf(change.now, booking.tenant.timeZone);
  const { owedCents } = moneyState(booking, today);
  // A second first payment must not count as a payment of the balance.
  if (booking.status !== 'EXPIRED' && isFirst(checkout.purpose) && paidFirstBefore(booking.payments)) {
    return all(booking.status === 'CANCELED' ? 'LATE_PAYMENT' : 'DOUBLE_PAYMENT');
  }
  const arrival = paymentArrival({ status: booking.status, owedCents });
  if (arrival.kind === 'GIVE_BACK') return all(arrival.refundReason);
  if (booking.status === 'PENDING' || booking.status === 'EXPIRED') {
    if (!(await confirmInChange(change, catalogue))) return lost(change, all);
    return null;
  }
  await change.update({});
  const excess = payment.amountCents - owedCents;
  const amountCents = Math.min(payment.amountCents, owedCents);
  await change.record('payment.credited', { detail: { amountCents, method: 'CARD' } });
  return excess > 0 ? { amountCents: excess, reason: 'DOUBLE_PAYMENT' } : null;
}

/** The range is lost: the booking expires and everything is refunded. */
async function lost(change: Change, all: (reason: RefundReason) => Back): Promise<Back> {
  if (change.booking.status === 'PENDING') await expireInChange(change);
  return all('LATE_PAYMENT');
}

const isFirst = (purpose: CheckoutRow['purpose']) => purpose === 'FULL' || purpose === 'DEPOSIT';

const paidFirstBefore = (payments: Change['booking']['payments']) =>
  payments.some((payment) => payment.checkoutId !== null && isFirst(payment.purpose));
