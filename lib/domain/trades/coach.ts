import type { Blueprint } from '@/lib/domain/blueprint';
import { onDays, picture } from '@/lib/domain/blueprint-parts';
import { firstPrice } from './prices';
import { type BusinessStart, contactOf, fairPolicy, ownerOf, tenantOf } from './start';

const set = 'coach';
const call = {
  bufferAfterMinutes: 15,
  stepMinutes: 30,
  noticeMinutes: 24 * 60,
  horizonDays: 60,
  groups: [{ name: 'Coach', resources: ['owner'] }],
};
const online = { locationKind: 'ONLINE' as const, locationText: 'Online; the link comes by e-mail' };

/** Calls over the internet, the first one free, a few a day at most so that each gets a fresh head. */
export function coach(start: BusinessStart): Blueprint {
  const price = (dollars: number) => firstPrice(dollars, start.currency);
  return {
    tenant: tenantOf(start, 'COACH'),
    policy: {
      ...fairPolicy,
      cancellationTiers: [{ hoursBefore: 24, keepBps: 0 }],
      reminderDaysBefore: 1,
      note: 'Things come up. Move your call as early as you can, and somebody else can have the time.',
    },
    site: {
      headline: 'Think it through with somebody',
      tagline: 'Clear, kind conversations for people with a decision to make.',
      about: `${start.name} is a place to think out loud. You bring what keeps you up: a job to leave or to take, a team that has gone quiet, a year without a plan. You go with a next step that is yours.\n\nNo jargon, no ten-point systems. An hour of full attention, good questions, and notes in your inbox the same day.`,
      heroImage: picture(set, 'hero'),
      aboutImage: picture(set, 'about'),
      accentColor: '#4c5a8a',
      packageWord: 'session',
      packagesWord: 'sessions',
      ...contactOf(start),
      questions: [
        {
          question: 'How do I know whether it is for me?',
          answer: 'Take the first call: it is free, it is short, and nobody will sell you anything.',
        },
        {
          question: 'What do I need?',
          answer: 'A quiet place, headphones, and something to write with. Camera on or off, as you like.',
        },
        {
          question: 'Does it stay between us?',
          answer: 'Yes. What you say is never shared, and the notes go to you alone.',
        },
      ],
    },
    segments: [
      {
        slug: 'calls',
        name: 'Calls',
        description: 'From wherever you are, shown in your own time zone.',
        image: picture(set, 'package-1'),
      },
    ],
    schedules: [
      {
        key: 'calls',
        name: 'Hours for calls',
        weekly: { ...onDays([1, 2, 3, 4], 9 * 60, 17 * 60), ...onDays([5], 9 * 60, 13 * 60) },
      },
    ],
    resources: [ownerOf(start, 'Coach', 'calls')],
    services: [
      { ...call, key: 'first', name: 'First call', durationMinutes: 30, dailyLimit: 2 },
      { ...call, key: 'session', name: 'Session', durationMinutes: 60, dailyLimit: 4 },
      {
        ...call,
        key: 'deep-dive',
        name: 'Deep dive',
        durationMinutes: 180,
        bufferAfterMinutes: 30,
        noticeMinutes: 3 * 1440,
        dailyLimit: 1,
      },
    ],
    addOns: [
      {
        slug: 'written-plan',
        name: 'Written plan',
        description: 'Two pages within three days: where you stand, what comes first, what can wait.',
        image: picture(set, 'about'),
        priceCents: price(60),
      },
    ],
    packages: [
      {
        slug: 'first-call',
        name: 'First call',
        summary: 'Thirty minutes to see whether we fit. Free.',
        description:
          'You say what is on your mind, and we find out together whether coaching is what it needs. Often one good question is enough.',
        inclusions: ['Thirty minutes by video', 'An honest answer'],
        segment: 'calls',
        service: 'first',
        bookingType: 'TIMESLOT',
        priceCents: 0,
        ...online,
        photos: [{ url: picture(set, 'package-2'), alt: 'A lake with a bench for thinking' }],
      },
      {
        slug: 'session',
        name: 'Session',
        summary: 'An hour on the one thing that matters now.',
        description: 'One topic, one hour, one next step. Notes reach you the same day.',
        inclusions: ['Sixty minutes by video', 'Notes the same day', 'A short check-in a week later'],
        segment: 'calls',
        service: 'session',
        bookingType: 'TIMESLOT',
        priceCents: price(120),
        ...online,
        photos: [{ url: picture(set, 'package-1'), alt: 'A quiet desk with a vase and a notebook' }],
        addOns: ['written-plan'],
      },
      {
        slug: 'deep-dive',
        name: 'Deep dive',
        summary: 'Three hours for a decision that won’t wait.',
        description:
          'For the big ones: a new role, a new business, an ending. With breaks, a whiteboard, and a plan at the end.',
        inclusions: ['Three hours by video, with breaks', 'Preparation by questionnaire', 'A written plan'],
        segment: 'calls',
        service: 'deep-dive',
        bookingType: 'TIMESLOT',
        priceCents: price(330),
        ...online,
        photos: [{ url: picture(set, 'package-3'), alt: 'Peaks above the mist' }],
      },
    ],
  };
}
