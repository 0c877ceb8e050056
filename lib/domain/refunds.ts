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

export type DisputeStatus = 'INQUIRY' | 'OPEN' | 'WON' | 'LOST';

/** A booking's payments with what has taken money from them; minor units. */
export type Refundables = {
  payments: readonly { id: string; amountCents: number }[];
  /** `byBank`: failed, and the customer's bank gave it in our place. */
  refunds: readonly { paymentId: string; amountCents: number; status: RefundStatus; byBank: boolean }[];
  /** What the bank has of the payment now, and what it kept by its last decision. */
  disputes: readonly { paymentId: string; takenCents: number; keptCents: number; status: DisputeStatus }[];
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
  return payment.amountCents - refunded - keptByBanks(booking.disputes, payment);
}

/** What banks keep of a payment by what they have decided, also while an appeal is open. */
export const keptByBanks = (disputes: Refundables['disputes'], payment: { id: string }): number =>
  disputes
    .filter(({ paymentId }) => paymentId === payment.id)
    .reduce((total, { keptCents }) => total + keptCents, 0);

/** Whether a bank has yet to decide about a payment: until then nothing of it is sent. */
export const isDisputed = (
  disputes: readonly Pick<Refundables['disputes'][number], 'paymentId' | 'status'>[],
  id: string,
): boolean => disputes.some(({ paymentId, status }) => paymentId === id && status === 'OPEN');

/** What of a payment was promised to the customer and given by a bank in our place. */
export const givenByBanks = (refunds: Refundables['refunds'], payment: { id: string }): number =>
  sum(refunds.filter(({ paymentId, byBank }) => paymentId === payment.id && byBank));

/** What a bank may keep of a payment by disputes that are open, less what waits for that already. */
function undecided({ refunds, disputes }: Refundables, payment: { id: string }): number {
  const open = disputes.filter(({ paymentId, status }) => paymentId === payment.id && status === 'OPEN');
  const waiting = refunds.filter(({ paymentId, status }) => paymentId === payment.id && status === 'PENDING');
  return open.reduce((total, each) => total + each.takenCents - each.keptCents, 0) - sum(waiting);
}

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
 * Else what is left, less what has taken its place (given back since) and what is owed of others that failed. What a bank
 * gave instead is owed by nobody. The same as `waitingSql`.
 */
export function stillOwed(
  booking: Pick<Refundables, 'payments' | 'disputes'> & { refunds: readonly FailingRefund[] },
  refund: FailingRefund,
): number {
  const payment = booking.payments.find(({ id }) => id === refund.paymentId);
  if (refund.status !== 'FAILED' || refund.byBank || !payment) return 0;
  const left = leftToRefund(booking, payment);
  if (refund.amountCents <= left) return refund.amountCents;
  const others = booking.refunds.filter(
    ({ id, paymentId, byBank }) => id !== refund.id && paymentId === refund.paymentId && !byBank,
  );
  const failedAt = refund.settledAt ?? refund.createdAt;
  const instead = others.filter((o) => o.status !== 'FAILED' && o.createdAt >= failedAt - SAME_TIME_MS);
  const before = others.filter((o) => o.status === 'FAILED' && (o.amountCents <= left || isLater(o, refund)));
  return Math.max(0, Math.min(left - sum(before), refund.amountCents - sum(instead)));
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
 * Which payments give back how much of `amountCents`: what a bank may be about to give first (it waits for that, and is not
 * given twice), then the newest, none above what is left of it. Refuses (`not_allowed`) more than is left in all.
 */
export function spreadRefund(
  booking: Refundables & { payments: readonly { id: string; amountCents: number; paidAt: number }[] },
  amountCents: number,
): Result<{ parts: { paymentId: string; amountCents: number }[] }> {
  let wanted = amountCents;
  const newestFirst = [...booking.payments].sort((a, b) => b.paidAt - a.paidAt || (a.id < b.id ? 1 : -1));
  const disputed = newestFirst.map((payment) => {
    const part = Math.min(wanted, leftToRefund(booking, payment), Math.max(0, undecided(booking, payment)));
    wanted -= part;
    return { payment, part };
  });
  const parts = disputed.map(({ payment, part }) => {
    const more = Math.min(wanted, leftToRefund(booking, payment) - part);
    wanted -= more;
    return { paymentId: payment.id, amountCents: part + more };
  });
  if (wanted > 0) return refuse('not_allowed', 'That is more than is left to give back.');
  return { ok: true, parts: parts.filter((part) => part.amountCents > 0) };
}

/** Of what payments that banks have kept something of a customer was promised `amountCents`, newest first. */
export function spreadByBanks(
  booking: Refundables & { payments: readonly { id: string; amountCents: number; paidAt: number }[] },
  amountCents: number,
): { paymentId: string; amountCents: number }[] {
  let wanted = amountCents;
  return [...booking.payments]
    .sort((a, b) => b.paidAt - a.paidAt)
    .map((payment) => {
      const free = keptByBanks(booking.disputes, payment) - givenByBanks(booking.refunds, payment);
      const part = Math.min(wanted, Math.max(0, free));
      wanted -= part;
      return { paymentId: payment.id, amountCents: part };
    })
    .filter((part) => part.amountCents > 0);
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
