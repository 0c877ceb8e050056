import { isKeptEvent, type KeptEventName } from '@/lib/domain/events/booking-events';
import { spelled } from '@/lib/domain/spelling';

/** The timeline's words for each event. */
const words: Record<KeptEventName, string> = {
  'booking.held': 'Booked, to be paid',
  'booking.confirmed': 'Confirmed',
  'booking.expired': 'Lapsed without payment',
  'booking.canceled': 'Cancelled',
  'booking.moved': 'Moved',
  'booking.move_started': 'A new time is held for the customer',
  'booking.move_dropped': 'The new time was let go',
  'booking.completed': 'Took place',
  'booking.no_show': 'Marked as a no-show',
  'booking.mailed_again': 'Mailed again',
  'booking.address_changed': 'Address changed',
  'booking.noted': 'Office notes changed',
  'booking.file_added': 'File added',
  'booking.file_shared': 'Changed who sees a file',
  'booking.file_removed': 'File removed',
  'payment.received': 'Paid by card',
  'payment.recorded': 'Payment recorded',
  'payment.failed': 'A payment failed',
  'payment.processing': 'The bank is working on a payment',
  'refund.requested': 'Refund asked for',
  'refund.sent': 'Refund sent',
  'refund.failed': 'A refund failed',
  'refund.exceeds': 'More went back than was paid',
  'refund.by_bank': 'The customer’s bank gave money back',
  'refund.handed_back': 'Money handed back',
  'dispute.inquiry': 'The customer’s bank asks about a payment',
  'dispute.open': 'The customer’s bank disputes a payment',
  'dispute.won': 'The dispute is won',
  'dispute.lost': 'The dispute is lost',
};

/** An event that only an older version knows is shown by its stored name. */
export function actionWords(action: string, locale: string): string {
  if (isKeptEvent(action)) return spelled(words[action], locale);
  const plain = action.split('.').at(-1)?.replaceAll('_', ' ') ?? action;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
