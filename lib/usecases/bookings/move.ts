import { z } from 'zod';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import type { IdempotentWork } from '@/lib/data/bookings/idempotency';
import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addCheckout } from '@/lib/data/money/checkouts';
import { type Result, refuse } from '@/lib/domain/errors';
import { HOLD_GRACE_MS, moveHoldEnd } from '@/lib/domain/holds';
import { quoteSchema } from '@/lib/domain/quote';
import { applicationFee } from '@/lib/domain/refunds';
import { bookingAfter, type LinkedBooking } from '@/lib/usecases/booking-core/answers';
import { type Change, changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { getCatalogueOf } from '@/lib/usecases/catalogue/of-booking';
import { closeCheckout } from '@/lib/usecases/checkouts/close-checkout';
import { openCheckout } from '@/lib/usecases/checkouts/open-checkout';
import { operation } from '@/lib/usecases/operation';
import { permitBy } from '@/lib/usecases/permit';
import { holdMove } from './hold-move';
import { moveNow } from './move-now';
import { type MoveInput, type MovePlan, moveInput, planMove } from './move-plan';

export const moveBooking = operation({
  name: 'booking.move',
  can: 'booking:reschedule',
  effect: 'money',
  input: moveInput,
  output: bookingAfter.extend({ checkoutUrl: z.url().nullable() }),
  describe: 'Moves a booking to another start of the same package, or gives it to another person or room.',
  run: move,
});

type Call = { idempotency?: IdempotentWork | null };
type Moved = { booking: LinkedBooking; checkoutUrl: string | null };

/**
 * Moves a booking to another free range of the same package (rule: cancel, refund, move). The price stays as booked
 * unless the package is priced by date. Dearer: the new range is held beside the old one, and `checkoutUrl` is where
 * the difference is paid; the booking moves once that is paid, else it stays. Cheaper: the balance is reduced first,
 * then the rest is refunded.
 *
 * Refuses with `not_allowed` (policy), `not_bookable` (calendar), `slot_taken`, `validation_failed` or `conflict`.
 * @throws AppError not_found; unavailable when the payment page can't be opened because Stripe is away (repeating the
 * same request resumes it)
 */
async function move(
  ctx: TenantContext,
  input: MoveInput,
  /** For a request that may be repeated: work that an earlier run has done is not done again. */
  { idempotency }: Call = {},
): Promise<Result<Moved>> {
  permitBy(ctx, input.by);
  const { bookingId } = input;
  if (idempotency?.bookingId) return moved(ctx, input);
  const present = await requireBooking(ctx, bookingId);
  const catalogue = await getCatalogueOf(ctx, present);
  const former = await endFormerMove(ctx, present, input);
  if (!former.ok) return former;
  if (former.resumed !== null) return answer(ctx, bookingId, former.resumed);

  let checkoutId: string | null = null;
  const done = await changeBooking(
    ctx,
    { bookingId, version: former.version, idempotency },
    async (change) => {
      const planned = planMove(catalogue, change.booking, input, change.now);
      if (!planned.ok) throw new RollBack(planned);
      const { plan } = planned;
      if (!isAsShown(plan, input)) throw new RollBack(anotherSum);
      if (plan.differenceCents > 0) checkoutId = await startMove(change, plan);
      else await moveNow([{ change, plan }]);
      return { ok: true as const };
    },
  );
  return done.ok ? answer(ctx, bookingId, checkoutId) : done;
}

const anotherSum = refuse('conflict', 'What this costs or gives back has changed. Please look again.');

const isAsShown = (plan: MovePlan, { shownDifferenceCents, shownRefundCents }: MoveInput) =>
  (shownDifferenceCents ?? plan.differenceCents) === plan.differenceCents &&
  (shownRefundCents ?? plan.refundCents) === plan.refundCents;

export const previewMove = operation({
  name: 'booking.preview_move',
  can: 'booking:reschedule',
  effect: 'read',
  input: moveInput,
  output: z.object({
    /** Minor units, to be paid by card before the booking moves. */
    differenceCents: z.int(),
    /** Minor units, refunded once the booking has moved. */
    refundCents: z.int(),
    target: z.object({
      date: z.string(),
      endDate: z.string(),
      start: z.number(),
      end: z.number(),
      quote: quoteSchema,
    }),
  }),
  describe: 'Previews what a move would cost or refund, in minor units.',
  run: preview,
});

/** Refuses as the move would; claims are not checked. */
async function preview(ctx: TenantContext, input: MoveInput): Promise<Result<Omit<MovePlan, 'wants'>>> {
  permitBy(ctx, input.by);
  const booking = await requireBooking(ctx, input.bookingId);
  const planned = planMove(await getCatalogueOf(ctx, booking), booking, input, Date.now());
  if (!planned.ok) return planned;
  const { wants: _, ...plan } = planned.plan;
  return { ok: true, ...plan };
}

/** @returns the checkout that pays the difference */
async function startMove(change: Change, plan: MovePlan): Promise<string> {
  const { booking, ctx, now } = change;
  const checkoutId = newId();
  const { by, start } = plan.target;
  const until = { policy: booking.policy, by, begins: Math.min(booking.start, start) };
  const expiresAt = new Date(moveHoldEnd(now, until));
  const wants = await holdMove(change, plan.wants, new Date(expiresAt.getTime() + HOLD_GRACE_MS));
  await addCheckout(change.tx, ctx, {
    id: checkoutId,
    bookingId: booking.id,
    purpose: 'DIFFERENCE',
    amountCents: plan.differenceCents,
    feeCents: applicationFee(plan.differenceCents, booking.tenant.commissionBps),
    currency: booking.currency,
    expiresAt,
  });
  const { differenceCents } = plan;
  await change.update({ pendingMove: { ...plan.target, checkoutId, differenceCents, wants } });
  await change.record('booking.move_started', {
    before: { start: booking.start, end: booking.end },
    after: { start, end: plan.target.end, differenceCents },
    detail: { by },
  });
  return checkoutId;
}

/**
 * Handles a pending move of the booking: the same move is resumed (`resumed`: its checkout), another one is dropped
 * after its payment page was closed. `version` is the booking's afterwards, for the optimistic check of the change that
 * follows. Refuses with `conflict` when the booking has another version than the caller read, or the former difference
 * has been paid meanwhile.
 */
async function endFormerMove(
  ctx: TenantContext,
  booking: BookingDetails,
  input: MoveInput,
): Promise<Result<{ resumed: string | null; version: number }>> {
  const { pendingMove: move, version } = booking;
  if (input.version !== undefined && input.version !== version) return changedMeanwhile();
  if (!move) return { ok: true, resumed: null, version };
  const same =
    booking.bookingType === 'DATE' ? move.date === input.date : move.start === Date.parse(input.start ?? '');
  if (same && input.resource === undefined) return { ok: true, resumed: move.checkoutId, version };
  const checkout = booking.checkouts.find(({ id }) => id === move.checkoutId);
  if (checkout) await closeCheckout(ctx, booking.id, checkout);
  const after = await readBooking(ctx, booking.id);
  if (after?.start !== booking.start || after.pendingMove) return changedMeanwhile();
  return { ok: true, resumed: null, version: after.version };
}

/**
 * The result of an earlier run of this request: moved, or waiting for its payment; the booking may have changed since.
 */
async function moved(ctx: TenantContext, input: MoveInput): Promise<Result<Moved>> {
  const booking = await requireBooking(ctx, input.bookingId);
  const place = booking.pendingMove ?? booking;
  const isThere =
    input.date === undefined ? place.start === Date.parse(input.start ?? '') : place.date === input.date;
  return isThere ? answer(ctx, booking.id, booking.pendingMove?.checkoutId ?? null) : changedMeanwhile();
}

async function answer(
  ctx: TenantContext,
  bookingId: string,
  checkoutId: string | null,
): Promise<Result<Moved>> {
  const opened = checkoutId === null ? null : await openCheckout(ctx, checkoutId);
  const booking = await requireBooking(ctx, bookingId);
  return { ok: true, booking, checkoutUrl: opened?.url ?? null };
}

const changedMeanwhile = () =>
  refuse('conflict', 'Somebody changed this booking in the meantime. Please look at it again.');
