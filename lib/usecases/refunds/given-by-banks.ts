import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import { newId } from '@/lib/data/connection/new-id';
import { addRefund } from '@/lib/data/money/refunds';
import {
  feeToReturn,
  givenByBanks,
  keptByBanks,
  type RefundReason,
  spreadByBanks,
  stillOwed,
} from '@/lib/domain/refunds';
import type { Change } from '@/lib/usecases/booking-core/change';
import { writeRefund } from './fail-refund';
import type { Paired } from './mirror-refunds';
import type { SyncedPayment } from './synced-payment';

const failure = 'The customer’s bank gave this money back.';

/**
 * Records the part of a cancellation's or a cheaper move's refund that the customer has from the bank already
 * (dispute), so that it is sent if the bank returns the money to the business after all.
 */
export async function noteGivenByBanks(
  change: Change,
  amountCents: number,
  reason: RefundReason,
): Promise<void> {
  for (const part of spreadByBanks(change.booking, amountCents)) {
    await addByBank(change, { ...part, reason, note: '', feeCents: 0 });
  }
}

/**
 * Applies a bank's decision on a dispute. What the customer keeps counts towards the refunds that were promised before
 * and are not sent yet, so that both together are what was promised; what the bank returns is owed again, and is sent.
 */
export async function countWhatBanksDecided(
  change: Change,
  synced: SyncedPayment,
  paired: Paired,
  keptBefore: number,
): Promise<void> {
  const kept = keptByBanks(synced.disputes, synced.payment);
  let more = kept - keptBefore;
  for (const { refund, cents } of more > 0 ? promised(synced, paired) : []) {
    const part = Math.min(more, cents);
    if (part > 0) await giveToBank(change, synced, refund, part);
    more -= part;
  }
  let back = givenByBanks(synced.refunds, synced.payment) - kept;
  const given = synced.refunds.filter(({ paymentId, byBank }) => byBank && paymentId === synced.payment.id);
  for (const refund of back > 0 ? given.reverse() : []) {
    const part = Math.min(back, refund.amountCents);
    if (part > 0) await giveAfterAll(change, synced, refund, part);
    back -= part;
  }
}

/** The refunds that were not sent: those that wait, then the owed part of those that failed. */
function promised(synced: SyncedPayment, paired: Paired): { refund: RefundRow; cents: number }[] {
  const { payment, refunds } = synced;
  const found = new Set(paired.ours.map(({ refund }) => refund.id));
  const ofPayment = refunds.filter(({ paymentId }) => paymentId === payment.id);
  const waiting = ofPayment.filter(
    ({ id, status, stripeRefundId }) => status === 'PENDING' && stripeRefundId === null && !found.has(id),
  );
  return [
    ...waiting.map((refund) => ({ refund, cents: refund.amountCents })),
    ...ofPayment.map((refund) => ({ refund, cents: stillOwed({ ...synced, payments: [payment] }, refund) })),
  ];
}

async function giveToBank(
  change: Change,
  synced: SyncedPayment,
  refund: RefundRow,
  part: number,
): Promise<void> {
  const { amountCents, paymentId, reason, note } = refund;
  const rest = amountCents - part;
  if (rest === 0) {
    await writeRefund(change, synced, refund, {
      status: 'FAILED',
      byBank: true,
      failure,
      settledAt: new Date(change.now),
    });
  } else {
    const feeCents = feeOf(synced, rest);
    await writeRefund(change, synced, refund, {
      amountCents: rest,
      feeCents,
      // The idempotency key of the former attempt may belong to another sum.
      ...(refund.status === 'PENDING' ? { attempt: refund.attempt + 1 } : {}),
    });
    synced.refunds = [
      ...synced.refunds,
      await addByBank(change, { paymentId, amountCents: part, reason, note, feeCents: 0 }),
    ];
  }
  await change.update({});
  await change.record('refund.by_bank', { after: { amountCents: part, refundId: refund.id } });
}

async function giveAfterAll(
  change: Change,
  synced: SyncedPayment,
  refund: RefundRow,
  part: number,
): Promise<void> {
  const { amountCents, paymentId, reason, note, attempt, stripeRefundId, earlierStripeIds } = refund;
  let refundId = refund.id;
  const feeCents = feeOf(synced, part);
  if (part === amountCents) {
    await writeRefund(change, synced, refund, {
      status: 'PENDING',
      byBank: false,
      feeCents,
      failure: '',
      attempt: attempt + 1,
      stripeRefundId: null,
      earlierStripeIds: stripeRefundId === null ? earlierStripeIds : [...earlierStripeIds, stripeRefundId],
    });
  } else {
    await writeRefund(change, synced, refund, { amountCents: amountCents - part });
    const row = await addPart(change, { paymentId, amountCents: part, feeCents, reason, note }, 'PENDING');
    refundId = row.id;
    synced.refunds = [...synced.refunds, row];
  }
  await change.update({});
  await change.record('refund.requested', {
    after: { amountCents: part, reason, refundId },
    detail: { send: {} },
  });
}

type Part = Pick<RefundRow, 'paymentId' | 'amountCents' | 'feeCents' | 'reason' | 'note'>;

const addByBank = (change: Change, part: Part): Promise<RefundRow> => addPart(change, part, 'FAILED');

/** A refund row for one part: to be sent, or (FAILED) given by the bank instead. */
async function addPart(change: Change, part: Part, status: 'PENDING' | 'FAILED'): Promise<RefundRow> {
  const byBank = status === 'FAILED';
  const row = { ...part, id: newId(), status, byBank, failure: byBank ? failure : '', stripeRefundId: null };
  await addRefund(change.tx, change.ctx, {
    ...row,
    bookingId: change.booking.id,
    currency: change.booking.currency,
    requestedById: null,
    settledAt: byBank ? new Date(change.now) : null,
  });
  return {
    ...row,
    attempt: 1,
    earlierStripeIds: [],
    createdAt: change.now,
    settledAt: byBank ? change.now : null,
  };
}

const feeOf = ({ payment }: SyncedPayment, amountCents: number): number =>
  feeToReturn({
    paymentCents: payment.amountCents,
    feeCents: payment.feeCents,
    refundedBeforeCents: 0,
    amountCents,
  });
