import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import { newId } from '@/lib/data/connection/new-id';
import { addRefund } from '@/lib/data/money/refunds';
import { feeToReturn } from '@/lib/domain/refunds';
import type { StripeRefund } from '@/lib/integrations/stripe/refunds';
import type { Change } from '@/lib/usecases/booking-core/change';
import { failRefund, writeRefund } from './fail-refund';
import type { Sight } from './sight';

/** What Stripe has of each refund of ours, and what we have nothing of. */
export type Paired = {
  /** The one that counts: of several attempts the one that stands. */
  ours: { refund: RefundRow; found: StripeRefund }[];
  /** Made at Stripe, or an attempt beside the one that counts. */
  others: StripeRefund[];
};

/** Whose attempts Stripe's refunds are: by their id, by our metadata, or as an earlier attempt. */
export function pairRefunds({ payment, refunds }: Sight, found: readonly StripeRefund[]): Paired {
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

/** Refunds that Stripe could not make: what counted as gone is owed again. */
export async function mirrorFailed(change: Change, sight: Sight, { ours }: Paired): Promise<void> {
  for (const { refund, found } of ours) {
    if (found.status !== 'FAILED') continue;
    // One that was tried again, or handed back by hand, has left this attempt behind.
    if (refund.status === 'FAILED' && refund.stripeRefundId === found.id) continue;
    await failRefund(change, sight, refund, { stripeRefundId: found.id, failure: found.failure });
  }
}

/** Refunds that are on their way or have arrived, also such as we had given up. */
export async function mirrorStanding(change: Change, sight: Sight, paired: Paired): Promise<void> {
  for (const { refund, found } of paired.ours) {
    if (found.status !== 'FAILED') await mirrorOurs(change, sight, refund, found);
  }
  for (const found of paired.others) await writeDown(change, sight, found);
}

async function mirrorOurs(
  change: Change,
  sight: Sight,
  refund: RefundRow,
  found: StripeRefund,
): Promise<void> {
  const same = refund.stripeRefundId === found.id;
  if (same && (refund.status === found.status || found.status === 'FAILED')) return;
  const former = refund.stripeRefundId;
  const earlier = refund.earlierStripeIds.filter((id) => id !== found.id);
  const arrives = found.status === 'SUCCEEDED' && refund.status !== 'SUCCEEDED';
  await writeRefund(change, sight, refund, {
    // Handed back by hand it stays, with the attempt that arrived after all beside it.
    status: refund.status === 'SUCCEEDED' && !same ? 'SUCCEEDED' : toStatus(found),
    amountCents: found.amountCents,
    byBank: false,
    stripeRefundId: found.id,
    earlierStripeIds: former !== null && !same ? [...earlier, former] : earlier,
    failure: '',
    ...(found.status === 'SUCCEEDED' ? { settledAt: new Date(change.now) } : {}),
  });
  // That money has arrived which counted as gone changes no sum, so it disturbs nobody who is deciding.
  if (refund.status === 'FAILED') await change.update({});
  if (!arrives) return;
  await change.record('refund.sent', {
    after: { amountCents: refund.amountCents, refundId: refund.id },
    detail: { isAnnounced: wasAnnounced(refund) },
  });
}

const toStatus = ({ status }: StripeRefund) => (status === 'SUCCEEDED' ? 'SUCCEEDED' : 'PENDING');

/** The mail about a cancellation has said what comes back; after a failure that was told, so is the success. */
const wasAnnounced = ({ reason, attempt, status }: RefundRow): boolean =>
  (reason === 'CANCELED_BY_CUSTOMER' || reason === 'CANCELED_BY_BUSINESS') &&
  attempt === 1 &&
  status !== 'FAILED';

/** One that isn't ours. A failed one too: its success may be told of only afterwards, and must not count then. */
async function writeDown(change: Change, sight: Sight, found: StripeRefund): Promise<void> {
  const { booking, tx, ctx } = change;
  const { payment } = sight;
  const id = newId();
  const refundedBeforeCents = sight.refunds
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
  sight.refunds = [
    ...sight.refunds,
    { ...row, attempt: 1, earlierStripeIds: [], byBank: false, createdAt: change.now, settledAt: null },
  ];
  sight.changed = true;
  await change.update({});
  const after = { amountCents, refundId: id };
  if (status === 'FAILED') await change.record('refund.failed', { after, detail: { isOwed: false } });
  else await change.record('refund.sent', { after, detail: { isAnnounced: status !== 'SUCCEEDED' } });
}
