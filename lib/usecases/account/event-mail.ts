import type { MailedEvent } from '@/lib/data/people/account-events';
import type { AccountEventKind } from '@/lib/domain/account-events';
import { env } from '@/lib/env';
import type { MailContent } from '@/lib/usecases/mails/content';

type Words = {
  subject: string;
  said: (about: string) => string;
  /** What is to be done about it, where nobody's doing is in question. */
  todo?: { said: string; button: string; path: string };
};

const words: Partial<Record<AccountEventKind, Words>> = {
  new_device: {
    subject: 'A new sign-in to your account',
    said: () => 'Somebody signed in to your MAIS account in a browser that we haven’t seen before.',
  },
  password_changed: {
    subject: 'Your password was changed',
    said: () => 'Your MAIS account has a new password. Every open session has ended.',
  },
  second_factor_on: {
    subject: 'The second step was turned on',
    said: () => 'Signing in to your MAIS account asks for a code from a phone from now on.',
  },
  second_factor_off: {
    subject: 'The second step was turned off',
    said: () =>
      'Signing in to your MAIS account doesn’t ask for a code any more: the password alone is enough.',
  },
  key_made: {
    subject: 'A new API key was made',
    said: (about) => `There is a new key to your business: ${about}.`,
  },
  payouts_connected: {
    subject: 'Payouts were connected',
    said: (about) => `What customers pay by card goes to a newly connected Stripe account: ${about}.`,
  },
  program_connected: {
    subject: 'A program was connected',
    said: (about) =>
      `A program may act in your business from now on: ${about}. What tells people or moves money still waits for a click in the office.`,
    todo: {
      said: 'If that was not meant to be, disconnect it: it is out at once.',
      button: 'Look at programs',
      path: '/admin/programs',
    },
  },
  program_ended: {
    subject: 'A program was disconnected',
    said: (about) =>
      `Something that only the program holds was shown to us twice, so somebody may have copied it: ${about}. We have ended its access.`,
    todo: {
      said: 'If you still use the program, connect it again.',
      button: 'Look at programs',
      path: '/admin/programs',
    },
  },
  calendar_lost: {
    subject: 'A Google calendar is not connected any more',
    said: (about) =>
      `Google lets us into this account no more: ${about}. What was known goes on blocking times; what is new there does not, so those times are unsure.`,
    todo: {
      said: 'The permission was taken back, or has ended. Please connect the account again.',
      button: 'Look at calendars',
      path: '/admin/calendars',
    },
  },
  export_ready: {
    subject: 'Your export is ready',
    said: (about) => `All that ${about} has stored with us is written, as ZIP files.`,
    todo: {
      said: 'It is kept for seven days. To save it, sign in, and type your password once more.',
      button: 'Save it',
      path: '/admin/business#export',
    },
  },
  calendar_silent: {
    subject: 'A calendar elsewhere can’t be read',
    said: (about) =>
      `For more than an hour nobody could read: ${about}. What was known goes on blocking times; what is new there does not, so those times are unsure. Bookings go on.`,
    todo: {
      said: 'Often it comes back by itself, and we go on looking. If its page says what to mend, please do.',
      button: 'Look at calendars',
      path: '/admin/calendars',
    },
  },
  proposal_interrupted: {
    subject: 'A proposal was interrupted while it was done',
    said: (about) => about,
    todo: {
      said: 'Something on our side stopped in the middle of it. What is said here is what our records say, to the letter.',
      button: 'Look at proposals',
      path: '/admin/proposals',
    },
  },
};

/** The mail about a change to an account: what, when, where, and what to do if somebody else did it. */
export function eventMail(event: MailedEvent): MailContent | null {
  const found = words[event.kind];
  if (!found) return null;
  const at = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(event.createdAt);
  const facts = [
    { label: 'When', value: `${at} UTC` },
    ...(event.device ? [{ label: 'Where', value: event.device }] : []),
  ];
  const { subject, todo } = found;
  if (todo)
    return {
      subject,
      preview: todo.said,
      heading: subject,
      paragraphs: [found.said(event.about), todo.said],
      facts,
      button: { label: todo.button, href: `${env.APP_URL}${todo.path}` },
    };
  return {
    subject,
    preview: 'If it was you, there is nothing to do.',
    heading: subject,
    paragraphs: [found.said(event.about), 'If it was you, there is nothing to do.'],
    facts,
    button: { label: 'It wasn’t me', href: `${env.APP_URL}/reset` },
    after:
      'If it wasn’t you: set a new password at once, which ends every session, then look at your account.',
  };
}
