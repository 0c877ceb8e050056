import { DEFAULT_MAIL_MINUTE, type Policy } from '@/lib/domain/catalogue';
import type { PendingMove } from '@/lib/domain/pending-move';
import type { Basket, Quote, QuoteLine } from '@/lib/domain/quote';

/**
 * What a booking keeps as JSON (quote, basket, policy, pending move) outlives the code that wrote it. Each snapshot carries
 * the version of its shape; one without is of version 1. Raised when a stored field changes its meaning, and then the
 * readers below turn the older ones into the present. A field that is only added needs no new version: it gets a default
 * here, or this doesn't compile.
 */
const SNAPSHOT_VERSION = 1;

/** The keys that were there from the first. */
type QuoteLineKeys =
  | 'kind'
  | 'ref'
  | 'label'
  | 'quantity'
  | 'unitCents'
  | 'totalCents'
  | 'discountCents'
  | 'taxBps'
  | 'taxCents';
type QuoteKeys =
  | 'currency'
  | 'lines'
  | 'subtotalCents'
  | 'discountCents'
  | 'taxCents'
  | 'taxIncluded'
  | 'totalCents'
  | 'dueNowCents'
  | 'balanceCents'
  | 'balanceDueOn'
  | 'depositCents';
type BasketKeys = 'packageId' | 'seats' | 'resourceId' | 'addOns' | 'discountCents';
type PolicyKeys =
  | 'depositKind'
  | 'depositValue'
  | 'depositRefundable'
  | 'balanceDueDays'
  | 'cancellationTiers'
  | 'lateKeepBps'
  | 'customerMayCancel'
  | 'customerMayReschedule'
  | 'rescheduleNoticeHours'
  | 'maxReschedules'
  | 'autoCancelOverdue'
  | 'reminderDaysBefore'
  | 'holdMinutes'
  | 'note';
type PendingMoveKeys =
  | 'start'
  | 'end'
  | 'date'
  | 'endDate'
  | 'resourceId'
  | 'quote'
  | 'keepFloorBps'
  | 'by'
  | 'checkoutId'
  | 'differenceCents'
  | 'wants';

/** What was added since, with what holds for those that don't say. */
const added: {
  quoteLine: Omit<QuoteLine, QuoteLineKeys>;
  quote: Omit<Quote, QuoteKeys>;
  basket: Omit<Basket, BasketKeys>;
  policy: Omit<Policy, PolicyKeys>;
  pendingMove: Omit<PendingMove, PendingMoveKeys>;
} = {
  quoteLine: {},
  quote: {},
  basket: {},
  policy: { paymentTiming: 'BEFORE', mailMinute: DEFAULT_MAIL_MINUTE },
  pendingMove: {},
};

/** A merge, not a parse: lists read hundreds of them, and what wrote them was parsed. */
function filled<Shape extends object>(defaults: Partial<Shape>, stored: Shape): Shape {
  const { version: _, ...fields } = stored as Shape & { version?: number };
  return { ...defaults, ...fields } as Shape;
}

/** A stored quote in its present shape. */
export function readQuote(stored: Quote): Quote {
  const quote = filled(added.quote, stored);
  return { ...quote, lines: (quote.lines ?? []).map((line) => filled(added.quoteLine, line)) };
}

export type Snapshots = { quote: Quote; basket: Basket; policy: Policy; pendingMove: PendingMove | null };

/** A booking with its stored snapshots in their present shape. */
export function readSnapshots<Booking extends Snapshots>(booking: Booking): Booking {
  const { pendingMove } = booking;
  return {
    ...booking,
    quote: readQuote(booking.quote),
    basket: filled(added.basket, booking.basket),
    policy: filled(added.policy, booking.policy),
    pendingMove: pendingMove && {
      ...filled(added.pendingMove, pendingMove),
      quote: readQuote(pendingMove.quote),
    },
  };
}

/**
 * A snapshot as it is stored. A quote gets its version with the second one: the release before this one reads quotes
 * strictly, and would refuse the key.
 */
export const stamped = <Shape extends object>(snapshot: Shape): Shape & { version: number } => ({
  ...snapshot,
  version: SNAPSHOT_VERSION,
});
