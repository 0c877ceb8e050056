import type { Blueprint } from '@/lib/domain/blueprint';
import { everyDay, picture } from '@/lib/domain/blueprint-parts';
import { firstPrice } from './prices';
import { type BusinessStart, contactOf, fairPolicy, ownerOf, tenantOf } from './start';

const set = 'photographer';
const day = {
  durationDays: 1,
  noticeMinutes: 3 * 1440,
  horizonDays: 730,
  groups: [{ name: 'Photographer', resources: ['owner'] }],
};

/** Sells whole days, reserved with a deposit, and short portrait sessions on the days that are left. */
export function photographer(start: BusinessStart): Blueprint {
  const price = (dollars: number) => firstPrice(dollars, start.currency);
  return {
    tenant: tenantOf(start, 'PHOTOGRAPHER'),
    policy: {
      ...fairPolicy,
      depositKind: 'PERCENT',
      depositValue: 3000,
      balanceDueDays: 30,
      cancellationTiers: [
        { hoursBefore: 90 * 24, keepBps: 0 },
        { hoursBefore: 30 * 24, keepBps: 5000 },
      ],
      rescheduleNoticeHours: 30 * 24,
      maxReschedules: 2,
      reminderDaysBefore: 7,
      note: 'If one of us falls ill, we find a new date together before anything else.',
    },
    site: {
      headline: 'The day, the way it felt',
      tagline: 'Unhurried photographs of weddings and of the people you love.',
      about: `${start.name} makes photographs you will still want to look at in thirty years: the long look before the vows, the aunt who cries first, the last song with your shoes off.\n\nWe work quietly and with the light that is there, so that you can forget the camera and remember the day. Every picture in your gallery is chosen and edited by hand.`,
      heroImage: picture(set, 'hero'),
      aboutImage: picture(set, 'about'),
      accentColor: '#6b5136',
      packageWord: 'collection',
      packagesWord: 'collections',
      ...contactOf(start),
      questions: [
        {
          question: 'How do we reserve our date?',
          answer:
            'Choose a collection and a date and pay the deposit. The date is yours the moment the payment goes through.',
        },
        {
          question: 'When do we get our pictures?',
          answer: 'A first handful within a week, the whole gallery within six weeks.',
        },
        {
          question: 'What if it rains?',
          answer: 'Then we make rain pictures; they are often the best ones. Portrait sessions we can move.',
        },
      ],
    },
    segments: [
      {
        slug: 'weddings',
        name: 'Weddings',
        description: 'From two people on a hill to the whole family at one long table.',
        image: picture(set, 'package-1'),
      },
      {
        slug: 'portraits',
        name: 'Portraits',
        description: 'An hour and a half outside, when the light is kind.',
        image: picture(set, 'package-3'),
      },
    ],
    schedules: [{ key: 'days', name: 'Days I photograph', weekly: everyDay(0, 1440) }],
    resources: [ownerOf(start, 'Photographer', 'days')],
    services: [
      { ...day, key: 'day', name: 'A day of photography' },
      {
        key: 'portrait',
        name: 'Portrait session',
        durationMinutes: 90,
        bufferAfterMinutes: 30,
        startTimes: ['09:00', '16:30'],
        startDays: [1, 2, 3, 4, 5],
        noticeMinutes: 2 * 1440,
        horizonDays: 120,
        groups: day.groups,
      },
    ],
    addOns: [
      {
        slug: 'second-photographer',
        name: 'Second photographer',
        description: 'Both of you getting ready, and the vows from two sides.',
        image: picture(set, 'package-2'),
        priceCents: price(600),
      },
      {
        slug: 'album',
        name: 'Linen album',
        description: 'Forty pages, bound by hand. One for you, more for your parents.',
        image: picture(set, 'about'),
        priceCents: price(350),
        maxQuantity: 4,
      },
    ],
    packages: [
      {
        slug: 'wedding-day',
        name: 'The whole day',
        summary: 'Eight hours, from the first button to the first dance.',
        description:
          'Getting ready, the ceremony, portraits with your families, dinner and the first dances: the whole arc of the day, told in one gallery.',
        inclusions: [
          'Eight hours of coverage',
          'At least 400 edited photographs',
          'Private online gallery',
          'A call to plan the day',
        ],
        segment: 'weddings',
        grouping: 'Weddings',
        service: 'day',
        bookingType: 'DATE',
        priceCents: price(2800),
        locationKind: 'CUSTOMER',
        locationText: 'Where you celebrate',
        photos: [
          { url: picture(set, 'package-2'), alt: 'Flowers in soft light' },
          { url: picture(set, 'package-1'), alt: 'A couple in a meadow at sunset' },
        ],
        addOns: ['second-photographer', 'album'],
      },
      {
        slug: 'elopement',
        name: 'Elopement',
        summary: 'Three quiet hours for the two of you.',
        description:
          'A walk, your vows, a few portraits where the light is good, and time to breathe in between. For up to twelve people.',
        inclusions: ['Three hours of coverage', 'At least 120 edited photographs', 'Private online gallery'],
        segment: 'weddings',
        grouping: 'Weddings',
        service: 'day',
        bookingType: 'DATE',
        priceCents: price(1200),
        locationKind: 'CUSTOMER',
        locationText: 'A place that means something to you',
        photos: [{ url: picture(set, 'package-1'), alt: 'A couple in a meadow at sunset' }],
        addOns: ['album'],
      },
      {
        slug: 'portrait-session',
        name: 'Portrait session',
        summary: 'Ninety minutes outside, for couples and families.',
        description:
          'A walk somewhere open, early or late, when the light is low. Nobody has to pose; dogs are welcome.',
        inclusions: ['Ninety minutes together', '40 edited photographs', 'Private online gallery'],
        segment: 'portraits',
        service: 'portrait',
        bookingType: 'TIMESLOT',
        priceCents: price(320),
        locationKind: 'CUSTOMER',
        locationText: 'Outdoors; we agree on the spot together',
        photos: [{ url: picture(set, 'package-3'), alt: 'A mountain lake, still as glass' }],
      },
    ],
  };
}
