import type { Need } from '@/lib/domain/going-live';
import type { GuessKind } from '@/lib/domain/guesses';

export type StepKey = Need | 'walk' | 'live' | 'share' | 'booking';

type StepWords = { title: string; text: string; href: string };

/** The steps from a draft to the first booking, in order. `missing`: what a refusal to go live says. */
export const wordsOf: Record<Need, StepWords & { missing: string }> &
  Record<Exclude<StepKey, Need>, StepWords> = {
  email: {
    title: 'Confirm your e-mail address',
    text: 'Follow the link that we mailed you. Until then mails to your customers wait.',
    href: '/admin/account',
    missing: 'Confirm your e-mail address.',
  },
  site: {
    title: 'Look at your words and pictures',
    text: 'We wrote them for your trade. Make them yours, or say that they are right.',
    href: '/admin/site',
    missing: 'Look at the words and pictures that we guessed.',
  },
  prices: {
    title: 'Look at what you sell and what it costs',
    text: 'We guessed your prices. Change them, and hide what you don’t offer.',
    href: '/admin/packages',
    missing: 'Look at the prices that we guessed.',
  },
  hours: {
    title: 'Look at your hours',
    text: 'When you work, and how long things take.',
    href: '/admin/hours',
    missing: 'Look at the hours and durations that we guessed.',
  },
  policy: {
    title: 'Look at your rules',
    text: 'Until when it is free to cancel, and how you are paid.',
    href: '/admin/policy',
    missing: 'Look at the rules that we guessed.',
  },
  place: {
    title: 'Say where it is',
    text: 'Customers come to you for some of what you sell. The address is under “Site”.',
    href: '/admin/site',
    missing: 'Say where customers come to: the address under “Site”.',
  },
  bookable: {
    title: 'Have something that can be booked',
    text: 'A package that is shown, with somebody who does it at hours that you keep.',
    href: '/admin/services',
    missing: 'Have at least one package that can be booked.',
  },
  payments: {
    title: 'Decide how you are paid',
    text: 'Connect Stripe for cards, or let people pay at the appointment, under “Policy”.',
    href: '/admin/payments',
    missing: 'Connect payments, or say under “Policy” that people pay at the appointment.',
  },
  walk: {
    title: 'Walk through a booking',
    text: 'See your site as your customers will, up to the last button. Nothing is booked.',
    href: '',
  },
  live: {
    title: 'Go live',
    text: 'Until then only you see your site, and nobody can book there.',
    href: '/admin/go-live',
  },
  share: {
    title: 'Share your address',
    text: 'Put it where people find you: your profile, your e-mails, your door.',
    href: '/admin/business#address',
  },
  booking: {
    title: 'Take your first booking',
    text: 'On your site, or by phone with “New booking”.',
    href: '/admin/bookings/new',
  },
};

/** The office page where a guess is looked at. */
export const pageOfGuess: Record<GuessKind, string> = {
  site: '/admin/site',
  segment: '/admin/segments',
  package: '/admin/packages',
  add_on: '/admin/extras',
  schedule: '/admin/hours',
  service: '/admin/services',
  policy: '/admin/policy',
};

export const stepKeys = Object.keys(wordsOf) as StepKey[];
