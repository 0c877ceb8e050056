import type { DisputeStatus } from './refunds';

/**
 * Everything that can happen to a booking and its money. Each event is recorded in the booking's timeline (an audit
 * entry of this name, in the transaction of its cause) and has words there; an event without words doesn't compile, and
 * one that nobody records fails `unit/booking-events`. The names are stored, so they never change.
 */
export const bookingEvents = [
  'booking.held',
  'booking.confirmed',
  'booking.expired',
  'booking.canceled',
  'booking.move_started',
  'booking.move_dropped',
  'booking.moved',
  'booking.completed',
  'booking.no_show',
  'booking.noted',
  'booking.mailed_again',
  'payment.received',
  'payment.recorded',
  'payment.processing',
  'payment.failed',
  'refund.requested',
  'refund.sent',
  'refund.failed',
  'refund.exceeds',
  'refund.by_bank',
  'refund.handed_back',
  'dispute.inquiry',
  'dispute.open',
  'dispute.won',
  'dispute.lost',
] as const;

export type BookingEventName = (typeof bookingEvents)[number];

const ofDispute = {
  INQUIRY: 'dispute.inquiry',
  OPEN: 'dispute.open',
  WON: 'dispute.won',
  LOST: 'dispute.lost',
} as const satisfies Record<DisputeStatus, BookingEventName>;

/** The event that records a dispute's new status. */
export const disputeEvent = (status: DisputeStatus): BookingEventName => ofDispute[status];

export const isBookingEvent = (name: string): name is BookingEventName =>
  (bookingEvents as readonly string[]).includes(name);
