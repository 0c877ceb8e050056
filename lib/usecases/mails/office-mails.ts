import { cancellationMoneyForOffice } from '@/lib/domain/cancellation-words';
import type { MailKind } from '@/lib/domain/mail-kinds';
import { formatMoney } from '@/lib/domain/money';
import { spelled } from '@/lib/domain/spelling';
import type { BookingMail } from './booking-mail';
import type { MailContent } from './content';
import { bookingFacts, contactOf } from './facts';

type Write = (mail: BookingMail) => MailContent;

/**
 * Mails to the business: to owners and the other members who chose the topic (`owner_…`), and to the people who do the
 * work (`person_…`).
 */
export const officeMails: Readonly<Record<Extract<MailKind, `owner_${string}` | `person_${string}`>, Write>> =
  {
    owner_new_booking: (mail) => ({
      ...toOffice(mail, 'New booking'),
      heading: `${mail.view.contactName} has booked ${mail.view.title}.`,
    }),
    owner_moved: (mail) => ({
      ...toOffice(mail, 'Moved'),
      heading: movedHeading(mail),
    }),
    owner_move_unpaid: (mail) => ({
      ...toOffice(mail, 'Not moved'),
      heading: `${mail.view.contactName} has not paid to move in time.`,
      paragraphs: [
        `The booking stays where it is, in your calendar too, and ${mail.movedTo} is free again. Move it once more to ask for the payment again.`,
      ],
    }),
    owner_canceled: (mail) => ({
      ...toOffice(mail, spelled('Cancelled', mail.locale)),
      heading: canceledHeading(mail),
      paragraphs: cancellationMoneyForOffice(mail.canceled, mail.locale),
    }),
    owner_paid: (mail) => {
      const amount = formatMoney(mail.about.amountCents ?? 0, mail.currency, mail.locale);
      return { ...toOffice(mail, `${amount} paid`), heading: `${mail.view.contactName} has paid ${amount}.` };
    },
    owner_inquiry: (mail) => ({
      ...toOffice(mail, 'Question about a payment'),
      heading: `The bank of ${mail.view.contactName} asks about a payment.`,
      paragraphs: [
        'No money has been taken, and you can still refund. If nobody answers, the bank may dispute the payment and take it back.',
        'Please answer in your Stripe dashboard before the date named there, or give the money back.',
      ],
    }),
    owner_dispute: (mail) => ({
      ...toOffice(mail, 'Payment disputed'),
      heading: `${mail.view.contactName} disputes a payment.`,
      paragraphs: [
        'The bank has taken the disputed amount back for now. Refunds of this booking are frozen until the bank decides; the booking itself stays as it is.',
        'Please send your evidence (the agreement, messages, proof of the service) in your Stripe dashboard before the date named there.',
      ],
    }),
    owner_refund_failed: (mail) => {
      const amount = formatMoney(mail.refund?.amountCents ?? 0, mail.currency, mail.locale);
      return {
        ...toOffice(mail, `Refund of ${amount} failed`),
        heading: `A refund of ${amount} to ${mail.view.contactName} failed.`,
        paragraphs: [
          'The money is still yours to give back: it is on the list under “Money” in your office.',
          'Try it again there, or give it back by hand (cash, a bank transfer) and mark it as handed back. The customer knows that it did not go through.',
        ],
      };
    },
    owner_gave_too_much: (mail) => {
      const amount = formatMoney(mail.about.amountCents ?? 0, mail.currency, mail.locale);
      return {
        ...toOffice(mail, `${amount} given back twice`),
        heading: `${mail.view.contactName} got back ${amount} more than they paid.`,
        paragraphs: [
          'A part of this payment was given back in two ways: by hand, and at Stripe or by their bank as well.',
          'We can’t take it back. Please ask your customer for it, or leave it with them; nothing else is changed.',
        ],
      };
    },
    owner_dispute_again: (mail) => ({
      ...toOffice(mail, 'Dispute open again'),
      heading: `The dispute of ${mail.view.contactName} is open again.`,
      paragraphs: [
        'The bank looks at it once more. Until it decides the disputed amount stays with it, and refunds of this booking are frozen.',
        'If your Stripe dashboard asks for more evidence, please send it before the date named there.',
      ],
    }),
    owner_dispute_won: (mail) => ({
      ...toOffice(mail, 'Dispute won'),
      heading: `The bank of ${mail.view.contactName} has decided for you.`,
      paragraphs: [
        'The payment stays yours, and what was taken of it is given back to you. Nothing is left to do.',
      ],
    }),
    owner_dispute_won_partly: (mail) => ({
      ...toOffice(mail, 'Dispute won in part'),
      heading: `The bank of ${mail.view.contactName} has decided for you in part.`,
      paragraphs: [
        'A part of what was taken is given back to you; the rest stays with your customer. How much it is stands in your Stripe dashboard.',
      ],
    }),
    owner_dispute_lost: (mail) => ({
      ...toOffice(mail, 'Dispute lost'),
      heading: `The bank of ${mail.view.contactName} has given the money back to them.`,
      paragraphs: [
        'The disputed amount stays with your customer; the booking itself is as it was. Refund nothing more of it.',
        'If you don’t agree, your Stripe dashboard says whether this can be appealed.',
      ],
    }),
    person_new_booking: (mail) => ({
      ...toPerson(mail, 'Booked'),
      heading: `You have a booking: ${mail.view.title} with ${mail.view.contactName}.`,
    }),
    person_moved: (mail) => ({ ...toPerson(mail, 'Moved'), heading: movedHeading(mail) }),
    person_released: (mail) => ({
      ...toPerson(mail, 'No longer yours'),
      heading: `${mail.view.title} with ${mail.view.contactName} is no longer yours.`,
      paragraphs: ['It has been moved, and somebody else does it now.'],
    }),
    person_canceled: (mail) => ({
      ...toPerson(mail, spelled('Cancelled', mail.locale)),
      heading: canceledHeading(mail),
    }),
  };

