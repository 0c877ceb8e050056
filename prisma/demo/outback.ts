import type { Blueprint } from '@/lib/domain/blueprint';
import { everyDay, photosOf, picture } from '@/lib/domain/blueprint-parts';

const set = 'outback-tours';
const gst = 1000;

/** One boat: two sunrise departures that exclude each other, and a whole-day charter that takes it alone. */
export const outback: Blueprint = {
  tenant: {
    slug: 'outback-tours',
    name: 'Outback & Island Tours',
    trade: 'TOURS',
    timeZone: 'Australia/Lord_Howe',
    currency: 'AUD',
    country: 'AU',
    locale: 'en-AU',
    taxIncluded: true,
    taxName: 'GST',
    commissionBps: 300,
    stripeAccountId: 'acct_demo_outback',
    isDemo: true,
  },
  policy: {
    depositKind: 'NONE',
    depositValue: 0,
    depositRefundable: true,
    balanceDueDays: 0,
    cancellationTiers: [
      { hoursBefore: 7 * 24, keepBps: 0 },
      { hoursBefore: 48, keepBps: 5000 },
    ],
    lateKeepBps: 10_000,
    customerMayCancel: true,
    customerMayReschedule: true,
    rescheduleNoticeHours: 48,
    maxReschedules: 3,
    paymentTiming: 'BEFORE',
    autoCancelOverdue: false,
    reminderDaysBefore: 3,
    holdMinutes: 40,
    note: 'If the swell is too high we call it off the evening before, and everything goes back to you.',
  },
  site: {
    headline: 'Out before the birds, back by breakfast',
    tagline: 'Small-boat tours around Lord Howe Island with skipper Ruby Hart.',
    about:
      'We take six people at most, in a boat that knows every reef on the island. Ruby has been putting to sea here since she was nine; Kip, the dog, since he was a pup.\n\nBring a jumper. We bring everything else.',
    heroImage: picture(set, 'hero'),
    aboutImage: picture(set, 'about'),
    accentColor: '#9a4a1f',
    packageWord: 'tour',
    packagesWord: 'tours',
    contactEmail: 'hello@outback-tours.test',
    contactPhone: '+61 2 5550 1420',
    addressLine: 'The Jetty, Lagoon Road',
    city: 'Lord Howe Island',
    region: 'NSW',
    postalCode: '2898',
    questions: [
      {
        question: 'Will I get seasick?',
        answer: 'The lagoon is flat most mornings. We carry ginger and tablets anyway.',
      },
      { question: 'Can children come?', answer: 'From six years on, in a life jacket that we bring.' },
      {
        question: 'Where do we meet?',
        answer: 'At the jetty on Lagoon Road, fifteen minutes before departure.',
      },
    ],
  },
  segments: [
    {
      slug: 'on-the-water',
      name: 'On the water',
      description: 'Sunrise trips and whole days at sea.',
      image: picture(set, 'segment-on-the-water'),
    },
  ],
  schedules: [{ key: 'boat', name: 'Boat', weekly: everyDay(0, 1440) }],
  resources: [
    {
      slug: 'wandering-star',
      name: 'Wandering Star',
      kind: 'EQUIPMENT',
      schedule: 'boat',
      title: 'Seven-metre catamaran',
    },
  ],
  services: [
    {
      key: 'sunrise',
      name: 'Sunrise departure',
      durationMinutes: 180,
      startTimes: ['05:00', '05:30'],
      noticeMinutes: 720,
      horizonDays: 120,
      capacity: 6,
      groups: [{ name: 'Boat', resources: ['wandering-star'] }],
    },
    {
      key: 'charter',
      name: 'Charter day',
      durationDays: 1,
      noticeMinutes: 1440,
      horizonDays: 365,
      groups: [{ name: 'Boat', resources: ['wandering-star'] }],
    },
  ],
  addOns: [
    {
      slug: 'breakfast',
      name: 'Beach breakfast',
      description: 'Eggs, fruit and billy tea on the sand.',
      image: picture(set, 'addon-breakfast'),
      priceCents: 2500,
      priceUnit: 'PER_SEAT',
      taxBps: gst,
    },
    {
      slug: 'snorkel-set',
      name: 'Snorkel set',
      description: 'Mask, fins and a warm vest.',
      image: picture(set, 'addon-snorkel-set'),
      priceCents: 1800,
      maxQuantity: 6,
      taxBps: gst,
    },
  ],
  packages: [
    {
      slug: 'sunrise-tour',
      name: 'Sunrise tour',
      summary: 'Three hours under the cliffs while the sky catches fire.',
      description:
        'Out through the passage in the dark, coffee as the sun comes up behind Mount Gower, and home along the reef.',
      inclusions: [
        'Three hours at sea',
        'Coffee and banana bread',
        'Windproof jackets',
        'A skipper who names the birds',
      ],
      segment: 'on-the-water',
      service: 'sunrise',
      bookingType: 'TIMESLOT',
      priceCents: 14_900,
      priceUnit: 'PER_SEAT',
      maxSeats: 6,
      taxBps: gst,
      locationText: 'The Jetty, Lagoon Road',
      photos: photosOf(set, 'sunrise-tour', [
        'The sun coming up over the sea, a launch passing',
        'Twin mountains above still water at first light',
        'A reef and a spit of sand from above',
      ]),
      addOns: ['breakfast', 'snorkel-set'],
    },
    {
      slug: 'charter-day',
      name: 'Charter day',
      summary: 'The boat, the skipper and the whole day, for up to six.',
      description:
        'Your own plan: Ball’s Pyramid, a secret beach, fishing, or nothing at all. We pack lunch.',
      inclusions: [
        'The boat to yourselves',
        'Lunch and drinks',
        'Snorkel sets for all',
        'Fuel and park fees',
      ],
      segment: 'on-the-water',
      service: 'charter',
      bookingType: 'DATE',
      priceCents: 189_000,
      maxSeats: 6,
      taxBps: gst,
      locationText: 'The Jetty, Lagoon Road',
      photos: photosOf(set, 'charter-day', [
        'A sailing boat on blue water',
        'A lagoon from above, from deep blue to sand',
        'Evening over the water with a sail',
      ]),
      addOns: ['snorkel-set'],
    },
  ],
};
