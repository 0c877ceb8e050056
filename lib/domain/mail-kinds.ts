/**
 * Every kind of mail about a booking. `owner_…` goes to the members who chose the topic, `person_…` to the people who
 * do the work, all others to the customer (`mail-topics.ts`). The names are stored, so they never change.
 */
export const mailKinds = [
  'booking_confirmed',
  'reminder',
  'booking_moved',
  'booking_canceled',
  'payment_received',
  'refund_sent',
  'refund_failed',
  'payment_failed',
  'balance_due',
  'pay_link',
  'link_again',
  'move_unpaid',
  'owner_new_booking',
  'owner_moved',
  'owner_move_unpaid',
  'owner_canceled',
  'owner_paid',
  'owner_inquiry',
  'owner_dispute',
  'owner_dispute_again',
  'owner_dispute_won',
  'owner_dispute_won_partly',
  'owner_dispute_lost',
  'owner_refund_failed',
  'owner_gave_too_much',
  'person_new_booking',
  'person_moved',
  'person_released',
  'person_canceled',
] as const;

export type MailKind = (typeof mailKinds)[number];

/** False for a stored kind that only an older version sent. */
export const isMailKind = (kind: string): kind is MailKind => (mailKinds as readonly string[]).includes(kind);
