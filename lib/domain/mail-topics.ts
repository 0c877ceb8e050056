import { z } from 'zod';
import type { MemberRole } from '@/lib/domain/permissions';

/** What the business can be told of by mail; each member chooses. What endangers money always goes to the owners. */
export const mailTopics = ['BOOKED', 'MOVED', 'CANCELED', 'PAID'] as const;
export type MailTopic = (typeof mailTopics)[number];

export const heardTopics = z.array(z.enum(mailTopics)).max(mailTopics.length);

const topicOfKind: Readonly<Record<string, MailTopic>> = {
  owner_new_booking: 'BOOKED',
  owner_moved: 'MOVED',
  owner_canceled: 'CANCELED',
  owner_paid: 'PAID',
  person_new_booking: 'BOOKED',
  person_moved: 'MOVED',
  person_released: 'MOVED',
  person_canceled: 'CANCELED',
};

/** What a kind of mail is about; null: not for anybody to choose, it goes to the owners. */
export const topicOf = (kind: string): MailTopic | null => topicOfKind[kind] ?? null;

/** `owner_…`: to whoever hears of it in the office; `person_…`: to those who are booked. All others go to the customer. */
export const isOfficeMail = (kind: string): boolean => kind.startsWith('owner_') || isPersonMail(kind);
export const isPersonMail = (kind: string): boolean => kind.startsWith('person_');

/** Whether a member hears of a topic; `chosen` null: as usual for the role, an owner of all and the others of nothing. */
export function hears(
  member: { role: MemberRole; chosen: readonly MailTopic[] | null },
  topic: MailTopic | null,
): boolean {
  if (topic === null) return member.role === 'OWNER';
  return member.chosen ? member.chosen.includes(topic) : member.role === 'OWNER';
}
