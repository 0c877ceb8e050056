import { formatMoney } from '@/lib/domain/money';
import {
  type FailingRefund,
  isDisputed,
  isHandedBack,
  leftToRefund,
  type Refundables,
  type RefundReason,
  type RefundStatus,
  stillOwed,
} from '@/lib/domain/refunds';

type Method = 'CARD' | 'CASH' | 'TRANSFER';

/** What the money sentences need of a booking that has ended; minor units of `currency`. */
export type CanceledMoney = {
  currency: string;
  payments: readonly { id: string; method: Method; amountCents: number }[];
  refunds: readonly (FailingRefund & { reason: RefundReason; stripeRefundId: string | null })[];
  disputes: Refundables['disputes'];
};

/** `WAITING`: not sent while the payment is disputed. `BY_BANK`: the customer's bank gave it. */
type Way = RefundStatus | 'WAITING' | 'BY_BANK';
type Part = { method: Method; way: Way; byHand: boolean; cents: number };

/** Reasons that come from the end of the booking. A goodwill refund or a cheaper move was told when it was given. */
const ofTheEnd: readonly RefundReason[] = ['CANCELED_BY_CUSTOMER', 'CANCELED_BY_BUSINESS', 'LATE_PAYMENT'];

/**
 * What is refunded of a booking that has ended, by payment method and state of the refund, and what the business keeps.
 */
function cancellationMoney({ payments, refunds, disputes }: CanceledMoney) {
  const parts: Part[] = [];
  for (const refund of refunds) {
    const { paymentId, status, reason } = refund;
    // A refund that failed and was then given another way is reported with the one that replaced it.
    const owed = status === 'FAILED' && !refund.byBank;
    const cents = owed ? stillOwed({ payments, refunds, disputes }, refund) : refund.amountCents;
    if (cents === 0) continue;
    // A refund that hasn't arrived yet is reported whatever its reason.
    if (status === 'SUCCEEDED' && !ofTheEnd.includes(reason)) continue;
    const method = payments.find(({ id }) => id === paymentId)?.method ?? 'CARD';
    const byHand = isHandedBack(refund, { method });
    const way = refund.byBank
      ? 'BY_BANK'
      : status === 'PENDING' && isDisputed(disputes, paymentId)
        ? 'WAITING'
        : status;
    const same = parts.find((part) => part.method === method && part.way === way && part.byHand === byHand);
    if (same) same.cents += cents;
    else parts.push({ method, way, byHand, cents });
  }
  const held = payments.reduce((sum, payment) => sum + leftToRefund({ refunds, disputes }, payment), 0);
  const failed = parts.reduce((sum, { way, cents }) => sum + (way === 'FAILED' ? cents : 0), 0);
  return { paidNothing: payments.length === 0, parts, keptCents: Math.max(0, held - failed) };
}

/**
 * Sentences for the customer about the money of a booking that was cancelled or paid too late: one for each payment
 * method and state, with the sums.
 */
export function cancellationMoneyWords(booking: CanceledMoney, business: string, locale: string): string[] {
  const { paidNothing, parts, keptCents } = cancellationMoney(booking);
  if (paidNothing) return ['Nothing was paid, and nothing is owed.'];
  const say = (cents: number) => formatMoney(cents, booking.currency, locale);
  return [
    ...parts.map((part) => toCustomer(part, say(part.cents), business)),
    ...(keptCents > 0 ? [`${say(keptCents)} of what you paid stays with ${business}.`] : []),
  ];
}

function toCustomer({ method, way: how, byHand }: Part, sum: string, business: string): string {
  if (how === 'BY_BANK') return `Your bank has given you ${sum} back.`;
  if (how === 'WAITING')
    return `${sum} waits until your bank has decided about the payment that was disputed; what it doesn’t give you goes back to your card then.`;
  if (method === 'CARD') {
    if (byHand) return `${business} has given you ${sum} back in another way than to your card.`;
    if (how === 'FAILED')
      return `${sum} could not be sent back to your card. ${business} gives it back in another way.`;
    const way = how === 'PENDING' ? 'is on its way back' : 'has been sent back';
    return `${sum} ${way} to the card you paid with. Banks take up to ten days to show it.`;
  }
  const paid = method === 'CASH' ? 'paid in cash' : 'paid by bank transfer';
  return how === 'SUCCEEDED'
    ? `${business} has given back ${sum} that you ${paid}.`
    : `${business} gives back ${sum} that you ${paid}.`;
}

/** The same for the business, including what it has to hand back itself. */
export function cancellationMoneyForOffice(booking: CanceledMoney, locale: string): string[] {
  const { paidNothing, parts, keptCents } = cancellationMoney(booking);
  if (paidNothing) return ['Nothing was paid, so nothing goes back.'];
  const say = (cents: number) => formatMoney(cents, booking.currency, locale);
  return [
    ...parts.map(({ method, way, cents }) => {
      if (way === 'BY_BANK') return `The customer’s bank has given back ${say(cents)}.`;
      if (way === 'WAITING') return `${say(cents)} waits until the bank has decided the dispute.`;
      if (way === 'SUCCEEDED') return `${say(cents)} has gone back to the customer.`;
      if (method === 'CARD' && way === 'PENDING') return `${say(cents)} goes back to the customer’s card.`;
      return `Please give ${say(cents)} back yourself: it stays on your money page until you have.`;
    }),
    ...(keptCents > 0 ? [`You keep ${say(keptCents)}.`] : parts.length === 0 ? ['Nothing goes back.'] : []),
  ];
}
