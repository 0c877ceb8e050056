import { z } from 'zod';
import type { BookingCore, PaymentRow } from '@/lib/data/bookings/booking-shape';
import type { ClaimWant } from '@/lib/data/bookings/claims';
import { asAgreed } from '@/lib/domain/agreed';
import { checkStart } from '@/lib/domain/availability/check-start';
import { slugInput } from '@/lib/domain/booking-input';
import type { Catalogue } from '@/lib/domain/catalogue';
import { idField } from '@/lib/domain/editing/fields';
import { type Result, refuse } from '@/lib/domain/errors';
import { localDateInput, startInput } from '@/lib/domain/inputs/date-input';
import { moneyState } from '@/lib/domain/money-state';
import { priceMove } from '@/lib/domain/move-price';
import { anybodyChoosable, atItsOwnTime, isItsOwnTime } from '@/lib/domain/office-choice';
import type { MoveTarget } from '@/lib/domain/pending-move';
import { cancelers, keepBps, mayReschedule } from '@/lib/domain/policy';
import { priceOn } from '@/lib/domain/pricing';
import { givenByBanks, keptByBanks, leftToRefund } from '@/lib/domain/refunds';
import { localDateOf } from '@/lib/domain/time';
import { preferring } from '@/lib/usecases/booking-core/wants';
import { askedStart, findResource, keptChoice } from './basket';

export const moveInput = z.strictObject({
  bookingId: idField,
  /** The version that the caller read; refused with `conflict` if the booking has another one by now. */
  version: z.int().min(1).optional(),
  /** Exactly one: a local date for DATE packages, an RFC 3339 instant for the others. */
  date: localDateInput.optional(),
  start: startInput.optional(),
  /** Slug of the requested person or room; absent: as booked, or any if that one is no longer offered. */
  resource: slugInput.optional(),
  by: z.enum(cancelers),
  /** What the caller was shown of the money, minor units; refused with `conflict` if it is another sum by now. */
  shownDifferenceCents: z.int().min(0).optional(),
  shownRefundCents: z.int().min(0).optional(),
});
export type MoveInput = z.output<typeof moveInput>;

export type MovePlan = {
  target: MoveTarget;
  wants: ClaimWant[];
  /** To be paid by card before it moves, minor units. */
  differenceCents: number;
  /** What goes back once it has moved, minor units. */
  refundCents: number;
  /** The part of the refund that the customer's bank has already given, minor units. */
  byBankCents: number;
};

/**
 * Decides whether and how a booking may move to another range of the same package: policy, calendar and price, but not
 * claims. What was agreed applies (`asAgreed`); `present` holds its package and service, on sale or not
 * (`getCatalogueOf`). Refuses with `not_allowed`, `not_bookable` or `validation_failed`. `now` in epoch milliseconds.
 */
export function planMove(
  present: Catalogue,
  booking: BookingCore,
  input: MoveInput,
  now: number,
): Result<{ plan: MovePlan }> {
  const { tenant, policy } = booking;
  const allowed = mayReschedule({
    ...booking,
    policySnapshot: policy,
    now,
    by: input.by,
    locale: tenant.locale,
  });
  if (!allowed.ok) return allowed;
  const agreed = asAgreed(present, booking);
  if (!agreed)
    return refuse('not_bookable', 'This is no longer offered, so it can’t be moved. Please get in touch.');
  const { catalogue, package: item } = agreed;
  const asked = askedStart(booking.bookingType, 'This', input);
  if (!asked.ok) return asked;
  // The office may choose any resource that is needed, and give a booking to another person at its present time.
  const named = input.resource !== undefined && input.by === 'business';
  const offered = !named
    ? catalogue
    : isItsOwnTime(asked.asked, booking, tenant.timeZone)
      ? atItsOwnTime(catalogue, booking)
      : anybodyChoosable(catalogue);
  const resource = findResource(catalogue, input.resource);
  if (!resource.ok) return resource;
  const resourceId =
    input.resource === undefined ? (keptChoice(catalogue, booking)?.id ?? null) : resource.resourceId;
  const checked = checkStart(
    { catalogue: offered, package: item, seats: booking.seats, resourceId, bookingId: booking.id, now },
    asked.asked,
  );
  if (!checked.ok) return checked;
  const { plan } = checked;
  if (
    plan.startTime === booking.start &&
    (input.resource === undefined || resourceId === booking.basket.resourceId)
  ) {
    return refuse('not_allowed', 'That is when it is already.');
  }
  const today = localDateOf(now, tenant.timeZone);
  const { quote, differenceCents } = priceMove({
    booked: booking.quote,
    unitBeforeCents: priceOn(item, booking.date),
    unitAfterCents: priceOn(item, plan.date),
    balanceDueDays: policy.balanceDueDays,
    date: plan.date,
    today,
    arrangement: tenant.chargesEnabled ? booking.arrangement : 'AT_APPOINTMENT',
  });
  return {
    ok: true,
    plan: {
      target: {
        start: plan.startTime,
        end: plan.endTime,
        date: plan.date,
        endDate: plan.endDate,
        resourceId,
        quote,
        // A move that the business makes must not make cancelling dearer for its customer.
        keepFloorBps:
          input.by === 'business'
            ? booking.keepFloorBps
            : Math.max(booking.keepFloorBps, keepBps(policy, booking.start, now)),
        by: input.by,
      },
      wants: plan.wants.map((want) => preferring(want, booking.resourceIds)),
      differenceCents,
      ...overpaid(booking, quote.totalCents, today),
    },
  };
}

/**
 * What was paid above a total, minor units. A goodwill refund isn't asked for again, and what a bank has already given
 * isn't refunded twice.
 */
function overpaid(
  booking: BookingCore,
  totalCents: number,
  today: string,
): Pick<MovePlan, 'refundCents' | 'byBankCents'> {
  const { paidCents, refundedCents } = moneyState(booking, today);
  const given = booking.refunds
    .filter(({ status, reason }) => status !== 'FAILED' && reason === 'GOODWILL')
    .reduce((total, { amountCents }) => total + amountCents, 0);
  const leftCents = booking.payments.reduce((total, payment) => total + leftToRefund(booking, payment), 0);
  const banks = (of: (payment: PaymentRow) => number) =>
    booking.payments.reduce((total, payment) => total + of(payment), 0);
  const excess = paidCents - refundedCents + given - totalCents;
  const kept = banks((payment) => keptByBanks(booking.disputes, payment));
  const promised = Math.max(0, excess - banks((payment) => givenByBanks(booking.refunds, payment)));
  const refundCents = Math.min(leftCents, Math.max(0, excess - kept));
  return { refundCents, byBankCents: Math.max(0, promised - refundCents) };
}
