import type { BookingStatus } from '@/lib/domain/lifecycle';
import type { PaymentArrangement } from '@/lib/domain/payment-plan';
import type { Refundables, RefundReason } from '@/lib/domain/refunds';

type MoneyStateName =
  | 'NOTHING_TO_PAY'
  | 'UNPAID'
  | 'PART_PAID'
  | 'OVERDUE'
  | 'PAID'
  | 'PAY_AT_APPOINTMENT'
  /** Cancelled or lapsed: nothing is owed any more. */
  | 'NOTHING_PAID'
  | 'KEPT'
  | 'PARTLY_REFUNDED'
  | 'REFUNDED';

export type MoneyState = {
  state: MoneyStateName;
  paidCents: number;
  /** Refunds that haven't failed, pending ones included. */
  refundedCents: number;
  /** Those of them that are still on their way. */
  comingCents: number;
  owedCents: number;
};

export type BookingMoney = Pick<Refundables, 'payments' | 'disputes'> & {
  status: BookingStatus;
  arrangement: PaymentArrangement;
  totalCents: number;
  /** Local date in the tenant's zone. */
  balanceDueOn: string | null;
  refunds: readonly (Refundables['refunds'][number] & { reason: RefundReason })[];
};

/**
 * Where a booking's money stands, derived from its movements; minor units. A goodwill refund is a gift and isn't owed
 * again; every other refund (moved cheaper, paid twice) is. `today` is the tenant's local date.
 */
export function moneyState(booking: BookingMoney, today: string): MoneyState {
  const paidCents = sum(booking.payments);
  const standing = booking.refunds.filter(({ status }) => status !== 'FAILED');
  const refundedCents = sum(standing);
  const comingCents = sum(standing.filter(({ status }) => status === 'PENDING'));
  const given = sum(standing.filter(({ reason }) => reason === 'GOODWILL'));
  const over = booking.status === 'CANCELED' || booking.status === 'EXPIRED';
  const owedCents = over ? 0 : Math.max(0, booking.totalCents - (paidCents - refundedCents + given));
  const amounts = { paidCents, refundedCents, comingCents, owedCents };
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

function sum(rows: readonly { amountCents: number }[]): number {
  return rows.reduce((total, { amountCents }) => total + amountCents, 0);
}
