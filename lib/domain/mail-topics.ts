import { z } from 'zod';
import { isMailKind, type MailKind } from '@/lib/domain/mail-kinds';
import type { MemberRole } from '@/lib/domain/permissions';

/** The topics of mails to the business; each member chooses. Mails about money at risk always go to the owners. */
export const mailTopics = ['BOOKED', 'MOVED', 'CANCELED', 'PAID'] as const;
export type MailTopic = (typeof mailTopics)[number];

export const heardTopics = z.array(z.enum(mailTopics)).max(mailTopics.length);

const topicOfKind: Readonly<Partial<Record<MailKind, MailTopic>>> = {
  owner_new_booking: 'BOOKED',
  owner_moved: 'MOVED',
  owner_move_unpaid: 'MOVED',
  owner_canceled: 'CANCELED',
  owner_paid: 'PAID',
  person_new_booking: 'BOOKED',
  person_moved: 'MOVED',
  person_released: 'MOVED',
  person_canceled: 'CANCELED',
};

/** The topic of a mail kind; null: not a matter of choice, it goes to the owners. */
export const topicOf = (kind: string): MailTopic | null => (isMailKind(kind) && topicOfKind[kind]) || null;

/**
 * `owner_…`: to the members who chose the topic; `person_…`: to the people who are booked. Others go to the customer.
 */
export const isOfficeMail = (kind: string): boolean => kind.startsWith('owner_') || isPersonMail(kind);
export const isPersonMail = (kind: string): boolean => kind.startsWith('person_');

/**
 * Whether a member gets the mails of a topic. `chosen` null: the default of the role, all for an owner and none for
 * others.
 */
export function hears(
  member: { role: MemberRole; chosen: readonly MailTopic[] | null },
  topic: MailTopic | null,
): boolean {
  if (topic === null) return member.role === 'OWNER';
  return member.chosen ? member.chosen.includes(topic) : member.role === 'OWNER';
}
