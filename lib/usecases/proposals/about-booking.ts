import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import type { OwedMail } from '@/lib/domain/events/mails-owed';
import type { MailKind } from '@/lib/domain/mail-kinds';
import { isOfficeMail, isPersonMail } from '@/lib/domain/mail-topics';
import { formatMoney } from '@/lib/domain/money';
import { moneySentence } from '@/lib/domain/money-sentence';
import type { Preview } from '@/lib/domain/tools/preview';
import { daysInWords, rangeInWords } from '@/lib/domain/when';
import { mailsToPeople } from '@/lib/usecases/booking-core/tell-people';
import { officeRecipients } from '@/lib/usecases/mails/recipients';

type When = Pick<BookingDetails, 'bookingType' | 'date' | 'endDate' | 'start' | 'end' | 'tenant'>;

/** When a booking takes place, for its business. */
export const whenOf = ({ bookingType, date, endDate, start, end, tenant }: When): string =>
  bookingType === 'DATE'
    ? daysInWords(date, endDate, tenant.locale)
    : rangeInWords({ start, end }, tenant.timeZone, tenant.locale);

export const aboutBooking = (booking: BookingDetails): Preview['about'] => ({
  text: `${booking.package.name}, ${booking.contactName}, ${whenOf(booking)} (${booking.reference})`,
  bookingId: booking.id,
});

export const say = (
  cents: number,
  { currency, tenant }: Pick<BookingDetails, 'currency' | 'tenant'>,
): string => formatMoney(cents, currency, tenant.locale);

/** The money sentence as it is, and as it will be. */
export function moneyOf(before: BookingDetails, after: BookingDetails): NonNullable<Preview['money']> {
  const now = Date.now();
  return {
    before: moneySentence(before, before.tenant, now),
    after: moneySentence(after, after.tenant, now),
  };
}

export const wordsOf = (kind: MailKind): string => words[kind] ?? 'a mail';

const words: Partial<Record<MailKind, string>> = {
  booking_confirmed: 'the confirmation, by mail',
  booking_moved: 'that the booking has moved, by mail',
  booking_canceled: 'the cancellation, and what goes back, by mail',
  payment_received: 'that the payment has arrived, by mail',
  refund_sent: 'that money is on its way back, by mail',
  pay_link: 'the link to pay, by mail',
  link_again: 'the link to the booking, by mail',
  owner_new_booking: 'that there is a new booking, by mail',
  move_unpaid: 'that the booking stays where it is, by mail',
  owner_move_unpaid: 'that the booking stays where it is, by mail',
  owner_moved: 'that the booking has moved, by mail',
  owner_canceled: 'the cancellation, by mail',
  owner_paid: 'that a payment came in, by mail',
  person_new_booking: 'that they are booked, by mail',
  person_moved: 'that their booking has moved, by mail',
  person_released: 'that the booking is no longer theirs, by mail',
  person_canceled: 'the cancellation of their booking, by mail',
};

/**
 * Who gets the mails that an event owes. The member who confirms is among them here and gets none: who that is, isn't
 * known yet.
 */
export async function whoHears(
  ctx: TenantContext,
  booking: BookingDetails,
  mails: readonly OwedMail[],
): Promise<Preview['hears']> {
  const hears: Preview['hears'] = [];
  for (const mail of mails) {
    const what = wordsOf(mail.kind);
    if (!isOfficeMail(mail.kind)) {
      hears.push({ who: `${booking.contactName}, ${booking.contactEmail}`, what });
      continue;
    }
    const to = isPersonMail(mail.kind)
      ? await withTenant(ctx, (tx) => mailsToPeople(tx, ctx, booking, mail))
      : [{ kind: mail.kind, recipient: '' }];
    for (const each of to) {
      const addresses = await officeRecipients(ctx, each, booking, undefined);
      if (addresses.length > 0) hears.push({ who: addresses.join(', '), what: wordsOf(each.kind) });
    }
  }
  return hears;
}
