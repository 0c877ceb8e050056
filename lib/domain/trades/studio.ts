import type { Blueprint } from '@/lib/domain/blueprint';
import { everyDay, picture } from '@/lib/domain/blueprint-parts';
import { firstPrice } from './prices';
import { type BusinessStart, contactOf, fairPolicy, ownerOf, sayFor, tenantOf } from './start';

const set = 'studio';
const hire = {
  stepMinutes: 60,
  noticeMinutes: 12 * 60,
  horizonDays: 90,
  groups: [{ name: 'Room', resources: ['room'] }],
};

/** One bright room: hired by the hour or the half day, and twice a week a class with a seat for each. */
export function studio(start: BusinessStart): Blueprint {
  const say = sayFor(start);
  const price = (dollars: number) => firstPrice(dollars, start.currency);
  return {
    tenant: tenantOf(start, 'STUDIO'),
    policy: {
      ...fairPolicy,
      paymentTiming: 'AT_APPOINTMENT',
      reminderDaysBefore: 1,
      note: 'Please leave the room as you found it; the next people will thank you.',
    },
    site: {
      headline: 'A room with good light',
      tagline: 'Hire it for an hour or an afternoon, or come and move with us.',
      about: `${start.name} is one bright room with a wooden floor, tall windows and not much else: no clutter, no mirrors where you don’t want them, nobody walking through.\n\nPhotographers, teachers, dancers and small teams hire it by the hour. Two evenings a week it is ours, for a slow class that anybody can join.`,
      heroImage: picture(set, 'hero'),
      aboutImage: picture(set, 'about'),
      accentColor: '#a04f2c',
      packageWord: 'session',
      packagesWord: 'sessions',
      ...contactOf(start),
      questions: [
        {
          question: 'How do we get in?',
          answer: 'We send you the door code with the reminder, the day before.',
        },
        {
          question: 'Does setting up count?',
          answer:
            'Yes, please book from when you come in to when you leave. There is a quarter of an hour’s air between two bookings.',
        },
        {
          question: 'What do I bring to a class?',
          answer: 'Comfortable clothes and a bottle of water. Mats, blocks and blankets are here.',
        },
      ],
    },
    segments: [
      {
        slug: 'hire',
        name: 'Hire the room',
        description: 'Yours alone, from an hour to half a day.',
        image: picture(set, 'hero'),
      },
      {
        slug: 'classes',
        name: 'Classes',
        description: 'Small and slow, two evenings a week.',
        image: picture(set, 'package-2'),
      },
    ],
    schedules: [{ key: 'house', name: 'House', weekly: everyDay(8 * 60, 22 * 60) }],
    resources: [
      { slug: 'room', name: 'The room', kind: 'ROOM', schedule: 'house' },
      ownerOf(start, 'Teacher', 'house'),
    ],
    services: [
      { ...hire, key: 'hour', name: 'Room for an hour', durationMinutes: 60, bufferAfterMinutes: 15 },
      { ...hire, key: 'half-day', name: 'Room for half a day', durationMinutes: 240, bufferAfterMinutes: 15 },
      {
        key: 'class',
        name: 'Evening class',
        durationMinutes: 75,
        bufferBeforeMinutes: 15,
        bufferAfterMinutes: 15,
        startTimes: ['18:30'],
        startDays: [2, 4],
        noticeMinutes: 60,
        horizonDays: 42,
        capacity: 12,
        groups: [
          { name: 'Room', resources: ['room'] },
          { name: 'Teacher', resources: ['owner'] },
        ],
      },
    ],
    addOns: [
      {
        slug: 'backdrop',
        name: 'Paper backdrop',
        description: 'Seamless white or sand, 2.7 m wide, with stands.',
        image: picture(set, 'about'),
        priceCents: price(25),
      },
      {
        slug: 'speaker',
        name: 'Speaker and microphone',
        description: say('Loud enough for the room, kind to the neighbours.'),
        image: picture(set, 'hero'),
        priceCents: price(15),
      },
    ],
    packages: [
      {
        slug: 'room-by-the-hour',
        name: 'Room by the hour',
        summary: 'Sixty minutes, the whole room, nobody else.',
        description:
          'For a shoot, a rehearsal, a lesson or a meeting that deserves daylight. Up to twenty people.',
        inclusions: ['A wooden floor and tall windows', 'Chairs, two tables, mats', 'Wi-Fi and a kettle'],
        segment: 'hire',
        grouping: 'Hire the room',
        service: 'hour',
        bookingType: 'TIMESLOT',
        priceCents: price(38),
        photos: [
          { url: picture(set, 'hero'), alt: 'A bright room with arched windows and a wooden floor' },
          { url: picture(set, 'package-1'), alt: 'A mat on a wooden floor, morning light' },
        ],
        addOns: ['backdrop', 'speaker'],
      },
      {
        slug: 'half-day',
        name: 'Half a day',
        summary: 'Four hours in a row, at a kinder price.',
        description:
          'Time to set up, try things and clear away without looking at the clock. Workshops and longer shoots love it.',
        inclusions: ['Everything of the hour', 'Four hours in a row', 'A backdrop of your choice'],
        segment: 'hire',
        grouping: 'Hire the room',
        service: 'half-day',
        bookingType: 'TIMESLOT',
        priceCents: price(115),
        photos: [{ url: picture(set, 'package-3'), alt: 'Light on clear water' }],
        addOns: ['speaker'],
      },
      {
        slug: 'evening-class',
        name: 'Slow evening class',
        summary: 'Seventy-five minutes of stretching, breath and quiet.',
        description:
          'A gentle class for bodies that have sat all day. No experience needed, twelve people at most.',
        inclusions: ['Mat, blocks and blanket', 'Tea afterwards'],
        segment: 'classes',
        service: 'class',
        bookingType: 'TIMESLOT',
        priceCents: price(18),
        priceUnit: 'PER_SEAT',
        maxSeats: 4,
        photos: [{ url: picture(set, 'package-2'), alt: 'Somebody sitting still by a lake' }],
      },
    ],
  };
}
