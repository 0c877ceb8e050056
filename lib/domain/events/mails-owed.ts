import type { MailAbout } from '@/lib/domain/mail-about';
import type { MailKind } from '@/lib/domain/mail-kinds';
import type { BookingEventName, Happened } from './booking-events';

/** A mail that an event requires. The prefix of its kind says to whom it goes (`mail-topics.ts`). */
export type OwedMail = {
  kind: MailKind;
  about?: MailAbout;
  /** For a mail to the people who do the work (`person_…`): the resources that have the booking now. */
  resourceIds?: readonly string[];
};

const none = (): OwedMail[] => [];

/** Subscriber: the mails of each event, to the customer, the office and the people who do the work. */
const mailsOwed: { [Name in BookingEventName]: (happened: Happened<Name>) => OwedMail[] } = {
  'booking.held': none,
  'booking.confirmed': ({ detail: { resourceIds } }) => [
    { kind: 'booking_confirmed' },
    { kind: 'owner_new_booking' },
    { kind: 'person_new_booking', resourceIds },
  ],
  'booking.expired': none,
  'booking.canceled': ({ before, detail: { by, resourceIds } }) => [
    { kind: 'booking_canceled', about: { by } },
    // The office got no mail about a booking that was only held.
    ...(before.status === 'CONFIRMED'
      ? [
          { kind: 'owner_canceled' as const, about: { by } },
          { kind: 'person_canceled' as const, about: { by }, resourceIds },
        ]
      : []),
  ],
  // Whoever moves their own booking is led to the payment.
  'booking.move_started': ({ detail: { by } }) => (by === 'business' ? [{ kind: 'pay_link' }] : []),
  'booking.move_dropped': ({ detail: { unpaid } }) =>
    unpaid === null
      ? []
      : [
          { kind: 'move_unpaid', about: { movedTo: unpaid } },
          { kind: 'owner_move_unpaid', about: { movedTo: unpaid } },
        ],
  'booking.moved': ({ after: { by }, detail: { was, resourceIds } }) => [
    { kind: 'booking_moved', about: { was, by } },
    { kind: 'owner_moved', about: { was, by } },
    { kind: 'person_moved', about: { was, by }, resourceIds },
  ],
  'booking.completed': none,
  'booking.no_show': none,
  'booking.address_changed': none,
  'booking.noted': none,
  'booking.file_added': none,
  'booking.file_shared': none,
  'booking.file_removed': none,
  'booking.mailed_again': ({ after }) => [{ kind: after.mail }],
  'booking.reminder_due': () => [{ kind: 'reminder' }],
  'balance.due': () => [{ kind: 'balance_due' }],
  'payment.received': none,
  'payment.recorded': none,
  'payment.credited': ({ detail: { amountCents, method } }) => [
    // A customer who pays cash sees it arrive; one who pays by card or bank transfer doesn't.
    ...(method === 'CASH' ? [] : [{ kind: 'payment_received' as const, about: { amountCents } }]),
    { kind: 'owner_paid', about: { amountCents } },
  ],
  'payment.processing': none,
  'payment.failed': () => [{ kind: 'payment_failed' }],
  'payment.share_changed': none,
  'refund.requested': none,
  'refund.released': none,
  'refund.sent': ({ after: { refundId }, detail: { isAnnounced } }) =>
    isAnnounced ? [] : [{ kind: 'refund_sent', about: { refundId } }],
  'refund.failed': ({ after: { refundId }, detail: { isOwed } }) =>
    isOwed
      ? [
          { kind: 'refund_failed', about: { refundId } },
          { kind: 'owner_refund_failed', about: { refundId } },
        ]
      : [],
  'refund.exceeds': ({ after: { amountCents } }) => [{ kind: 'owner_gave_too_much', about: { amountCents } }],
  'refund.by_bank': none,
  'refund.handed_back': none,
  'dispute.inquiry': () => [{ kind: 'owner_inquiry' }],
  'dispute.open': ({ detail: { former } }) => [
    // A dispute that was decided before and is open again requires another response.
    { kind: former === null || former === 'INQUIRY' ? 'owner_dispute' : 'owner_dispute_again' },
  ],
  'dispute.won': ({ detail: { takenCents } }) => [
    { kind: takenCents > 0 ? 'owner_dispute_won_partly' : 'owner_dispute_won' },
  ],
  'dispute.lost': () => [{ kind: 'owner_dispute_lost' }],
};

/** The mails that an event requires. */
export function mailsOwedFor<Name extends BookingEventName>(
  name: Name,
  happened: Happened<Name>,
): OwedMail[] {
  const owed: (happened: Happened<Name>) => OwedMail[] = mailsOwed[name];
  return owed(happened);
}
