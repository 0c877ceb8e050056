import { type Result, refuse } from '@/lib/domain/errors';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import { shareByBps } from '@/lib/domain/money';

export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED';
export type RefundReason =
  | 'CANCELED_BY_CUSTOMER'
  | 'CANCELED_BY_BUSINESS'
  | 'GOODWILL'
  | 'MOVED_CHEAPER'
  | 'LATE_PAYMENT'
  | 'DOUBLE_PAYMENT';

/** The platform's commission on what is captured, half up. */
export function applicationFee(cents: number, commissionBps: number): number {
  return shareByBps(cents, commissionBps);
}

/**
 * Which payments give back how much of `amountCents`: the newest first, none above what is left of it. A refund counts
 * from the moment it is written unless it failed. Refuses (`not_allowed`) more than is left in all.
 */
export function spreadRefund(
  payments: readonly { id: string; amountCents: number; paidAt: number }[],
  refunds: readonly { paymentId: string; amountCents: number; status: RefundStatus }[],
  amountCents: number,
): Result<{ parts: { paymentId: string; amountCents: number }[] }> {
  const parts: { paymentId: string; amountCents: number }[] = [];
  let wanted = amountCents;
  const newestFirst = [...payments].sort((a, b) => b.paidAt - a.paidAt || (a.id < b.id ? 1 : -1));
  for (const payment of newestFirst) {
    const gone = refunds
      .filter((refund) => refund.paymentId === payment.id && refund.status !== 'FAILED')
      .reduce((total, refund) => total + refund.amountCents, 0);
    const part = Math.min(wanted, payment.amountCents - gone);
    if (part > 0) parts.push({ paymentId: payment.id, amountCents: part });
    wanted -= Math.max(0, part);
  }
  if (wanted > 0) return refuse('not_allowed', 'That is more than is left to give back.');
  return { ok: true, parts };
}

/**
 * Whether something else than a refund that arrived has moved what the business got of a payment: a dispute, or a refund
 * that failed (once it is tried again or handed back, its attempt shows it). Stripe can't take the share of a refund
 * from such a transfer in proportion.
 */
export function transferWasMoved(
  booking: {
    refunds: readonly { paymentId: string; status: RefundStatus; attempt: number }[];
    disputes: readonly { paymentId: string; status: 'INQUIRY' | 'OPEN' | 'WON' | 'LOST' }[];
  },
  paymentId: string,
): boolean {
  return (
    booking.disputes.some((dispute) => dispute.paymentId === paymentId && dispute.status !== 'INQUIRY') ||
    booking.refunds.some(
      (refund) => refund.paymentId === paymentId && (refund.status === 'FAILED' || refund.attempt > 1),
    )
  );
}

/**
 * The commission that goes back with a refund, so that it stays in proportion: after all refunds of a payment together,
 * fee returned = fee × refunded ÷ paid, half up. Minor units.
 */
export function feeToReturn(query: {
  paymentCents: number;
  feeCents: number;
  refundedBeforeCents: number;
  amountCents: number;
}): number {
  const returned = (cents: number) => Math.round((query.feeCents * cents) / query.paymentCents);
  return returned(query.refundedBeforeCents + query.amountCents) - returned(query.refundedBeforeCents);
}

export type ArrivalOutcome =
  /** The booking expects it: record it, and confirm the booking if it was pending. */
  | { kind: 'TAKE' }
  /** It came after the hold ended: confirm if the range is still free and ahead, else give it back with the fee. */
  | { kind: 'TAKE_IF_FREE'; refundReason: RefundReason }
  | { kind: 'GIVE_BACK'; refundReason: RefundReason };

/** What to do with a payment that arrives, by the booking's status (rule: holds and payment). */
const paymentArrivals: Record<BookingStatus, ArrivalOutcome> = {
  PENDING: { kind: 'TAKE' },
  CONFIRMED: { kind: 'TAKE' },
  COMPLETED: { kind: 'TAKE' },
  NO_SHOW: { kind: 'TAKE' },
  EXPIRED: { kind: 'TAKE_IF_FREE', refundReason: 'LATE_PAYMENT' },
  CANCELED: { kind: 'GIVE_BACK', refundReason: 'LATE_PAYMENT' },
};

/** A payment for what has been paid already goes back whatever the status; else the table decides. */
export function paymentArrival(query: { status: BookingStatus; owedCents: number }): ArrivalOutcome {
  const outcome = paymentArrivals[query.status];
  if (outcome.kind === 'TAKE' && query.owedCents <= 0) {
    return { kind: 'GIVE_BACK', refundReason: 'DOUBLE_PAYMENT' };
  }
  return outcome;
}
