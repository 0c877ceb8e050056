import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { mailedPeople } from '@/lib/data/catalogue/resources';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import type { OwedMail } from '@/lib/domain/events/mails-owed';
import type { MailKind } from '@/lib/domain/mail-kinds';

/**
 * The mails to the people who do the work, as far as they want mails (their address is stored with the person in the
 * office). When a change gives a booking to somebody else, the new person gets a mail about a new booking and the
 * former one about its removal. `booking` is as it was before the change.
 */
export async function mailsToPeople(
  tx: Tx,
  ctx: TenantContext,
  booking: BookingCore,
  { kind, resourceIds = [] }: OwedMail,
): Promise<{ kind: MailKind; recipient: string }[]> {
  const had = booking.resources.filter(({ kind, email }) => kind === 'PERSON' && email !== '');
  const isSame = resourceIds.every((id) => booking.resources.some((one) => one.id === id));
  const has = isSame
    ? had.filter(({ id }) => resourceIds.includes(id))
    : await mailedPeople(tx, ctx, resourceIds);
  const isMove = kind === 'person_moved';
  const present = has.map(({ id, email }) => ({
    kind: isMove && !had.some((one) => one.id === id) ? ('person_new_booking' as const) : kind,
    recipient: email,
  }));
  const former = isMove ? had.filter(({ id }) => !has.some((one) => one.id === id)) : [];
  return [...present, ...former.map(({ email }) => ({ kind: 'person_released' as const, recipient: email }))];
}
