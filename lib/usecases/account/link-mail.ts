import { siteLinks } from '@/lib/domain/site-links';
import { env } from '@/lib/env';
import type { MailContent } from '@/lib/usecases/mails/content';

export function resetMail(href: string): MailContent {
  return {
    subject: 'Set a new password',
    preview: 'The link works once, for an hour.',
    heading: 'Set a new password',
    paragraphs: ['You, or somebody who typed your address, asked for a new password for your MAIS account.'],
    facts: [],
    button: { label: 'Set a new password', href },
    after: 'The link works once, for an hour. If it wasn’t you, nothing happens: just leave this mail be.',
  };
}

export function invitationMail(href: string, businessName: string): MailContent {
  return {
    subject: `Join ${businessName} on MAIS`,
    preview: 'The link works once, for seven days.',
    heading: `Join ${businessName}`,
    paragraphs: [`${businessName} invites you to its team. You’ll see its bookings, customers and calendar.`],
    facts: [],
    button: { label: 'Accept the invitation', href },
    after: 'The link works once, for seven days.',
  };
}

/**
 * The first mail that an owner gets, and the same again when they ask for it. Written in the platform's name and without the
 * business's: until the link is followed, the address may be anybody's.
 */
export function proofMail(href: string, sites: { slug: string; isLive: boolean }[]): MailContent {
  const isDraft = sites.some(({ isLive }) => !isLive);
  return {
    subject: 'Confirm your e-mail address',
    preview: 'Then your business can go live and write to its customers.',
    heading: 'Welcome. First, confirm your e-mail address',
    paragraphs: [
      'A MAIS account was opened with this address. Until you confirm it, the business can’t go live, invite anybody, connect Stripe or make keys, and its mails to customers wait.',
      ...(isDraft
        ? [
            'Your site is a draft that only you see. Then look at the prices, hours and rules that we guessed for your trade, say where customers come to, and go live. The list on the first page of your office leads through it.',
          ]
        : []),
    ],
    facts: [
      ...sites.map(({ slug }) => ({ label: 'Your site', value: env.APP_URL + siteLinks(slug).home })),
      { label: 'Your office', value: `${env.APP_URL}/admin` },
      { label: 'Questions', value: `${env.APP_URL}/help` },
    ],
    button: { label: 'Confirm my address', href },
    after:
      'The link works once, for seven days, where you are signed in. If it wasn’t you, leave this mail be: nothing is sent to anybody.',
  };
}
