import { z } from 'zod';
import type { RefundRow } from '@/lib/data/bookings/booking-shape';
import type { IdempotentWork } from '@/lib/data/bookings/idempotency';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listOwedRefunds, type OwedRefund, updateRefund } from '@/lib/data/money/refunds';
import { reasonInput } from '@/lib/domain/booking-input';
import { cents, idField } from '@/lib/domain/editing/fields';
import { type Result, refuse, refuseField } from '@/lib/domain/errors';
import { stillOwed } from '@/lib/domain/refunds';
import { nothing } from '@/lib/usecases/answers';
import { bookingAfter, type LinkedBooking } from '@/lib/usecases/booking-core/answers';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { operation } from '@/lib/usecases/operation';
import { owedRefunds } from './answers';
import { refundParts } from './refund-parts';
import { requestRefunds } from './request-refunds';

const paymentRefund = z.strictObject({
  bookingId: idField,
  /** The version that the caller read; refused with `conflict` if the booking has another one by now. */
  version: z.int().min(1).optional(),
  amountCents: cents,
  reason: reasonInput.optional(),
});

export const refundPayment = operation({
  name: 'payment.refund',
  can: 'refund:create',
  effect: 'money',
  input: paymentRefund,
  output: bookingAfter,
  describe: 'Refunds money of a booking to the customer, newest payment first.',
  run: refund,
});

/**
 * Refunds `amountCents` (minor units), newest payment first (rule: cancel, refund, move). Concurrent refunds are
 * serialised, so together they never exceed what was paid. While a payment is disputed nothing is sent.
 *
 * Refuses with `validation_failed` (not a positive whole number), `not_allowed` (more than is left, disputed),
 * `conflict` or `in_progress`.
 * @throws AppError not_found
 */
async function refund(
  ctx: TenantContext,
  input: z.output<typeof paymentRefund>,
  call: { idempotency?: IdempotentWork | null } = {},
): Promise<Result<{ booking: LinkedBooking }>> {
  if (call.idempotency?.bookingId) {
    return { ok: true, booking: await requireBooking(ctx, call.idempotency.bookingId) };
  }
  if (!Number.isSafeInteger(input.amountCents) || input.amountCents <= 0) {
    return refuseField('amountCents', 'Please give the sum that goes back.');
  }
  const done = await changeBooking(ctx, { ...input, ...call }, async (change) => {
    const { booking } = change;
    if (booking.disputes.some(({ status }) => status === 'OPEN')) {
      throw new RollBack(
        refuse(
          'not_allowed',
          'A payment of this booking is disputed; nothing can go back until that is decided.',
        ),
      );
    }
    const parts = refundParts(booking, input.amountCents);
    if (!parts.ok) throw new RollBack(parts);
    await requestRefunds(change, parts.parts, { reason: 'GOODWILL', note: input.reason?.trim() ?? '' });
    await change.update({});
    return { ok: true as const };
  });
  return done.ok ? { ok: true, booking: await requireBooking(ctx, input.bookingId) } : done;
}

const oneRefund = z.strictObject({
  bookingId: idField,
  refundId: idField,
  /** The version that the caller read; refused with `conflict` if the booking has another one by now. */
  version: z.int().min(1).optional(),
});

export const retryRefund = operation({
  name: 'refund.retry',
  can: 'refund:create',
  effect: 'money',
  input: oneRefund,
  output: bookingAfter,
  describe: 'Retries a refund that Stripe could not make.',
  run: retry,
});

/**
 * Retries a refund that Stripe could not make (rule: `refund.failed` puts the money owed back on the owner's list);
 * where less of it is owed by now, a new refund of that amount is sent. Refuses with `not_allowed` when it didn't fail,
 * or its money has been given back otherwise.
 */
