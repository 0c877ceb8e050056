import { type Result, refuse } from '@/lib/domain/errors';
import { shareByBps, sumOfCents } from '@/lib/domain/money';

export const refundStatuses = ['PENDING', 'SUCCEEDED', 'FAILED'] as const;
export type RefundStatus = (typeof refundStatuses)[number];
export const refundReasons = [
  'CANCELED_BY_CUSTOMER',
  'CANCELED_BY_BUSINESS',
  'GOODWILL',
  'MOVED_CHEAPER',
  'LATE_PAYMENT',
  'DOUBLE_PAYMENT',
] as const;
export type RefundReason = (typeof refundReasons)[number];

/** The platform's commission on a captured amount, minor units, half up (rule: holds and payment). */
export function applicationFee(cents: number, commissionBps: number): number {
  return shareByBps(cents, commissionBps);
}

export type DisputeStatus = 'INQUIRY' | 'OPEN' | 'WON' | 'LOST';

/** A booking's payments with their refunds and disputes; minor units. */
export type Refundables = {
  payments: readonly { id: string; amountCents: number }[];
  /** `byBank`: the refund failed, and the customer's bank gave the money instead. */
  refunds: readonly { paymentId: string; amountCents: number; status: RefundStatus; byBank: boolean }[];
  /** `takenCents`: what the bank holds of the payment now; `keptCents`: what it kept by its last decision. */
  disputes: readonly { paymentId: string; takenCents: number; keptCents: number; status: DisputeStatus }[];
};

/**
 * What can still be refunded of a payment, minor units. A refund counts from the moment it is written unless it failed;
 * of a decided dispute counts what the bank kept, but never more than what wasn't refunded before.
 */
export function leftToRefund(
  booking: Pick<Refundables, 'refunds' | 'disputes'>,
  payment: { id: string; amountCents: number },
): number {
  return Math.max(0, remaining(booking, payment));
}

/**
 * What was given back beyond a payment, minor units: handed back by hand, and then refunded at Stripe or taken by a
 * bank as well.
 */
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
  const refunded = sumOfCents(
    booking.refunds.filter(({ paymentId, status }) => paymentId === payment.id && status !== 'FAILED'),
  );
  return payment.amountCents - refunded - keptByBanks(booking.disputes, payment);
}

/** What banks keep of a payment by the disputes they have decided, also during an appeal; minor units. */
export const keptByBanks = (disputes: Refundables['disputes'], payment: { id: string }): number =>
  disputes
    .filter(({ paymentId }) => paymentId === payment.id)
    .reduce((total, { keptCents }) => total + keptCents, 0);

/** Whether a dispute of the payment is open: until it is decided no refund of it is sent. */
export const isDisputed = (
  disputes: readonly Pick<Refundables['disputes'][number], 'paymentId' | 'status'>[],
  id: string,
): boolean => disputes.some(({ paymentId, status }) => paymentId === id && status === 'OPEN');

/** What was promised to the customer as a refund of the payment and given by a bank instead; minor units. */
export const givenByBanks = (refunds: Refundables['refunds'], payment: { id: string }): number =>
  sumOfCents(refunds.filter(({ paymentId, byBank }) => paymentId === payment.id && byBank));

/** What banks may keep of a payment by open disputes, less the refunds that already wait for their decision. */
function undecided({ refunds, disputes }: Refundables, payment: { id: string }): number {
  const open = disputes.filter(({ paymentId, status }) => paymentId === payment.id && status === 'OPEN');
  const waiting = refunds.filter(({ paymentId, status }) => paymentId === payment.id && status === 'PENDING');
  return open.reduce((total, each) => total + each.takenCents - each.keptCents, 0) - sumOfCents(waiting);
}

/** What of a refund decides how much of it is owed once it has failed; instants in epoch ms. */
export type FailingRefund = Refundables['refunds'][number] & {
  id: string;
  createdAt: number;
  settledAt: number | null;
};

