import { cancellationMoneyWords } from '@/lib/domain/cancellation-words';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import type { MailKind } from '@/lib/domain/mail-kinds';
import { formatMoney } from '@/lib/domain/money';
import { spelled } from '@/lib/domain/spelling';
import type { BookingMail } from './booking-mail';
import type { MailContent } from './content';
import { bookingFacts } from './facts';
import { officeMails } from './office-mails';

type Write = (mail: BookingMail) => MailContent;

/** Maps the kind of a Mail row to its content. */
export const bookingMails: Readonly<Record<MailKind, Write>> = {
  booking_confirmed: (mail) => ({
    ...toCustomer(mail, 'Confirmed'),
    heading: 'You’re booked.',
    paragraphs: [
      `Thank you, ${mail.view.contactName}. ${mail.view.business} is looking forward to seeing you.`,
    ],
    after: mail.policyNote || 'The calendar file is attached.',
  }),
  reminder: (mail) => ({
    ...toCustomer(mail, 'Coming up'),
    heading: 'See you soon.',
    paragraphs: [
      `Hello ${mail.view.contactName}, a reminder of what is coming up with ${mail.view.business}.`,
    ],
    after: mail.policyNote || undefined,
  }),
  booking_moved: (mail) => {
    if (isGiven(mail)) return given(mail);
    return {
      ...toCustomer(mail, 'Moved'),
      heading: 'Your booking has a new time.',
      paragraphs: [
        mail.about.by === 'business'
          ? `Hello ${mail.view.contactName}, ${mail.view.business} has moved your booking. This is when it is now.`
          : `Hello ${mail.view.contactName}, your booking has been moved. This is when it is now.`,
      ],
      after: 'The calendar file is attached; it replaces the former entry.',
    };
  },
  booking_canceled: (mail) => ({
    ...toCustomer(mail, spelled('Cancelled', mail.locale)),
    heading: spelled('Your booking is cancelled.', mail.locale),
    paragraphs: [
      `Hello ${mail.view.contactName}, ${whoCanceled(mail)}`,
      ...cancellationMoneyWords(mail.canceled, mail.view.business, mail.locale),
    ],
    button: { label: 'See your booking', href: mail.links.manage },
    after: 'The calendar file is attached; it takes the entry out of your calendar.',
  }),
  payment_received: (mail) => {
    const amount = formatMoney(mail.about.amountCents ?? 0, mail.currency, mail.locale);
    return {
      ...toCustomer(mail, `${amount} received`),
      heading: `Thank you: ${amount} has arrived.`,
      paragraphs: [
        `Hello ${mail.view.contactName}, ${mail.view.business} has received your payment for this booking.`,
      ],
    };
  },
  refund_sent: (mail) => {
    const amount = formatMoney(mail.refund?.amountCents ?? 0, mail.currency, mail.locale);
    if (mail.refund?.reason === 'LATE_PAYMENT' && mail.view.status === 'EXPIRED') {
      return {
        ...toCustomer(mail, `Not booked, ${amount} refunded`),
        heading: 'Your payment came too late, so this booking doesn’t stand.',
        paragraphs: [
          `Hello ${mail.view.contactName}, when your payment arrived the time to pay was over and your place was no longer free. You are not booked with ${mail.view.business}.`,
          `The ${amount} that you paid goes back to your card, in full. Banks take five to ten days to show it.`,
        ],
        button: { label: 'Choose another time', href: mail.links.bookAgain },
      };
    }
    return {
      ...toCustomer(mail, `${amount} refunded`),
      heading: `${amount} is on its way back to you.`,
      paragraphs: [
        `Hello ${mail.view.contactName}, ${mail.view.business} has refunded ${amount} to the card you paid with. Banks take five to ten days to show it.`,
      ],
    };
  },
  refund_failed: (mail) => {
    const amount = formatMoney(mail.refund?.amountCents ?? 0, mail.currency, mail.locale);
    return {
      ...toCustomer(mail, `${amount} not refunded yet`),
      heading: `${amount} could not go back to your card.`,
      paragraphs: [
        `Hello ${mail.view.contactName}, we had written that ${amount} is on its way back to you. The refund did not go through, often because a card was replaced or its account closed.`,
        `The money is not lost. ${mail.view.business} has been told and gives it to you in another way; please tell them how you would like to have it.`,
      ],
    };
  },
  payment_failed: (mail) => ({
    ...toCustomer(mail, 'Payment failed'),
    heading: 'Your payment didn’t go through.',
    paragraphs: [
      `Hello ${mail.view.contactName}, your bank did not let the payment for this booking through, and nothing was charged.`,
      mail.view.status === 'EXPIRED'
        ? 'We could not hold your place without it. If it is still free, you can book it again.'
        : 'You can try again, with another card if you like.',
    ],
    button:
      mail.view.status === 'EXPIRED'
        ? { label: 'Book again', href: mail.links.bookAgain }
        : { label: 'Try again', href: mail.links.manage },
  }),
  balance_due: (mail) => {
    const amount = formatMoney(mail.owedCents, mail.currency, mail.locale);
    return {
      ...toCustomer(mail, `${amount} to pay`),
      heading: `${amount} is to be paid for your booking.`,
      paragraphs: [
        `Hello ${mail.view.contactName}, this is the rest of what you booked with ${mail.view.business}.`,
      ],
      button: { label: `Pay ${amount}`, href: mail.links.manage },
    };
  },
  pay_link: (mail) => (mail.waitingMove ? payToMove(mail, mail.waitingMove) : payToConfirm(mail)),
  link_again: (mail) => ({
    ...toCustomer(mail, 'Your link'),
    heading: 'Here is your link again.',
    paragraphs: [`Hello ${mail.view.contactName}, with this link you can see, move or cancel your booking.`],
    after: 'If you didn’t ask for it, just leave this mail be: only you have received it.',
  }),
  move_unpaid: (mail) => ({
    ...toCustomer(mail, 'Not moved'),
    heading: 'Your booking stays as it is.',
    paragraphs: [
      `Hello ${mail.view.contactName}, the payment for ${mail.movedTo} did not come in time, so that time is no longer held. You are still booked with ${mail.view.business} as below, and nothing was charged.`,
    ],
  }),
  ...officeMails,
};

