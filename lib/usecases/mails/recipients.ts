import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { memberAddresses, type OwedMail } from '@/lib/data/outbox/mail-delivery';
import { hears, isPersonMail, topicOf } from '@/lib/domain/mail-topics';

/** Postmark takes no more in one mail. */
const MOST = 50;

/**
 * Who in the business gets a mail, as of now: members who hear of its topic, or the people who are booked. Each address
 * is told once (somebody who hears of everything isn't told again as the one who does the work), and whoever did it
 * themself isn't told at all.
 */
export async function officeRecipients(
  ctx: TenantContext,
  mail: OwedMail,
  booking: BookingDetails,
  actorId: string | undefined,
): Promise<string[]> {
  const topic = topicOf(mail.kind);
  const members = await memberAddresses(ctx);
  const listeners = members
    .filter((member) => hears(member, topic) && (topic === null || member.userId !== actorId))
    .map(({ email }) => email);
  if (!isPersonMail(mail.kind)) return listeners.slice(0, MOST);
  const actor = members.find(({ userId }) => userId === actorId);
  const told = new Set([...listeners, ...(actor ? [actor.email] : [])].map((email) => email.toLowerCase()));
  const people = mail.recipient
    ? [mail.recipient]
    : booking.resources.filter(({ kind }) => kind === 'PERSON').map(({ email }) => email);
  return [...new Set(people)]
    .filter((email) => email !== '' && !told.has(email.toLowerCase()))
    .slice(0, MOST);
}
