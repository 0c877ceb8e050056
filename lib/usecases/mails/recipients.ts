import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { memberAddresses, type OwedMail } from '@/lib/data/outbox/mail-delivery';
import { hears, isPersonMail, topicOf } from '@/lib/domain/mail-topics';

/** Postmark's limit of recipients per mail. */
const MOST = 50;

/**
 * The current recipients of a mail in the business: members who chose its topic, or the people who are booked. Each
 * address is included once (a member with all topics gets no second mail as the person who does the work), and the
 * member who acted not at all.
 */
export async function officeRecipients(
  ctx: TenantContext,
  mail: Pick<OwedMail, 'kind' | 'recipient'>,
  booking: Pick<BookingDetails, 'resources'>,
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
