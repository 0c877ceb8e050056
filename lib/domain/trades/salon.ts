import type { Blueprint } from '@/lib/domain/blueprint';
import { onDays, picture } from '@/lib/domain/blueprint-parts';
import { firstPrice } from './prices';
import { type BusinessStart, contactOf, fairPolicy, ownerOf, sayFor, tenantOf } from './start';

const set = 'salon';
const appointment = {
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  stepMinutes: 15,
  noticeMinutes: 120,
  horizonDays: 60,
  groups: [
    { name: 'Stylist', resources: ['owner'] },
    { name: 'Chair', resources: ['chair-1'] },
  ],
};

/** Treatments of a quarter of an hour to two hours, time to tidy up after each, paid at the chair. */
export function salon(start: BusinessStart): Blueprint {
  const say = sayFor(start);
  const price = (dollars: number) => firstPrice(dollars, start.currency);
  return {
    tenant: tenantOf(start, 'SALON'),
    policy: {
      ...fairPolicy,
      cancellationTiers: [{ hoursBefore: 24, keepBps: 0 }],
      lateKeepBps: 5000,
      rescheduleNoticeHours: 12,
      paymentTiming: 'AT_APPOINTMENT',
      reminderDaysBefore: 1,
      note: 'Running late? Ring us: we keep your chair for ten minutes.',
    },
    site: {
      headline: 'Leave lighter than you came',
      tagline: say('Cuts, colour and an hour of quiet, by appointment.'),
      about: `At ${start.name} nobody is rushed out of the chair. We look at your hair dry before we wash it, ask what you do with it on an ordinary Tuesday, and cut for that.\n\nWe use few products, and good ones. Tell us about allergies or a sensitive scalp when you book and we will be ready for you.`,
      heroImage: picture(set, 'hero'),
      aboutImage: picture(set, 'about'),
      accentColor: '#8a4a52',
      packageWord: 'treatment',
      packagesWord: 'treatments',
      ...contactOf(start),
      questions: [
        {
          question: 'How do I pay?',
          answer: 'At the end of your visit, in cash or by card, unless it says otherwise when you book.',
        },
        {
          question: 'I don’t know what I need.',
          answer: 'Book a cut and tell us in the notes. If it takes more or less time, we ring you first.',
        },
        {
          question: 'Do you cut children’s hair?',
          answer: 'With pleasure, and with patience. The fringe and tidy is made for it.',
        },
      ],
    },
    segments: [
      {
        slug: 'hair',
        name: 'Hair',
        description: say('Cuts, colour and everything in between.'),
        image: picture(set, 'package-1'),
      },
      {
        slug: 'care',
        name: 'Care',
        description: 'For the scalp, the hands and the mind.',
        image: picture(set, 'package-3'),
      },
    ],
    schedules: [
      {
        key: 'opening',
        name: 'Opening hours',
        weekly: {
          ...onDays([2, 3, 5], 9 * 60, 18 * 60),
          ...onDays([4], 11 * 60, 20 * 60),
          ...onDays([6], 9 * 60, 15 * 60),
        },
      },
    ],
    resources: [
      ownerOf(start, 'Stylist', 'opening'),
      { slug: 'chair-1', name: 'Chair 1', kind: 'EQUIPMENT', schedule: 'opening' },
    ],
    services: [
      { ...appointment, key: 'cut', name: 'Cut', durationMinutes: 60 },
      { ...appointment, key: 'color', name: say('Colour'), durationMinutes: 120, bufferAfterMinutes: 15 },
      { ...appointment, key: 'ritual', name: 'Scalp ritual', durationMinutes: 45 },
      { ...appointment, key: 'tidy', name: 'Tidy', durationMinutes: 20, bufferAfterMinutes: 5 },
    ],
    addOns: [
      {
        slug: 'gloss',
        name: 'Gloss',
        description: 'A clear shine that lasts for about six weeks.',
        image: picture(set, 'package-1'),
        priceCents: price(28),
      },
      {
        slug: 'head-massage',
        name: 'Longer head massage',
        description: 'Ten more minutes at the basin.',
        image: picture(set, 'about'),
        priceCents: price(18),
      },
    ],
    packages: [
      {
        slug: 'cut-and-finish',
        name: 'Cut and finish',
        summary: 'An hour: a proper look, wash, cut and styling.',
        description:
          'We begin with dry hair and a good look at how it falls, and end with something that you can do yourself at home.',
        inclusions: ['Consultation', 'Wash and head massage', 'Cut and styling'],
        segment: 'hair',
        service: 'cut',
        bookingType: 'TIMESLOT',
        priceCents: price(72),
        photos: [{ url: picture(set, 'package-1'), alt: 'Long strands of chestnut hair' }],
        addOns: ['gloss', 'head-massage'],
      },
      {
        slug: say('colour-and-care'),
        name: say('Colour and care'),
        summary: say('Two hours for colour that grows out gracefully.'),
        description:
          'Roots, a new tone or soft lights, with a bond treatment so that your hair feels better after than before.',
        inclusions: [say('Colour consultation'), say('Colour and bond treatment'), 'Wash and styling'],
        segment: 'hair',
        service: 'color',
        bookingType: 'TIMESLOT',
        priceCents: price(145),
        photos: [{ url: picture(set, 'package-2'), alt: 'A folded blush cloth' }],
        addOns: ['gloss', 'head-massage'],
      },
      {
        slug: 'scalp-ritual',
        name: 'Scalp ritual',
        summary: 'Forty-five minutes with warm oil and no talking.',
        description:
          'A slow massage of scalp, neck and shoulders with warm oil, a hot towel, and a wash at the end.',
        inclusions: ['Scalp and shoulder massage', 'Warm oil and hot towel', 'Wash and rough dry'],
        segment: 'care',
        service: 'ritual',
        bookingType: 'TIMESLOT',
        priceCents: price(58),
        photos: [{ url: picture(set, 'package-3'), alt: 'A jar and a bowl beside a vase' }],
      },
      {
        slug: 'fringe-and-tidy',
        name: 'Fringe and tidy',
        summary: 'Twenty minutes between two cuts.',
        description: 'Fringe, neck and around the ears, on dry hair.',
        inclusions: ['A quick trim on dry hair'],
        segment: 'hair',
        service: 'tidy',
        bookingType: 'TIMESLOT',
        priceCents: price(22),
        photos: [{ url: picture(set, 'hero'), alt: 'An arched mirror, dried flowers and window light' }],
      },
    ],
  };
}
