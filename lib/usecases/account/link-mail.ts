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
