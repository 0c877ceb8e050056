import { mailedPeople } from '@/lib/data/catalogue/resources';
import type { MailAbout } from '@/lib/domain/mail-about';
import type { Change } from './change';

/**
 * Tells those who do the work, if they want mails (their address is with the person in the office). Where a change
 * gives a booking to somebody else, who has it now hears of a new booking and who had it that it is gone.
 */
export async function tellPeople(
  change: Change,
  kind: 'person_new_booking' | 'person_moved' | 'person_canceled',
  resourceIds: readonly string[],
  about: MailAbout = {},
): Promise<void> {
  const { booking, tx, ctx } = change;
  const had = booking.resources.filter(({ kind, email }) => kind === 'PERSON' && email !== '');
  const isSame = resourceIds.every((id) => booking.resources.some((one) => one.id === id));
  const has = isSame
    ? had.filter(({ id }) => resourceIds.includes(id))
    : await mailedPeople(tx, ctx, resourceIds);
  for (const { id, email } of has) {
    const isNew = kind === 'person_moved' && !had.some((one) => one.id === id);
    change.mail(isNew ? 'person_new_booking' : kind, about, email);
  }
  if (kind !== 'person_moved') return;
  for (const { id, email } of had) {
    if (!has.some((one) => one.id === id)) change.mail('person_released', about, email);
  }
}
