import type { BookingStatus } from '@/lib/domain/lifecycle';
import { stripeMinimum, sumOfCents } from '@/lib/domain/money';
import type { PaymentArrangement } from '@/lib/domain/payment-plan';
import { givenTooMuch, leftToRefund, type Refundables, type RefundReason } from '@/lib/domain/refunds';

type MoneyStateName =
  | 'NOTHING_TO_PAY'
  | 'UNPAID'
  | 'PART_PAID'
  | 'OVERDUE'
  | 'PAID'
  | 'PAY_AT_APPOINTMENT'
  /** Cancelled or expired: nothing is owed any more. */
  | 'NOTHING_PAID'
  | 'KEPT'
  | 'PARTLY_REFUNDED'
  | 'REFUNDED';

export type MoneyState = {
  state: MoneyStateName;
  paidCents: number;
  /** Refunds that haven't failed, pending ones included. */
  refundedCents: number;
  /** Of these, refunds that haven't arrived yet. */
  comingCents: number;
  owedCents: number;
  /** The part of the total that is too small for a card payment: nobody owes it. */
  waivedCents: number;
  /** What can still be refunded: neither refunded nor kept by a bank. */
  heldCents: number;
  /** What was given back beyond what was paid. */
  tooMuchCents: number;
};

export type BookingMoney = Pick<Refundables, 'payments' | 'disputes'> & {
  status: BookingStatus;
  /** ISO 4217. */
  currency: string;
  arrangement: PaymentArrangement;
  totalCents: number;
  /** Local date in the tenant's zone. */
  balanceDueOn: string | null;
  refunds: readonly (Refundables['refunds'][number] & { reason: RefundReason })[];
};

/**
 * Whether an open amount that has to be paid online is too small for a card: then it is never asked for (rule: price).
 */
export const isWaived = (
  restCents: number,
  { arrangement, currency }: Pick<BookingMoney, 'arrangement' | 'currency'>,
): boolean => arrangement === 'ONLINE' && restCents < stripeMinimum(currency);

/**
 * A booking's money state, derived from its payments, refunds and disputes; minor units. A goodwill refund is a gift
 * and isn't owed again; every other refund (cheaper move, double payment) is. An open amount that is too small for a
 * card is waived on a booking that is paid online, whatever its cause (rule: price): it can't be paid, so it is never
 * asked for and never leads to a cancellation. `today` is the tenant's local date.
 */
export function moneyState(booking: BookingMoney, today: string): MoneyState {
  const paidCents = sumOfCents(booking.payments);
  const standing = booking.refunds.filter(({ status }) => status !== 'FAILED');
  const refundedCents = sumOfCents(standing);
  const comingCents = sumOfCents(standing.filter(({ status }) => status === 'PENDING'));
  const given = sumOfCents(standing.filter(({ reason }) => reason === 'GOODWILL'));
  const over = booking.status === 'CANCELED' || booking.status === 'EXPIRED';
  const restCents = Math.max(0, booking.totalCents - (paidCents - refundedCents + given));
  const asked = over ? 0 : restCents;
  const waivedCents = isWaived(asked, booking) ? asked : 0;
  const owedCents = asked - waivedCents;
  const ofPayments = (part: typeof leftToRefund) =>
    booking.payments.reduce((total, payment) => total + part(booking, payment), 0);
  const amounts = {
    paidCents,
    refundedCents,
    comingCents,
    owedCents,
    waivedCents,
    heldCents: ofPayments(leftToRefund),
    tooMuchCents: ofPayments(givenTooMuch),
  };
  const held = paidCents - refundedCents;

  if (paidCents > 0 && held <= 0) return { state: 'REFUNDED', ...amounts };
  if (over) {
    if (paidCents === 0) return { state: 'NOTHING_PAID', ...amounts };
    return { state: refundedCents > 0 ? 'PARTLY_REFUNDED' : 'KEPT', ...amounts };
  }
  if (owedCents === 0) return { state: paidCents > 0 ? 'PAID' : 'NOTHING_TO_PAY', ...amounts };
  if (booking.arrangement === 'AT_APPOINTMENT') return { state: 'PAY_AT_APPOINTMENT', ...amounts };
  if (booking.status !== 'PENDING' && booking.balanceDueOn !== null && booking.balanceDueOn < today) {
    return { state: 'OVERDUE', ...amounts };
  }
  return { state: paidCents > 0 ? 'PART_PAID' : 'UNPAID', ...amounts };
}
