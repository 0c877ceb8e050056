import { spelled } from '@/lib/domain/spelling';

/** What happened, in the timeline's words; an action that isn't here is shown by its own name. */
const words: Record<string, string> = {
  'booking.created': 'Booked',
  'booking.confirmed': 'Confirmed',
  'booking.expired': 'Lapsed without payment',
  'booking.canceled': 'Cancelled',
  'booking.moved': 'Moved',
  'booking.move_held': 'A new time is held for the customer',
  'booking.move_dropped': 'The new time was let go',
  'booking.completed': 'Took place',
  'booking.no_show': 'Marked as a no-show',
  'booking.corrected': 'Outcome corrected',
  'booking.mailed_again': 'Mailed again',
  'booking.noted': 'Office notes changed',
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

export function actionWords(action: string, locale: string): string {
  const known = words[action];
  if (known) return spelled(known, locale);
  const plain = action.split('.').at(-1)?.replaceAll('_', ' ') ?? action;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
