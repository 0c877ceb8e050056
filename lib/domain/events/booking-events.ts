import { z } from 'zod';
import { checkoutPurposes } from '@/lib/domain/checkout-purpose';
import { bookingStatuses } from '@/lib/domain/lifecycle';
import { type DisputeStatus, refundReasons } from '@/lib/domain/refunds';

/**
 * An event of a booking or its money. `before` and `after` are stored in the booking's timeline; `detail` is only for
 * subscribers. One with `unkept` leaves no entry there (a reminder falls due), and so has no words on the timeline.
 */
type EventDefinition = { before?: z.ZodType; after?: z.ZodType; detail?: z.ZodType; unkept?: true };

const cents = z.int();
/** Epoch milliseconds. */
const instant = z.number();
const status = z.enum(bookingStatuses);
const purpose = z.object({ purpose: z.enum(checkoutPurposes) });
const by = z.enum(['customer', 'business']);
const refund = z.object({ amountCents: cents, refundId: z.uuid() });
const resourceIds = z.array(z.uuid());
const dispute = {
  after: z.object({ amountCents: cents, reason: z.string() }),
  /** `former`: the status known before, if any. `takenCents`: what the bank has taken so far. */
  detail: z.object({ former: z.enum(['INQUIRY', 'OPEN', 'WON', 'LOST']).nullable(), takenCents: cents }),
};

/**
 * Every event of a booking and its money. Recording one writes its timeline entry and what its subscribers owe
 * (`mails-owed.ts`, `jobs-owed.ts`) in the transaction of its cause. An event without words on the timeline or without
 * an entry in a subscriber's table doesn't compile; one that nobody records fails `unit/events`. The names of kept ones
 * are stored, so they never change.
 */
export const bookingEvents = {
  'booking.held': { after: z.object({ totalCents: cents }) },
  /** `totalCents` when nothing was due at booking, `status` when it was paid. */
  'booking.confirmed': {
    before: z.object({ status }).optional(),
    after: z.union([z.object({ status }), z.object({ totalCents: cents })]),
    detail: z.object({ resourceIds }),
  },
  'booking.expired': { before: z.object({ status }), after: z.object({ status }) },
  'booking.canceled': {
    before: z.object({ status }),
    after: z.object({ status, by, refundCents: cents, reason: z.string() }),
    /** `unpaid`: by the system, since the balance was not paid in time. */
    detail: z.object({ by: z.enum(['customer', 'business', 'unpaid']), resourceIds }),
  },
  'booking.move_started': {
    before: z.object({ start: instant, end: instant }),
    after: z.object({ start: instant, end: instant, differenceCents: cents }),
    detail: z.object({ by }),
  },
  'booking.move_dropped': {
    before: z.object({ start: instant.optional() }),
    /** Where the business had asked the customer to pay for, in vain; null: let go for another reason. */
    detail: z.object({
      unpaid: z.object({ start: instant, end: instant, date: z.string(), endDate: z.string() }).nullable(),
    }),
  },
  'booking.moved': {
    before: z.object({ start: instant, end: instant, totalCents: cents }),
    after: z.object({ start: instant, end: instant, totalCents: cents, by }),
    /** The resources that have it now; `was` is the former time, dates local. */
    detail: z.object({
      resourceIds,
      was: z.object({ start: instant, end: instant, date: z.string(), endDate: z.string() }),
    }),
  },
  'booking.completed': { before: z.object({ status }), after: z.object({ status }) },
  'booking.no_show': { before: z.object({ status }), after: z.object({ status }) },
  'booking.address_changed': {
    before: z.object({ contactAddress: z.string() }),
    after: z.object({ contactAddress: z.string() }),
  },
  'booking.noted': {
    before: z.object({ officeNotes: z.string() }),
    after: z.object({ officeNotes: z.string() }),
  },
  'booking.file_added': { after: z.object({ name: z.string(), isShared: z.boolean() }) },
  'booking.file_shared': { after: z.object({ name: z.string(), isShared: z.boolean() }) },
  'booking.file_removed': { before: z.object({ name: z.string() }) },
  'booking.mailed_again': {
    after: z.object({ mail: z.enum(['pay_link', 'booking_confirmed', 'link_again']) }),
  },
  'booking.reminder_due': { unkept: true },
  'balance.due': { unkept: true },
  'payment.received': { after: purpose.extend({ amountCents: cents }) },
  'payment.recorded': { after: z.object({ amountCents: cents, method: z.enum(['CASH', 'TRANSFER']) }) },
  /** A standing booking paid so much of what it owed. */
  'payment.credited': {
    detail: z.object({ amountCents: cents, method: z.enum(['CARD', 'CASH', 'TRANSFER']) }),
    unkept: true,
  },
  'payment.processing': { after: purpose },
  'payment.failed': { after: purpose },
  /** The business's share of the payment has changed, by a refund or a dispute. */
  'payment.share_changed': { detail: z.object({ paymentId: z.uuid() }), unkept: true },
  'refund.requested': {
    after: refund.extend({ reason: z.enum(refundReasons).optional(), attempt: z.int().optional() }),
    /** `null`: not sent to Stripe (handed back by hand). Otherwise the deduplication key of its job, if it has one. */
    detail: z.object({ send: z.object({ dedupeKey: z.string().optional() }).nullable() }),
  },
  /** A refund that waited for a dispute, which is decided. */
  'refund.released': { detail: z.object({ refundId: z.uuid() }), unkept: true },
  /** `isAnnounced`: a mail has announced the refund before. */
  'refund.sent': { after: refund, detail: z.object({ isAnnounced: z.boolean() }) },
  /** `isOwed`: the money is still owed to the customer. */
  'refund.failed': {
    after: refund.extend({ failure: z.string().optional() }),
    detail: z.object({ isOwed: z.boolean() }),
  },
  'refund.exceeds': { after: z.object({ amountCents: cents }) },
  'refund.by_bank': { after: refund },
  'refund.handed_back': { after: refund },
  'dispute.inquiry': dispute,
  'dispute.open': dispute,
  'dispute.won': dispute,
  'dispute.lost': dispute,
} as const satisfies Record<string, EventDefinition>;

type Events = typeof bookingEvents;
export type BookingEventName = keyof Events;

/** The events that are stored, each of which has words on the timeline. */
export type KeptEventName = {
  [Name in BookingEventName]: Events[Name] extends { unkept: true } ? never : Name;
}[BookingEventName];

type Part<Definition, Key extends 'before' | 'after' | 'detail'> = Definition extends {
  [K in Key]: infer Schema extends z.ZodType;
}
  ? undefined extends z.infer<Schema>
    ? { [K in Key]?: z.infer<Schema> }
    : { [K in Key]: z.infer<Schema> }
  : { [K in Key]?: undefined };

/** The data with which an event is recorded. */
export type Happened<Name extends BookingEventName> = Part<Events[Name], 'before'> &
  Part<Events[Name], 'after'> &
  Part<Events[Name], 'detail'>;

export const isKept = (name: BookingEventName): name is KeptEventName => !('unkept' in bookingEvents[name]);

export const isKeptEvent = (name: string): name is KeptEventName =>
  Object.hasOwn(bookingEvents, name) && isKept(name as BookingEventName);

const ofDispute = {
  INQUIRY: 'dispute.inquiry',
  OPEN: 'dispute.open',
  WON: 'dispute.won',
  LOST: 'dispute.lost',
} as const satisfies Record<DisputeStatus, BookingEventName>;

/** The event that records a dispute's new status. */
export const disputeEvent = (status: DisputeStatus) => ofDispute[status];
