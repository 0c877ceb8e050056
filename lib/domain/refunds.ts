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

type DisputeStatus = 'INQUIRY' | 'OPEN' | 'WON' | 'LOST';

/** A booking's payments with what has taken money from them; minor units. */
export type Refundables = {
  payments: readonly { id: string; amountCents: number }[];
  refunds: readonly { paymentId: string; amountCents: number; status: RefundStatus }[];
  /** `takenCents`: what the bank has of the payment now. */
  disputes: readonly { paymentId: string; takenCents: number; status: DisputeStatus }[];
};

/**
 * What is left of a payment to be given back. A refund counts from the moment it is written unless it failed; a dispute
 * that is decided has taken what the bank has kept, but never more than what wasn't refunded before.
 */
export function leftToRefund(
  booking: Pick<Refundables, 'refunds' | 'disputes'>,
  payment: { id: string; amountCents: number },
): number {
  return Math.max(0, remaining(booking, payment));
}

/** What went back beyond a payment: handed back by hand, and then given again at Stripe or taken by a bank as well. */
export function givenTooMuch(
  booking: Pick<Refundables, 'refunds' | 'disputes'>,
  payment: { id: string; amountCents: number },
): number {
  return Math.max(0, -remaining(booking, payment));
}

function remaining(
  booking: Pick<Refundables, 'refunds' | 'disputes'>,
  payment: { id: string; amountCents: number },
): number {
  const refunded = sum(
    booking.refunds.filter(({ paymentId, status }) => paymentId === payment.id && status !== 'FAILED'),
  );
  return payment.amountCents - refunded - takenBy(booking.disputes, payment);
}

/** What banks keep of a payment by disputes that are decided. */
const takenBy = (disputes: Refundables['disputes'], payment: { id: string }): number =>
  disputes
    .filter(({ paymentId, status }) => paymentId === payment.id && (status === 'LOST' || status === 'WON'))
    .reduce((total, { takenCents }) => total + takenCents, 0);

/** As much of a refund as tells what of it is owed once it has failed; instants in epoch ms. */
export type FailingRefund = Refundables['refunds'][number] & {
  id: string;
  createdAt: number;
  settledAt: number | null;
};

/** A failure is told by our clock and a refund by the database's: about the same time is the same time. */
const SAME_TIME_MS = 60_000;

/**
 * What of a refund that failed is owed still, minor units; 0 of any other. All of it while so much is left of its payment.
 * Else what is left, less what has taken its place (given back since, or taken by a bank) and what is owed of others that
 * failed. The same as `stillOwedSql`.
 */
export function stillOwed(
  booking: Pick<Refundables, 'payments' | 'disputes'> & { refunds: readonly FailingRefund[] },
  refund: FailingRefund,
): number {
  const payment = booking.payments.find(({ id }) => id === refund.paymentId);
  if (refund.status !== 'FAILED' || !payment) return 0;
  const left = leftToRefund(booking, payment);
  if (refund.amountCents <= left) return refund.amountCents;
  const others = booking.refunds.filter(
    ({ id, paymentId }) => id !== refund.id && paymentId === refund.paymentId,
  );
  const failedAt = refund.settledAt ?? refund.createdAt;
  const instead = others.filter((o) => o.status !== 'FAILED' && o.createdAt >= failedAt - SAME_TIME_MS);
  const before = others.filter((o) => o.status === 'FAILED' && (o.amountCents <= left || isLater(o, refund)));
  const place = sum(instead) + takenBy(booking.disputes, payment);
  return Math.max(0, Math.min(left - sum(before), refund.amountCents - place));
}

/** The same with what is to be handed back by hand: what of a refund waits for the business. */
export function waitsForOwner(
  booking: Pick<Refundables, 'disputes'> & {
    payments: readonly { id: string; amountCents: number; method: string }[];
    refunds: readonly FailingRefund[];
  },
  refund: FailingRefund,
): number {
  const byHand = booking.payments.find(({ id }) => id === refund.paymentId)?.method !== 'CARD';
  return refund.status === 'PENDING' && byHand ? refund.amountCents : stillOwed(booking, refund);
}

/** The business gave it back itself: not by the card that was used. */
export const isHandedBack = (
  refund: { status: RefundStatus; stripeRefundId: string | null },
  payment: { method: string },
): boolean => payment.method !== 'CARD' || (refund.status === 'SUCCEEDED' && refund.stripeRefundId === null);

const isLater = (one: FailingRefund, other: FailingRefund): boolean =>
  one.createdAt === other.createdAt ? one.id > other.id : one.createdAt > other.createdAt;

/**
 * Which payments give back how much of `amountCents`: the newest first, none above what is left of it.
 * Refuses (`not_allowed`) more than is left in all.
 */
export function spreadRefund(
  booking: Refundables & { payments: readonly { id: string; amountCents: number; paidAt: number }[] },
  amountCents: number,
): Result<{ parts: { paymentId: string; amountCents: number }[] }> {
  const parts: { paymentId: string; amountCents: number }[] = [];
  let wanted = amountCents;
  const newestFirst = [...booking.payments].sort((a, b) => b.paidAt - a.paidAt || (a.id < b.id ? 1 : -1));
  for (const payment of newestFirst) {
    const part = Math.min(wanted, leftToRefund(booking, payment));
    if (part > 0) parts.push({ paymentId: payment.id, amountCents: part });
    wanted -= part;
  }
  if (wanted > 0) return refuse('not_allowed', 'That is more than is left to give back.');
  return { ok: true, parts };
}

/**
 * The commission that goes back with a refund, so that it stays in proportion: after all refunds of a payment together,
 * fee returned = fee × refunded ÷ paid, half up, and never more than the fee. Minor units.
 */
export function feeToReturn(query: {
  paymentCents: number;
  feeCents: number;
  refundedBeforeCents: number;
  amountCents: number;
}): number {
  const { paymentCents, feeCents } = query;
  const returned = (cents: number) => Math.round((feeCents * Math.min(cents, paymentCents)) / paymentCents);
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

function sum(rows: readonly { amountCents: number }[]): number {
  return rows.reduce((total, { amountCents }) => total + amountCents, 0);
}
