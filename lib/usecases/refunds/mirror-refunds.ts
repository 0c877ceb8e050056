import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import { newId } from '@/lib/data/connection/new-id';
import { addRefund } from '@/lib/data/money/refunds';
import { feeToReturn } from '@/lib/domain/refunds';
import type { StripeRefund } from '@/lib/integrations/stripe/refunds';
import type { Change } from '@/lib/usecases/booking-core/change';
import { failRefund, writeRefund } from './fail-refund';
import type { SyncedPayment } from './synced-payment';

/** Stripe's refunds, matched with ours. */
export type Paired = {
  /** The current one: of several attempts, the one that stands. */
  ours: { refund: RefundRow; found: StripeRefund }[];
  /** Made in Stripe's dashboard, or a further attempt beside the current one. */
  others: StripeRefund[];
};

/** Matches Stripe's refunds with ours: by id, by our metadata, or as an earlier attempt. */
export function pairRefunds({ payment, refunds }: SyncedPayment, found: readonly StripeRefund[]): Paired {
  const rows = refunds.filter(({ paymentId }) => paymentId === payment.id);
  const ownerOf = ({ id, metadata }: StripeRefund) =>
    rows.find((row) => row.stripeRefundId === id) ??
    rows.find((row) => row.id === metadata.refundId || row.earlierStripeIds.includes(id));
  const paired: Paired = { ours: [], others: [] };
  for (const refund of rows) {
    const attempts = found.filter((each) => ownerOf(each) === refund);
    const standing = attempts.filter(({ status }) => status !== 'FAILED');
    const counts =
      standing.find(({ id }) => id === refund.stripeRefundId) ??
      standing.at(-1) ??
      attempts.find(({ id }) => id === refund.stripeRefundId) ??
      attempts.find(
        ({ id, metadata }) =>
          metadata.attempt === String(refund.attempt) && !refund.earlierStripeIds.includes(id),
      );
    if (counts) paired.ours.push({ refund, found: counts });
    paired.others.push(...standing.filter((each) => each !== counts));
  }
  paired.others.push(...found.filter((each) => ownerOf(each) === undefined));
  return paired;
}

/** Marks the refunds that Stripe could not make as failed: their money is owed again. */
export async function mirrorFailed(change: Change, synced: SyncedPayment, { ours }: Paired): Promise<void> {
  for (const { refund, found } of ours) {
    if (found.status !== 'FAILED') continue;
    // Stripe's failed attempt is a former one of a refund that was retried or handed back.
    if (refund.status === 'FAILED' && refund.stripeRefundId === found.id) continue;
    await failRefund(change, synced, refund, { stripeRefundId: found.id, failure: found.failure });
  }
}

/** Updates the refunds that are on their way or have arrived, including those that were given up here. */
export async function mirrorStanding(change: Change, synced: SyncedPayment, paired: Paired): Promise<void> {
  for (const { refund, found } of paired.ours) {
    if (found.status !== 'FAILED') await mirrorOurs(change, synced, refund, found);
  }
  for (const found of paired.others) await writeDown(change, synced, found);
}

async function mirrorOurs(
  change: Change,
  synced: SyncedPayment,
  refund: RefundRow,
  found: StripeRefund,
): Promise<void> {
  const same = refund.stripeRefundId === found.id;
  if (same && (refund.status === found.status || found.status === 'FAILED')) return;
  const former = refund.stripeRefundId;
  const earlier = refund.earlierStripeIds.filter((id) => id !== found.id);
  const arrives = found.status === 'SUCCEEDED' && refund.status !== 'SUCCEEDED';
  await writeRefund(change, synced, refund, {
    // A refund that was handed back stays so, and the attempt that arrived after all is recorded beside it.
    status: refund.status === 'SUCCEEDED' && !same ? 'SUCCEEDED' : toStatus(found),
    amountCents: found.amountCents,
    byBank: false,
    stripeRefundId: found.id,
    earlierStripeIds: former !== null && !same ? [...earlier, former] : earlier,
    failure: '',
    ...(found.status === 'SUCCEEDED' ? { settledAt: new Date(change.now) } : {}),
  });
  // Money that counted as gone has arrived: no sum changes, so the version needn't be raised.
  if (refund.status === 'FAILED') await change.update({});
  if (!arrives) return;
  await change.record('refund.sent', {
    after: { amountCents: refund.amountCents, refundId: refund.id },
    detail: { isAnnounced: wasAnnounced(refund) },
  });
}

const toStatus = ({ status }: StripeRefund) => (status === 'SUCCEEDED' ? 'SUCCEEDED' : 'PENDING');

/** The cancellation's mail has announced the refund; after a failure that was mailed, the success is mailed as well. */
const wasAnnounced = ({ reason, attempt, status }: RefundRow): boolean =>
  (reason === 'CANCELED_BY_CUSTOMER' || reason === 'CANCELED_BY_BUSINESS') &&
  attempt === 1 &&
  status !== 'FAILED';

/** Records a refund that isn't ours. A failed one too: a late event about its success must not count then. */
async function writeDown(change: Change, synced: SyncedPayment, found: StripeRefund): Promise<void> {
  const { booking, tx, ctx } = change;
  const { payment } = synced;
  const id = newId();
  const refundedBeforeCents = synced.refunds
    .filter(({ paymentId, status }) => paymentId === payment.id && status !== 'FAILED')
    .reduce((total, { amountCents }) => total + amountCents, 0);
  const { amountCents, status, failure } = found;
  const row = {
    id,
    paymentId: payment.id,
    amountCents,
    feeCents: feeToReturn({
      paymentCents: payment.amountCents,
      feeCents: payment.feeCents,
      refundedBeforeCents,
      amountCents,
    }),
    reason: 'GOODWILL' as const,
    note: found.metadata.refundId ? 'An earlier attempt arrived too' : 'Made at Stripe',
    status,
    stripeRefundId: found.id,
    failure,
  };
  await addRefund(tx, ctx, {
    ...row,
    bookingId: booking.id,
    currency: booking.currency,
    requestedById: null,
    settledAt: status === 'PENDING' ? null : new Date(change.now),
  });
  synced.refunds = [
    ...synced.refunds,
    { ...row, attempt: 1, earlierStripeIds: [], byBank: false, createdAt: change.now, settledAt: null },
  ];
  synced.changed = true;
  await change.update({});
  const after = { amountCents, refundId: id };
  if (status === 'FAILED') await change.record('refund.failed', { after, detail: { isOwed: false } });
  else await change.record('refund.sent', { after, detail: { isAnnounced: status !== 'SUCCEEDED' } });
}
