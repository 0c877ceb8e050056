import type { BookingStatus } from '@/lib/domain/lifecycle';
import type { RefundReason } from '@/lib/domain/refunds';

export type ArrivalOutcome =
  /** The booking expects the payment: record it, and confirm the booking if it was pending. */
  | { kind: 'TAKE' }
  /**
   * The payment came after the hold expired: confirm if the range is still free and in the future, else refund it with
   * the fee.
   */
  | { kind: 'TAKE_IF_FREE'; refundReason: RefundReason }
  | { kind: 'GIVE_BACK'; refundReason: RefundReason };

/** What to do with an arriving payment, by the booking's status (rule: holds and payment). */
const paymentArrivals: Record<BookingStatus, ArrivalOutcome> = {
  PENDING: { kind: 'TAKE' },
  CONFIRMED: { kind: 'TAKE' },
  COMPLETED: { kind: 'TAKE' },
  NO_SHOW: { kind: 'TAKE' },
  EXPIRED: { kind: 'TAKE_IF_FREE', refundReason: 'LATE_PAYMENT' },
  CANCELED: { kind: 'GIVE_BACK', refundReason: 'LATE_PAYMENT' },
};

/**
 * A second payment of the same amount is refunded whatever the status; else the table decides (rule: holds and
 * payment).
 */
export function paymentArrival(query: { status: BookingStatus; owedCents: number }): ArrivalOutcome {
  const outcome = paymentArrivals[query.status];
  if (outcome.kind === 'TAKE' && query.owedCents <= 0) {
    return { kind: 'GIVE_BACK', refundReason: 'DOUBLE_PAYMENT' };
  }
  return outcome;
}
