import type { BookingDetails, PaymentRow } from '@/lib/data/bookings/booking-shape';
import { type Result, refuse, refuseField } from '@/lib/domain/errors';
import { mailsOwedFor } from '@/lib/domain/events/mails-owed';
import { moneyState } from '@/lib/domain/money-state';
import { stillOwed } from '@/lib/domain/refunds';
import { localDateOf } from '@/lib/domain/time';
import { recordPayment } from '@/lib/usecases/checkouts/record-payment';
import { markHandedBack, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { refundParts } from '@/lib/usecases/refunds/refund-parts';
import { moneyOf, say, whoHears } from './about-booking';
import { byHandNotes, withRefunds } from './of-bookings';
import { previewOfBooking } from './preview-of-booking';

const methodWords: Record<PaymentRow['method'], string> = {
  CARD: 'by card',
  CASH: 'in cash',
  TRANSFER: 'by bank transfer',
};

const refund = previewOfBooking(refundPayment, async (booking, input) => {
  const { amountCents, reason = '' } = input;
  if (amountCents === 0) return refuseField('amountCents', 'Please give the sum that goes back.');
  if (booking.disputes.some(({ status }) => status === 'OPEN'))
    return refuse(
      'not_allowed',
      'A payment of this booking is disputed; nothing can go back until that is decided.',
    );
  const parts = refundParts(booking, amountCents);
  if (!parts.ok) return parts;
  const byCard = parts.parts.some(({ payment }) => payment.method === 'CARD');
  return {
    ok: true,
    preview: {
      title: 'Give money back',
      changes: [
        ...parts.parts.map(({ payment, amountCents: part }) => ({
          label: `Goes back ${methodWords[payment.method]}`,
          before: '',
          after: say(part, booking),
        })),
        ...(reason.trim() ? [{ label: 'Reason', before: '', after: reason.trim() }] : []),
      ],
      money: moneyOf(booking, withRefunds(booking, parts.parts, 'GOODWILL')),
      hears: byCard ? [{ who: `${booking.contactName}, ${booking.contactEmail}`, what: refundMail }] : [],
      notes: [
        'It is a gift: the booking stands, and what goes back is not owed again.',
        ...handedOver(parts.parts),
      ],
    },
  };
});

const refundMail = 'that money is on its way back, by mail, once Stripe has sent it';

const handedOver = (parts: readonly { payment: { method: string } }[]): string[] =>
  byHandNotes(parts).length > 0
    ? ['Part of it was not paid by card: it counts as handed over, so please hand it over.']
    : [];

const received = previewOfBooking(recordPayment, async (booking, input, ctx) => {
  const { amountCents, method } = input;
  if (amountCents === 0) return refuseField('amountCents', 'Please give the sum that was paid.');
  if (booking.status === 'CANCELED' || booking.status === 'EXPIRED')
    return refuse('not_allowed', 'This booking is over, so nothing is owed for it any more.');
  const { owedCents } = moneyState(booking, localDateOf(Date.now(), booking.tenant.timeZone));
  if (amountCents > owedCents)
    return refuse('not_allowed', `That is more than is owed, which is ${say(owedCents, booking)}.`);
  const confirms = booking.status === 'PENDING';
  const payment: PaymentRow = {
    id: 'new',
    checkoutId: null,
    purpose: 'FULL',
    method,
    amountCents,
    feeCents: 0,
    note: '',
    stripePaymentIntentId: null,
    paidAt: 0,
  };
  const after: BookingDetails = {
    ...booking,
    payments: [...booking.payments, payment],
    status: confirms ? 'CONFIRMED' : booking.status,
  };
  return {
    ok: true,
    preview: {
      title: 'Record a payment',
      changes: [
        { label: `Paid ${methodWords[method]}`, before: '', after: say(amountCents, booking) },
        ...(confirms ? [{ label: 'Status', before: 'Waits for its payment', after: 'Confirmed' }] : []),
      ],
      money: moneyOf(booking, after),
      hears: await whoHears(
        ctx,
        booking,
        confirms
          ? mailsOwedFor('booking.confirmed', {
              before: { status: booking.status },
              after: { status: 'CONFIRMED' },
              detail: { resourceIds: booking.resourceIds },
            })
          : mailsOwedFor('payment.credited', { detail: { amountCents, method } }),
      ),
      notes: [],
    },
  };
});

/** The refund that is still to be made, and how much of it. */
function openRefund(
  booking: BookingDetails,
  refundId: string,
): Result<{ payment: PaymentRow; amountCents: number; failed: boolean }> {
  const found = booking.refunds.find(({ id }) => id === refundId);
  const payment = booking.payments.find(({ id }) => id === found?.paymentId);
  const failed = found?.status === 'FAILED';
  if (!found || !payment || (!failed && (found.status !== 'PENDING' || payment.method === 'CARD')))
    return refuse('not_allowed', 'This refund is not waiting for you: it is on its way or done.');
  const amountCents = failed ? stillOwed(booking, found) : found.amountCents;
  if (amountCents === 0)
    return refuse('not_allowed', 'That money has been given back in another way meanwhile.');
  return { ok: true, payment, amountCents, failed };
}

/** The booking once a refund that stood open has been made, or is on its way. */
function withRefundMade(booking: BookingDetails, refundId: string, status: 'PENDING' | 'SUCCEEDED') {
  const refunds = booking.refunds.map((each) => (each.id === refundId ? { ...each, status } : each));
  return { ...booking, refunds };
}

const retry = previewOfBooking(retryRefund, async (booking, input) => {
  const open = openRefund(booking, input.refundId);
  if (!open.ok) return open;
  if (!open.failed) return refuse('not_allowed', 'Only a refund that failed can be tried again.');
  return {
    ok: true,
    preview: {
      title: 'Try a refund again',
      changes: [{ label: 'Goes back', before: '', after: say(open.amountCents, booking) }],
      money: moneyOf(booking, withRefundMade(booking, input.refundId, 'PENDING')),
      hears: [{ who: `${booking.contactName}, ${booking.contactEmail}`, what: refundMail }],
      notes: [],
    },
  };
});

const handBack = previewOfBooking(markHandedBack, async (booking, input) => {
  const open = openRefund(booking, input.refundId);
  if (!open.ok) return open;
  return {
    ok: true,
    preview: {
      title: 'Mark a refund as handed back',
      changes: [{ label: 'Handed back by you', before: '', after: say(open.amountCents, booking) }],
      money: moneyOf(booking, withRefundMade(booking, input.refundId, 'SUCCEEDED')),
      hears: [],
      notes: ['No money is sent: this says that you have given it back in cash or by bank transfer.'],
    },
  };
});

export const ofMoney = [refund, received, retry, handBack];
