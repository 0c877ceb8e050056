import { z } from 'zod';
import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { readBooking, readBookings } from '@/lib/data/bookings/bookings';
import { releaseClaims } from '@/lib/data/bookings/claims';
import type { IdempotentWork } from '@/lib/data/bookings/idempotency';
import { jsonNull } from '@/lib/data/connection/json';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { setCheckoutStatus } from '@/lib/data/money/checkouts';
import { reasonInput } from '@/lib/domain/booking-input';
import { cancelRefund } from '@/lib/domain/cancel-refund';
import { idField } from '@/lib/domain/editing/fields';
import { type Result, refuse, refuseField } from '@/lib/domain/errors';
import { type Canceler, cancelers, mayCancel } from '@/lib/domain/policy';
import { expireCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { bookingAfter, type LinkedBooking } from '@/lib/usecases/booking-core/answers';
import { type Change, changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { syncCheckoutWithStripe } from '@/lib/usecases/checkouts/close-checkout';
import { operation } from '@/lib/usecases/operation';
import { permit, permitBy } from '@/lib/usecases/permit';
import { noteGivenByBanks } from '@/lib/usecases/refunds/given-by-banks';
import { refundParts } from '@/lib/usecases/refunds/refund-parts';
import { requestRefunds } from '@/lib/usecases/refunds/request-refunds';

const cancelInput = z.strictObject({
  bookingId: idField,
  /** The version that the caller read; refused with `conflict` if the booking has another one by now. */
  version: z.int().min(1).optional(),
  /** `customer`: by the policy as agreed; `business`: everything goes back. */
  by: z.enum(cancelers),
  reason: reasonInput.optional(),
  /**
   * The owner's own refund, minor units: above or below the policy's, at most what is left to refund; needs a reason.
   */
  overrideRefundCents: z.int().min(0).optional(),
  /**
   * The policy's refund as shown to the person, minor units; refused with `conflict` if it differs by now (a tier of
   * the policy passes without a change of the booking's version).
   */
  shownRefundCents: z.int().min(0).optional(),
});
type CancelInput = z.output<typeof cancelInput>;

export const cancelBooking = operation({
  name: 'booking.cancel',
  can: 'booking:cancel',
  effect: 'money',
  input: cancelInput,
  output: bookingAfter,
  describe: 'Cancels a booking by its policy: frees its time at once and refunds what the policy says.',
  run: cancel,
});

/**
 * Cancels a booking: its range is free at once; the refund is written in the same transaction and sent by jobs, newest
 * payment first; cancelling never charges (rule: cancel, refund, move). An open payment page is closed first, so that
 * nobody pays for a cancelled booking.
 *
 * Refuses with `not_allowed` (policy, status, sum), `validation_failed` (own sum without a reason) or `conflict`.
 * @throws AppError not_found; unavailable when a payment page is open and Stripe is away
 */
async function cancel(
  ctx: TenantContext,
  input: CancelInput,
  /** For a request that may be repeated: work that an earlier run has done is not done again. */
  { idempotency }: { idempotency?: IdempotentWork | null } = {},
): Promise<Result<{ booking: LinkedBooking }>> {
  permitBy(ctx, input.by);
  if (input.overrideRefundCents !== undefined) permit(ctx, 'refund:override');
  const { bookingId } = input;
  if (idempotency?.bookingId) return { ok: true, booking: await requireBooking(ctx, bookingId) };
  if (input.overrideRefundCents !== undefined && !input.reason?.trim()) {
    return refuseField('reason', 'Please say why another sum goes back than the policy says.');
  }
  const found = await requireBooking(ctx, bookingId);
  if (input.version !== undefined && input.version !== found.version) {
    return refuse('conflict', 'Somebody changed this booking in the meantime. Please look at it again.');
  }
  const allowed = mayCancel(question(found, input.by, Date.now()));
  if (!allowed.ok) return allowed;
  if (!isAsShown(found, input, Date.now())) return anotherSum;

  const ended = await endSessions(ctx, found);
  const done = await changeBooking(
    ctx,
    { bookingId, version: ended.version ?? input.version, idempotency },
    async (change) => {
      // Closing its payment page a moment ago may have expired the hold.
      if (found.status === 'PENDING' && change.booking.status === 'EXPIRED') return { ok: true as const };
      if (!isAsShown(change.booking, input, change.now)) throw new RollBack(anotherSum);
      await setCheckoutStatus(change.tx, ctx, ended.checkoutIds, 'EXPIRED');
      await cancelInChange(change, input);
      return { ok: true as const };
    },
  );
  return done.ok ? { ok: true, booking: await requireBooking(ctx, bookingId) } : done;
}

const anotherSum = refuse('conflict', 'What goes back has changed. Please look again.');

const isAsShown = (booking: BookingCore, { by, shownRefundCents: shown }: CancelInput, now: number) =>
  shown === undefined || outcomeOf(booking, by, now).refundCents === shown;

/**
 * Closes every open payment page of a booking at Stripe; a page that turns out to be paid is settled first.
 * @returns the checkouts that ended unpaid, and the booking's version if settling a payment has raised it
 */
async function endSessions(
  ctx: TenantContext,
  booking: BookingCore,
): Promise<{ checkoutIds: string[]; version?: number }> {
  const checkoutIds: string[] = [];
  let taken = false;
  for (const checkout of booking.checkouts) {
    if (checkout.status === 'NEW') checkoutIds.push(checkout.id);
    if (checkout.status !== 'OPEN' || !checkout.stripeSessionId) continue;
    const session = await expireCheckoutSession(checkout.stripeSessionId, checkout.stripeAccountId);
    if (session.status === 'EXPIRED') {
      checkoutIds.push(checkout.id);
    } else {
      await syncCheckoutWithStripe(ctx, { ...checkout, bookingId: booking.id }, session);
      taken = true;
    }
  }
  const after = taken ? await readBooking(ctx, booking.id) : null;
  return after ? { checkoutIds, version: after.version } : { checkoutIds };
}

export const previewCancellation = operation({
  name: 'booking.preview_cancel',
  can: 'booking:cancel',
  effect: 'read',
  input: cancelInput.pick({ bookingId: true, by: true }),
  output: z.object({ refundCents: z.int(), keptCents: z.int(), currency: z.string() }),
  describe: 'Previews what a cancellation now would refund and what the business would keep, in minor units.',
  run: preview,
});

/** Refuses with `not_allowed` if the booking can't be cancelled. */
async function preview(
  ctx: TenantContext,
  { bookingId, by }: Pick<CancelInput, 'bookingId' | 'by'>,
): Promise<Result<{ refundCents: number; keptCents: number; currency: string }>> {
  permitBy(ctx, by);
  const booking = await requireBooking(ctx, bookingId);
  const now = Date.now();
  const allowed = mayCancel(question(booking, by, now));
  if (!allowed.ok) return allowed;
  const { refundCents, keptCents } = outcomeOf(booking, by, now);
  return { ok: true, refundCents, keptCents, currency: booking.currency };
}

/**
 * What would go back of each if the business cancelled them now, by their ids; of what can't be cancelled, nothing.
 * @throws AppError forbidden
 */
export async function refundsIfCanceled(
  ctx: TenantContext,
  ids: readonly string[],
): Promise<Map<string, { refundCents: number; currency: string }>> {
  permit(ctx, 'booking:cancel');
  const by = 'business';
  const now = Date.now();
  const found = (await readBookings(ctx, ids)).filter((each) => mayCancel(question(each, by, now)).ok);
  return new Map(
    found.map((each) => [
      each.id,
      { refundCents: outcomeOf(each, by, now).refundCents, currency: each.currency },
    ]),
  );
}

/** The cancellation itself, inside a change of the booking. @throws RollBack when it is refused */
export async function cancelInChange(
  change: Change,
  input: Pick<CancelInput, 'by' | 'reason' | 'overrideRefundCents'> & {
    /** The business cancels for lack of payment, by the terms for a customer who cancels. */
    unpaid?: boolean;
  },
): Promise<void> {
  const { booking, now, ctx } = change;
  const allowed = mayCancel(question(booking, input.unpaid ? 'business' : input.by, now));
  if (!allowed.ok) throw new RollBack(allowed);
  const outcome = outcomeOf(booking, input.by, now);
  const refundCents = input.overrideRefundCents ?? outcome.refundCents;
  const parts = refundParts(booking, refundCents);
  if (!parts.ok) throw new RollBack(parts);

  await releaseClaims(change.tx, ctx, booking.id);
  await change.step('CANCEL', {
    canceledAt: new Date(now),
    canceledBy: ctx.actor.kind,
    cancelReason: input.reason?.trim() ?? '',
    holdExpiresAt: null,
    pendingMove: jsonNull,
  });
  await change.record('booking.canceled', {
    before: { status: booking.status },
    after: { status: 'CANCELED', by: input.by, refundCents, reason: input.reason?.trim() ?? '' },
    detail: { by: input.unpaid ? 'unpaid' : input.by, resourceIds: booking.resourceIds },
  });
  const reason = input.by === 'business' ? 'CANCELED_BY_BUSINESS' : 'CANCELED_BY_CUSTOMER';
  if (input.overrideRefundCents === undefined) await noteGivenByBanks(change, outcome.byBankCents, reason);
  await requestRefunds(change, parts.parts, {
    reason,
    ...(input.overrideRefundCents === undefined ? {} : { note: input.reason?.trim() ?? '' }),
  });
}

const question = (booking: BookingCore, by: Canceler, now: number) => ({
  status: booking.status,
  policySnapshot: booking.policy,
  start: booking.start,
  now,
  by,
  locale: booking.tenant.locale,
});

const outcomeOf = (booking: BookingCore, by: Canceler, now: number) =>
  cancelRefund(
    { ...booking, depositCents: booking.quote.depositCents, policySnapshot: booking.policy },
    now,
    by,
  );