/**
 * A failure is stamped by the app's clock and a refund by the database's: within this tolerance they count as
 * simultaneous.
 */
const SAME_TIME_MS = 60_000;

/**
 * What is still owed of a failed refund, minor units; 0 of any other. All of it while its payment has as much left to
 * refund. Otherwise what is left, less refunds that replaced it since and what is owed of other failed ones. What a
 * bank gave instead isn't owed. Computes the same as `waitingSql`.
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
  return Math.max(0, Math.min(left - sumOfCents(before), refund.amountCents - sumOfCents(instead)));
}

/** The same, plus a pending refund that is handed back by hand: what of a refund waits for the business. */
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

/** Whether the business gave the refund back itself rather than to the card. */
export const isHandedBack = (
  refund: { status: RefundStatus; stripeRefundId: string | null },
  payment: { method: string },
): boolean => payment.method !== 'CARD' || (refund.status === 'SUCCEEDED' && refund.stripeRefundId === null);

const isLater = (one: FailingRefund, other: FailingRefund): boolean =>
  one.createdAt === other.createdAt ? one.id > other.id : one.createdAt > other.createdAt;

type DatedPayment = { id: string; amountCents: number; paidAt: number };

/** Takes `wanted` from payments, the newest first and of each `most` at most. @returns what each gives, and what nobody has */
function takeFromNewest<Payment extends DatedPayment>(
  payments: readonly Payment[],
  wanted: number,
  most: (payment: Payment) => number,
): { parts: { paymentId: string; amountCents: number }[]; missing: number } {
  let missing = wanted;
  const parts = [...payments]
    .sort((a, b) => b.paidAt - a.paidAt || (a.id < b.id ? 1 : -1))
    .map((payment) => {
      const amountCents = Math.min(missing, Math.max(0, most(payment)));
      missing -= amountCents;
      return { paymentId: payment.id, amountCents };
    });
  return { parts, missing };
}

const ofPayment = (parts: readonly { paymentId: string; amountCents: number }[], id: string): number =>
  sumOfCents(parts.filter(({ paymentId }) => paymentId === id));

/**
 * Spreads a refund of `amountCents` over the payments: first over what a bank may be about to take (that part waits for
 * its decision, so that it isn't given twice), then from the newest payment, none above what it has left (rule: cancel,
 * refund, move). Refuses with `not_allowed` more than is left in all.
 */
export function spreadRefund(
  booking: Refundables & { payments: readonly DatedPayment[] },
  amountCents: number,
): Result<{ parts: { paymentId: string; amountCents: number }[] }> {
  const first = takeFromNewest(booking.payments, amountCents, (payment) =>
    Math.min(leftToRefund(booking, payment), undecided(booking, payment)),
  );
  const then = takeFromNewest(
    booking.payments,
    first.missing,
    (payment) => leftToRefund(booking, payment) - ofPayment(first.parts, payment.id),
  );
  if (then.missing > 0) return refuse('not_allowed', 'That is more than is left to give back.');
  const parts = then.parts.map((part) => ({
    ...part,
    amountCents: part.amountCents + ofPayment(first.parts, part.paymentId),
  }));
  return { ok: true, parts: parts.filter((part) => part.amountCents > 0) };
}

/**
 * Spreads `amountCents` that was promised to the customer over the payments of which banks have kept something, newest
 * first. Minor units.
 */
export function spreadByBanks(
  booking: Refundables & { payments: readonly DatedPayment[] },
  amountCents: number,
): { paymentId: string; amountCents: number }[] {
  return takeFromNewest(
    booking.payments,
    amountCents,
    (payment) => keptByBanks(booking.disputes, payment) - givenByBanks(booking.refunds, payment),
  ).parts.filter((part) => part.amountCents > 0);
}

/**
 * The commission to return with a refund, in proportion: after all refunds of a payment together, fee returned = fee ×
 * refunded ÷ paid, half up, never more than the fee (rule: cancel, refund, move). Minor units.
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