async function retry(
  ctx: TenantContext,
  input: z.output<typeof oneRefund>,
): Promise<Result<{ booking: LinkedBooking }>> {
  const done = await changeBooking(ctx, input, async (change) => {
    const { booking } = change;
    const refund = booking.refunds.find(({ id }) => id === input.refundId);
    if (refund?.status !== 'FAILED')
      throw new RollBack(refuse('not_allowed', 'Only a refund that failed can be tried again.'));
    const amountCents = stillOwed(booking, refund);
    const payment = booking.payments.find(({ id }) => id === refund.paymentId);
    if (!payment || amountCents === 0) throw new RollBack(refuse('not_allowed', inAnotherWay));
    if (amountCents < refund.amountCents) {
      await requestRefunds(change, [{ payment, amountCents }], { reason: refund.reason, note: refund.note });
      await change.update({});
      return { ok: true as const };
    }
    const next = nextAttempt(refund);
    const { attempt } = next;
    await updateRefund(change.tx, ctx, refund.id, {
      ...next,
      status: 'PENDING',
      failure: '',
      settledAt: null,
    });
    await change.update({});
    await change.record('refund.requested', {
      after: { amountCents: refund.amountCents, refundId: refund.id, attempt },
      detail: { send: { dedupeKey: `refund:${refund.id}:${attempt}` } },
    });
    return { ok: true as const };
  });
  return done.ok ? { ok: true, booking: await requireBooking(ctx, input.bookingId) } : done;
}

export const markHandedBack = operation({
  name: 'refund.mark_handed_back',
  can: 'refund:create',
  effect: 'money',
  input: oneRefund,
  output: bookingAfter,
  describe: 'Marks a refund as handed back by the business, in cash or by bank transfer.',
  run: handBack,
});

/** Marks a refund as handed back by the owner (cash, a bank transfer): it is no longer owed. */
async function handBack(
  ctx: TenantContext,
  input: z.output<typeof oneRefund>,
): Promise<Result<{ booking: LinkedBooking }>> {
  const done = await changeBooking(ctx, input, async (change) => {
    const { booking } = change;
    const refund = booking.refunds.find(({ id }) => id === input.refundId);
    const payment = booking.payments.find(({ id }) => id === refund?.paymentId);
    const owed = refund?.status === 'FAILED' || (refund?.status === 'PENDING' && payment?.method !== 'CARD');
    if (!refund || !payment || !owed) {
      throw new RollBack(
        refuse('not_allowed', 'This refund is not waiting for you: it is on its way or done.'),
      );
    }
    const amountCents = refund.status === 'FAILED' ? stillOwed(booking, refund) : refund.amountCents;
    if (amountCents === 0) throw new RollBack(refuse('not_allowed', inAnotherWay));
    const next = nextAttempt(refund);
    const byCard = payment.method === 'CARD';
    if (amountCents < refund.amountCents) {
      const { reason, note } = refund;
      await requestRefunds(change, [{ payment, amountCents }], { reason, note, handedOver: true });
    } else {
      await updateRefund(change.tx, ctx, refund.id, {
        ...(byCard ? next : {}),
        status: 'SUCCEEDED',
        settledAt: new Date(change.now),
      });
    }
    await change.update({});
    await change.record('refund.handed_back', { after: { amountCents, refundId: refund.id } });
    // The platform returns its commission on what was handed back.
    if (byCard) await change.record('payment.share_changed', { detail: { paymentId: payment.id } });
    return { ok: true as const };
  });
  return done.ok ? { ok: true, booking: await requireBooking(ctx, input.bookingId) } : done;
}

const inAnotherWay = 'That money has been given back in another way meanwhile.';

/** Later events about the failed attempt concern a former attempt and change nothing. */
const nextAttempt = ({ attempt, stripeRefundId, earlierStripeIds }: RefundRow) => ({
  attempt: attempt + 1,
  stripeRefundId: null,
  earlierStripeIds: stripeRefundId === null ? earlierStripeIds : [...earlierStripeIds, stripeRefundId],
});

export const readOwedRefunds = operation({
  name: 'refund.list_owed',
  can: 'booking:read',
  effect: 'read',
  input: nothing,
  output: owedRefunds,
  describe: 'Lists refunds that the business has to hand back or send again, oldest first.',
  run: (ctx: TenantContext): Promise<OwedRefund[]> => listOwedRefunds(ctx),
});