function movedHeading({ view, about }: BookingMail): string {
  if (about.by === 'customer') return `${view.contactName} has moved ${view.title}.`;
  return `${view.title} with ${view.contactName} has been moved.`;
}

function canceledHeading({ view, about, locale }: BookingMail): string {
  const canceled = spelled('cancelled', locale);
  if (about.by === 'customer') return `${view.contactName} has ${canceled} ${view.title}.`;
  const why = about.by === 'unpaid' ? ': the balance was not paid in time' : '';
  return `${view.title} with ${view.contactName} has been ${canceled}${why}.`;
}

function toOffice(mail: BookingMail, what: string): MailContent {
  const { view, links } = mail;
  return {
    subject: `${what}: ${view.contactName}, ${view.title}, ${view.when.first}`,
    preview: `${view.title} · ${view.when.first}`,
    heading: '',
    paragraphs: [],
    facts: [
      ...bookingFacts(mail),
      { label: 'Customer', value: contactOf(mail) },
      ...(mail.notes ? [{ label: 'Notes', value: mail.notes }] : []),
    ],
    money: view.money,
    button: { label: 'Open it in your office', href: links.office },
    after: 'Which mails you get is up to you: choose under “Your account”.',
  };
}

/** Without sums and without the customer's contact details: those who need them find them in the office. */
function toPerson(mail: BookingMail, what: string): MailContent {
  const { view, links } = mail;
  return {
    subject: `${what}: ${view.title}, ${view.when.first}`,
    preview: `${view.contactName} · ${view.when.first}`,
    heading: '',
    paragraphs: [],
    facts: [
      ...bookingFacts(mail),
      { label: 'Customer', value: view.contactName },
      ...(mail.notes ? [{ label: 'Notes', value: mail.notes }] : []),
    ],
    button: { label: 'Open it in the office', href: links.office },
    after: `You get this because ${view.business} has set this address for your bookings.`,
  };
}
