import type { Blueprint } from '@/lib/domain/blueprint';
import { everyDay, photosOf, picture } from '@/lib/domain/blueprint-parts';

const set = 'bella-weddings';
const common = {
  locationKind: 'CUSTOMER' as const,
  locationText: 'At your venue, anywhere in New England',
  addOns: ['second-photographer', 'drone-film', 'album'],
};

/** Whole days, one booking a date, a deposit now and the balance 30 days before. */
export const bella: Blueprint = {
  tenant: {
    slug: 'bella-weddings',
    name: 'Bella Weddings',
    trade: 'PHOTOGRAPHER',
    timeZone: 'America/New_York',
    currency: 'USD',
    country: 'US',
    locale: 'en-US',
    taxIncluded: true,
    taxName: 'Sales tax',
    commissionBps: 250,
    stripeAccountId: 'acct_demo_bella',
    isDemo: true,
  },
  policy: {
    depositKind: 'PERCENT',
    depositValue: 3000,
    depositRefundable: false,
    balanceDueDays: 30,
    cancellationTiers: [
      { hoursBefore: 60 * 24, keepBps: 3000 },
      { hoursBefore: 30 * 24, keepBps: 5000 },
    ],
    lateKeepBps: 10_000,
    customerMayCancel: true,
    customerMayReschedule: true,
    rescheduleNoticeHours: 14 * 24,
    maxReschedules: 2,
    paymentTiming: 'BEFORE',
    autoCancelOverdue: false,
    reminderDaysBefore: 7,
    mailMinute: 540,
    holdMinutes: 40,
    note: 'If the weather turns, we move the portraits, never the memories.',
  },
  site: {
    headline: 'Quiet pictures of a loud, lovely day',
    tagline: 'Documentary wedding photography in New England, by Bella Moreau.',
    about:
      'I photograph weddings the way you will want to remember them: the long look before the vows, the aunt who cries first, the last song with your shoes off. I work with available light, keep out of the way, and bring a second pair of eyes when the day is big.\n\nEvery gallery is edited by hand and delivered within six weeks.',
    heroImage: picture(set, 'hero'),
    aboutImage: picture(set, 'about'),
    accentColor: '#8a4b3c',
    packageWord: 'collection',
    packagesWord: 'collections',
    contactEmail: 'hello@bella-weddings.test',
    contactPhone: '+1 413 555 0142',
    addressLine: '12 Mill Street',
    city: 'Northampton',
    region: 'MA',
    postalCode: '01060',
    assistant: true,
    questions: [
      {
        question: 'How do we reserve our date?',
        answer:
          'Choose a collection and a date and pay the deposit. The date is yours the moment the payment goes through.',
      },
      {
        question: 'When is the rest due?',
        answer: 'Thirty days before the wedding. We write to you in time, with a link to pay.',
      },
      {
        question: 'Do you travel?',
        answer: 'Anywhere in New England at no extra cost. Further away, ask us first.',
      },
    ],
  },
  segments: [
    {
      slug: 'intimate',
      name: 'Intimate weddings',
      description: 'Elopements and small ceremonies, a few hours, just your people.',
      image: picture(set, 'segment-intimate'),
    },
    {
      slug: 'full-weddings',
      name: 'Full weddings',
      description: 'From getting ready to the last dance, a day or a whole weekend.',
      image: picture(set, 'segment-full-weddings'),
    },
  ],
  schedules: [{ key: 'always', name: 'Wedding days', weekly: everyDay(0, 1440) }],
  resources: [
    {
      slug: 'bella',
      name: 'Bella Moreau',
      kind: 'BUSINESS',
      schedule: 'always',
      title: 'Photographer',
      bio: 'Twelve years of weddings, still cries at the speeches.',
    },
  ],
  services: [
    {
      key: 'day',
      name: 'Wedding day',
      durationDays: 1,
      noticeMinutes: 3 * 1440,
      horizonDays: 730,
      groups: [{ name: 'Photographer', resources: ['bella'] }],
    },
    {
      key: 'weekend',
      name: 'Wedding weekend',
      durationDays: 2,
      noticeMinutes: 3 * 1440,
      horizonDays: 730,
      startDays: [5, 6],
      groups: [{ name: 'Photographer', resources: ['bella'] }],
    },
  ],
  addOns: [
    {
      slug: 'second-photographer',
      name: 'Second photographer',
      description: 'A second angle on the vows, and both of you getting ready.',
      image: picture(set, 'addon-second-photographer'),
      priceCents: 65_000,
    },
    {
      slug: 'drone-film',
      name: 'Drone film',
      description: 'A three-minute film of the place from above, weather permitting.',
      image: picture(set, 'addon-drone-film'),
      priceCents: 45_000,
    },
    {
      slug: 'album',
      name: 'Linen album',
      description: 'Forty pages, 25 × 25 cm, bound by hand. One for you, more for your parents.',
      image: picture(set, 'addon-album'),
      priceCents: 38_000,
      maxQuantity: 5,
    },
  ],
  packages: [
    {
      ...common,
      slug: 'elopement',
      name: 'Elopement',
      summary: 'Three quiet hours for the two of you.',
      description:
        'A walk, your vows, a few portraits where the light is good, and time to breathe in between. For ceremonies of up to twelve people.',
      inclusions: [
        'Three hours of coverage',
        '120 edited photographs',
        'Private online gallery',
        'A print of your favourite',
      ],
      segment: 'intimate',
      service: 'day',
      bookingType: 'DATE',
      priceCents: 120_000,
      photos: photosOf(set, 'elopement', [
        'A couple above a misty valley',
        'A small arch with flowers among the hills',
        'A white bouquet in soft light',
      ]),
    },
    {
      ...common,
      slug: 'classic-day',
      name: 'Classic day',
      summary: 'Eight hours, from the first button to the first dance.',
      description:
        'The whole arc of the day: getting ready, the ceremony, portraits with your families, dinner and the first dances.',
      inclusions: [
        'Eight hours of coverage',
        '500 edited photographs',
        'Private online gallery',
        'An engagement session',
      ],
      segment: 'full-weddings',
      grouping: 'Full weddings',
      service: 'day',
      bookingType: 'DATE',
      priceCents: 300_000,
      photos: photosOf(set, 'classic-day', [
        'A flower arch waiting for the ceremony',
        'A bouquet of coral and white blossoms',
        'Evening lights over the hills',
      ]),
    },
    {
      ...common,
      slug: 'grand-weekend',
      name: 'Grand weekend',
      summary: 'Two days: the rehearsal dinner, the wedding, and brunch.',
      description:
        'When everyone you love is in one place for a weekend, one day is not enough. Starts on a Friday or a Saturday.',
      inclusions: [
        'Two full days',
        '900 edited photographs',
        'Second photographer on the wedding day',
        'Linen album',
      ],
      segment: 'full-weddings',
      grouping: 'Full weddings',
      service: 'weekend',
      bookingType: 'DATE',
      priceCents: 560_000,
      photos: photosOf(set, 'grand-weekend', [
        'A couple beneath strings of lights',
        'Layered hills in the last light',
        'Deep red roses with dark leaves',
      ]),
    },
  ],
};
