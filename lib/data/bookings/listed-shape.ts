import type { BookingDetails } from './booking-shape';

/** A booking as a line of a list: what is compared at a glance, and the movements that its money state is made of. */
export type BookingListed = Pick<
  BookingDetails,
  | 'id'
  | 'reference'
  | 'status'
  | 'bookingType'
  | 'date'
  | 'endDate'
  | 'start'
  | 'end'
  | 'seats'
  | 'resourceIds'
  | 'contactName'
  | 'contactAddress'
  | 'currency'
  | 'totalCents'
  | 'balanceDueOn'
  | 'arrangement'
> & {
  package: Pick<BookingDetails['package'], 'slug' | 'name' | 'locationKind'>;
  tenant: Pick<BookingDetails['tenant'], 'id' | 'timeZone' | 'locale'>;
  resources: Pick<BookingDetails['resources'][number], 'id' | 'slug' | 'name' | 'kind'>[];
  payments: Pick<BookingDetails['payments'][number], 'id' | 'amountCents'>[];
  refunds: Pick<
    BookingDetails['refunds'][number],
    'paymentId' | 'amountCents' | 'reason' | 'status' | 'byBank'
  >[];
  disputes: Pick<BookingDetails['disputes'][number], 'paymentId' | 'takenCents' | 'keptCents' | 'status'>[];
};

/** The same with what a list of the public API answers beside it. */
export type BookingAnswered = Omit<BookingListed, 'payments' | 'refunds'> &
  Pick<
    BookingDetails,
    | 'version'
    | 'source'
    | 'timeZone'
    | 'contactEmail'
    | 'contactPhone'
    | 'notes'
    | 'quote'
    | 'holdExpiresAt'
    | 'manageVersion'
    | 'createdAt'
    | 'canceledAt'
    | 'cancelReason'
  > & {
    payments: Pick<
      BookingDetails['payments'][number],
      'id' | 'amountCents' | 'purpose' | 'method' | 'paidAt'
    >[];
    refunds: Pick<
      BookingDetails['refunds'][number],
      'id' | 'paymentId' | 'amountCents' | 'reason' | 'note' | 'status' | 'byBank' | 'createdAt'
    >[];
    timeline: Pick<BookingDetails['timeline'][number], 'action' | 'actorKind' | 'actorName' | 'at'>[];
  };
