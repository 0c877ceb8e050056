import type { Blueprint } from '@/lib/domain/blueprint';
import { everyDay, picture } from '@/lib/domain/blueprint-parts';
import { firstPrice } from './prices';
import { type BusinessStart, contactOf, fairPolicy, ownerOf, tenantOf } from './start';

const set = 'tours';
const guided = [{ name: 'Guide', resources: ['owner'] }];

/** Seats on fixed departures, and the whole day for one party: the guide can only be in one place. */
export function tours(start: BusinessStart): Blueprint {
  const price = (dollars: number) => firstPrice(dollars, start.currency);
  return {
    tenant: tenantOf(start, 'TOURS'),
    policy: {
      ...fairPolicy,
      depositRefundable: true,
      cancellationTiers: [
        { hoursBefore: 7 * 24, keepBps: 0 },
        { hoursBefore: 48, keepBps: 5000 },
      ],
      rescheduleNoticeHours: 48,
      reminderDaysBefore: 2,
      note: 'If the weather turns we call it off the evening before, and everything goes back to you.',
    },
    site: {
      headline: 'Go where the road gets quiet',
      tagline: 'Small groups, early starts and a guide who knows the way home.',
      about: `${start.name} takes eight people at most, because that is how many can hear the birds and each other.\n\nWe start early or late, when the light is good and the car parks are empty. You bring shoes you trust; we bring water, something to eat, and the stories.`,
      heroImage: picture(set, 'hero'),
      aboutImage: picture(set, 'about'),
      accentColor: '#2f6672',
      packageWord: 'tour',
      packagesWord: 'tours',
      ...contactOf(start),
      questions: [
        {
          question: 'How fit do I have to be?',
          answer: 'If you can walk for two hours with a few stops, you can come on every one of our tours.',
        },
        {
          question: 'Can children come?',
          answer: 'From eight years on, at the same price, with somebody who looks after them.',
        },
        {
          question: 'Where do we meet?',
          answer: 'It stands in your confirmation, with a map. Please be there ten minutes early.',
        },
      ],
    },
    segments: [
      {
        slug: 'small-groups',
        name: 'In a small group',
        description: 'Take one seat or eight.',
        image: picture(set, 'package-1'),
      },
      {
        slug: 'private',
        name: 'Just you',
        description: 'The guide and the whole day to yourselves.',
        image: picture(set, 'package-3'),
      },
    ],
    schedules: [{ key: 'season', name: 'Days we go out', weekly: everyDay(0, 1440) }],
    resources: [ownerOf(start, 'Guide', 'season')],
    services: [
      {
        key: 'morning',
        name: 'Morning departure',
        durationMinutes: 210,
        bufferAfterMinutes: 30,
        startTimes: ['08:00'],
        noticeMinutes: 12 * 60,
        horizonDays: 180,
        capacity: 8,
        groups: guided,
      },
      {
        key: 'evening',
        name: 'Evening departure',
        durationMinutes: 150,
        startTimes: ['17:00'],
        startDays: [3, 5, 6, 7],
        noticeMinutes: 6 * 60,
        horizonDays: 180,
        capacity: 8,
        groups: guided,
      },
      {
        key: 'private-day',
        name: 'Private day',
        durationDays: 1,
        noticeMinutes: 3 * 1440,
        horizonDays: 365,
        groups: guided,
      },
    ],
    addOns: [
      {
        slug: 'picnic',
        name: 'Picnic',
        description: 'Bread, cheese, fruit and something sweet, for each of you.',
        image: picture(set, 'package-2'),
        priceCents: price(22),
        priceUnit: 'PER_SEAT',
      },
      {
        slug: 'walking-poles',
        name: 'Walking poles',
        description: 'A pair, for the way down.',
        image: picture(set, 'about'),
        priceCents: price(8),
        maxQuantity: 8,
      },
    ],
    packages: [
      {
        slug: 'morning-tour',
        name: 'Morning tour',
        summary: 'Three and a half hours, before the day gets busy.',
        description:
          'Out while it is still cool, coffee with a view, and the long way back. The one to begin with.',
        inclusions: ['A guide for eight people at most', 'Coffee and cake', 'Water and rain jackets'],
        segment: 'small-groups',
        service: 'morning',
        bookingType: 'TIMESLOT',
        priceCents: price(89),
        priceUnit: 'PER_SEAT',
        maxSeats: 8,
        photos: [
          { url: picture(set, 'package-1'), alt: 'A sail on a bright sea' },
          { url: picture(set, 'package-3'), alt: 'A reef from above' },
        ],
        addOns: ['picnic', 'walking-poles'],
      },
      {
        slug: 'evening-tour',
        name: 'Evening tour',
        summary: 'Two and a half hours towards the last light.',
        description: 'An easy walk, a drink at the best spot, and back by torchlight.',
        inclusions: ['A guide for eight people at most', 'A drink at sunset', 'Head torches'],
        segment: 'small-groups',
        service: 'evening',
        bookingType: 'TIMESLOT',
        priceCents: price(65),
        priceUnit: 'PER_SEAT',
        maxSeats: 8,
        photos: [{ url: picture(set, 'package-2'), alt: 'Red rock country in the evening' }],
        addOns: ['picnic'],
      },
      {
        slug: 'private-day',
        name: 'Private day',
        summary: 'The guide, the plan and the whole day, for up to eight.',
        description:
          'Tell us what you like and how far you want to go, and we make a day of it. Lunch is on us.',
        inclusions: ['Up to eight people', 'A route made for you', 'Lunch and drinks', 'Pick-up nearby'],
        segment: 'private',
        service: 'private-day',
        bookingType: 'DATE',
        priceCents: price(680),
        maxSeats: 8,
        locationKind: 'CUSTOMER',
        locationText: 'We pick you up',
        photos: [{ url: picture(set, 'hero'), alt: 'Mountains above still water at first light' }],
        addOns: ['walking-poles'],
      },
    ],
  };
}