function payToConfirm(mail: BookingMail): MailContent {
  const { view, links } = mail;
  return {
    ...toCustomer(mail, 'Please pay to confirm'),
    heading: 'Your place is held. Please pay to confirm it.',
    paragraphs: [
      `Hello ${view.contactName}, ${view.business} has booked this for you. It is yours once it is paid; the link works only for a short while.`,
    ],
    button: { label: 'Pay now', href: links.manage },
  };
}

function payToMove(mail: BookingMail, move: NonNullable<BookingMail['waitingMove']>): MailContent {
  const { view, links } = mail;
  const amount = formatMoney(move.differenceCents, mail.currency, mail.locale);
  return {
    ...toCustomer(mail, `${amount} to pay for your new time`),
    heading: `Your new time is held. Please pay ${amount} to move there.`,
    paragraphs: [
      `Hello ${view.contactName}, ${view.business} would like to move your booking to ${move.to}, which costs ${amount} more. Until it is paid your booking stays as it is. ${move.until && `The new time is held for you until ${move.until}.`}`,
    ],
    button: { label: `Pay ${amount}`, href: links.manage },
  };
}

/** Given to somebody else at the time that it has. */
const isGiven = ({ was, view }: BookingMail) => was === view.when.first;

function given(mail: BookingMail): MailContent {
  const { view } = mail;
  const who = view.people.length > 0 ? `with ${view.people.join(' and ')}` : 'somewhere else';
  return {
    ...toCustomer({ ...mail, was: '' }, 'Changed'),
    heading: `Your booking is ${who} now.`,
    paragraphs: [
      `Hello ${view.contactName}, ${view.business} has changed who or what you booked. The time stays as it is.`,
    ],
  };
}

function whoCanceled({ about, view, locale }: BookingMail): string {
  const canceled = spelled('cancelled', locale);
  if (about.by === 'customer') return `you have ${canceled} your booking with ${view.business}.`;
  if (about.by === 'business') return `${view.business} has ${canceled} your booking.`;
  if (about.by === 'unpaid')
    return `your booking with ${view.business} has been ${canceled}, because its balance was not paid in time.`;
  return `your booking with ${view.business} has been ${canceled}.`;
}

/** The state of a booking at the moment of sending. Epoch milliseconds. */
type Standing = {
  status: BookingStatus;
  start: number;
  owedCents: number;
  now: number;
  /** A move of it waits for what it costs more. */
  moveWaits: boolean;
  /** The refund that the mail is about has failed, and part of it is still owed. */
  refundFailed: boolean;
};

const unlessCanceled = ({ status }: Standing) => status !== 'CANCELED';

/**
 * Whether a delayed mail is still needed; kinds without an entry always are. A cancelled booking has a mail of its own.
 */
export const stillNeeded: Readonly<Partial<Record<MailKind, (standing: Standing) => boolean>>> = {
  booking_confirmed: unlessCanceled,
  booking_moved: unlessCanceled,
  payment_received: unlessCanceled,
  owner_new_booking: unlessCanceled,
  owner_moved: unlessCanceled,
  move_unpaid: ({ status, moveWaits }) => status === 'CONFIRMED' && !moveWaits,
  owner_move_unpaid: unlessCanceled,
  person_new_booking: unlessCanceled,
  person_moved: unlessCanceled,
  reminder: ({ status, start, now }) => status === 'CONFIRMED' && start > now,
  balance_due: ({ status, owedCents }) => status === 'CONFIRMED' && owedCents > 0,
  pay_link: ({ status, moveWaits }) => status === 'PENDING' || moveWaits,
  // Retried or handed back meanwhile.
  refund_failed: ({ refundFailed }) => refundFailed,
  owner_refund_failed: ({ refundFailed }) => refundFailed,
};

function toCustomer(mail: BookingMail, what: string): MailContent {
  const { view, links } = mail;
  return {
    subject: `${what}: ${view.title}, ${view.when.first}`,
    preview: `${view.business} · ${view.when.first}`,
    heading: '',
    paragraphs: [],
    facts: [...bookingFacts(mail), ...(view.cancel ? [{ label: 'If you cancel', value: view.cancel }] : [])],
    money: [view.money, mail.currencyNote].filter(Boolean).join(' '),
    button: { label: 'See or change your booking', href: links.manage },
  };
}
