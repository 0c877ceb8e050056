import { addDays, daysBetween, eachDate, weekdayOf } from '@/lib/domain/local-date';
import { type Chance, chanceOf } from './chance';
import { fate } from './fate';
import type { DemoBooking } from './history';
import { couple, regulars } from './people';

/**
 * What a demo business has had for some months and has before it, besides its history: a full week around `today`. What
 * happens on a date hangs on the date and on `today` only.
 */
export const season: Record<string, (today: string) => DemoBooking[]> = {
  'bella-weddings': weddings,
  'serene-spa': salon,
  'outback-tours': tours,
};

type Day = { date: string; inDays: number; weekday: number; chance: Chance };

function daysAround(words: string, today: string, before: number, after: number): Day[] {
  return eachDate(addDays(today, -before), addDays(today, after)).map((date) => ({
    date,
    inDays: daysBetween(today, date),
    weekday: weekdayOf(date),
    chance: chanceOf(`${words} ${date}`),
  }));
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Who works when (as in the blueprint), and what they do most. */
const therapists = [
  { slug: 'amara', days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60, does: ['massage-60', 'massage-90'] },
  { slug: 'jonas', days: [2, 3, 4, 5, 6], from: 11 * 60, to: 20 * 60, does: ['massage-60', 'massage-90'] },
  {
    slug: 'mei',
    days: [1, 4, 5, 6, 7],
    from: 10 * 60,
    to: 18 * 60,
    does: ['facial-45', 'facial-45', 'massage-60'],
  },
] as const;
const minutes = { 'massage-60': 60, 'massage-90': 90, 'facial-45': 45 };
const wishes = [
  'Left shoulder, please go gently.',
  'First time here, a little nervous.',
  'Allergic to lavender.',
  'A present from my sister.',
  'I may be five minutes late, coming from work.',
  'Twenty weeks pregnant.',
  'As firm as you can, please.',
];

/** How much of what is free is taken: nearly all of this week, less the further away. */
function salonLoad(inDays: number): number {
  if (inDays <= 3) return 0.62;
  if (inDays <= 7) return 0.5;
  return inDays <= 14 ? 0.28 : 0.1;
}

function salon(today: string): DemoBooking[] {
  const someone = regulars('gb', 140);
  return daysAround('salon', today, 49, 35).flatMap(({ inDays, weekday, chance }) => {
    const bookings: DemoBooking[] = [];
    for (const { slug, days, from, to, does } of therapists) {
      if (!(days as readonly number[]).includes(weekday)) continue;
      let minute = from + 15 * chance.whole(0, 3);
      for (;;) {
        const item = chance.pick<keyof typeof minutes>(does);
        if (minute + minutes[item] > to) break;
        if (!chance.happens(salonLoad(inDays))) {
          minute += 45;
          continue;
        }
        const extra = item === 'facial-45' ? 'aromatherapy' : chance.pick(['hot-stones', 'aromatherapy']);
        bookings.push({
          package: item,
          inDays,
          time: clock(minute),
          resource: slug,
          customer: someone(chance),
          addOns: chance.happens(0.3) ? [{ slug: extra, quantity: 1 }] : [],
          ...(chance.happens(0.13) ? { notes: chance.pick(wishes) } : {}),
          ...fate(chance, inDays, 21),
        });
        minute += Math.ceil((minutes[item] + 10) / 15) * 15 + chance.pick([0, 0, 0, 15, 30]);
      }
    }
    const mats = inDays <= 7 ? chance.whole(2, 5) : chance.whole(0, 2);
    for (let at = 0; at < mats; at += 1) {
      const seats = chance.pick([1, 1, 1, 2]);
      bookings.push({
        package: 'yoga-class',
        inDays,
        time: '18:30',
        seats,
        customer: someone(chance),
        addOns: chance.happens(0.4) ? [{ slug: 'mat-hire', quantity: seats }] : [],
        ...fate(chance, inDays, 10),
      });
    }
    return bookings;
  });
}

const plans = [
  'Ceremony at three, in the garden if it stays dry.',
  'My father walks with a stick: no long way for the family pictures, please.',
  'We see each other before the ceremony, at the old mill.',
  'Two dogs will be there, and they are in the pictures.',
  'No pictures during the vows, please.',
  'My sister signs for our deaf guests; please leave her in view.',
];
/** The share of Saturdays that are taken, by month: New England marries from May to October. */
const saturdays = [0.3, 0.35, 0.3, 0.5, 0.75, 0.95, 0.9, 0.9, 0.95, 0.95, 0.55, 0.5];

function weddings(today: string): DemoBooking[] {
  let at = 0;
  return daysAround('weddings', today, 300, 330).flatMap(({ date, inDays, weekday, chance }) => {
    const month = saturdays[Number(date.slice(5, 7)) - 1] ?? 0;
    // Far away there are dates left; around today people elope on weekdays, too.
    const share = inDays > 180 ? month * 0.5 : month;
    const isNear = Math.abs(inDays) <= 10;
    const wanted = isNear
      ? 0.62
      : weekday === 6
        ? share
        : weekday === 5 || weekday === 7
          ? share * 0.35
          : 0.03;
    if (!chance.happens(wanted)) return [];
    at += 1;
    const weekend = weekday === 5 && chance.happens(0.6);
    const item = weekend
      ? 'grand-weekend'
      : weekday === 6 && chance.happens(0.8)
        ? 'classic-day'
        : 'elopement';
    const extras = [
      { slug: 'second-photographer', quantity: 1 },
      { slug: 'drone-film', quantity: 1 },
      { slug: 'album', quantity: chance.whole(1, 3) },
    ].filter(() => chance.happens(item === 'elopement' ? 0.15 : 0.4));
    return [
      {
        package: item,
        inDays,
        customer: couple(chance, at),
        address: venues[at % venues.length] ?? '',
        addOns: extras,
        ...(chance.happens(0.4) ? { notes: chance.pick(plans) } : {}),
        ...fate(chance, inDays, item === 'elopement' ? 90 : 280, 12),
        ...(inDays > 3 && inDays <= 30 && chance.happens(0.3) ? { owes: true as const } : {}),
      },
    ];
  });
}

/** Where couples celebrate. */
const venues = [
  'Gould Farm Meadow, 100 Gould Road, Monterey, MA',
  'Riverside Chapel, 7 Bridge Street, Housatonic, MA',
  'The Stone House, 31 Church Street, Lenox, MA',
  'Tannery Pond Barn, 15 Shaker Road, New Lebanon, NY',
  'Laurel Lake Lodge, 4 Lake Drive, Lee, MA',
];

const hopes = [
  'One of us gets seasick easily.',
  'It is my husband’s sixtieth.',
  'Two vegetarians for breakfast.',
  'Our youngest is seven.',
  'Staying at Pinetrees, could you pick us up?',
];

function tours(today: string): DemoBooking[] {
  const someone = regulars('au', 170);
  return daysAround('tours', today, 75, 45).flatMap(({ inDays, chance }) => {
    const common = () => ({
      customer: someone(chance),
      ...(chance.happens(0.2) ? { notes: chance.pick(hopes) } : {}),
      ...fate(chance, inDays, 60),
    });
    const load = inDays <= 7 ? 1 : inDays <= 21 ? 0.6 : 0.3;
    if (inDays !== 0 && chance.happens(0.12 * load))
      return [{ package: 'charter-day', inDays, seats: chance.whole(3, 6), ...common() }];
    // One boat: whoever books first decides which of the two departures it is.
    const time = chance.pick(['05:00', '05:30']);
    const parties = chance.happens(load) ? chance.whole(inDays <= 7 ? 2 : 1, 3) : 0;
    return Array.from({ length: parties }, (): DemoBooking => {
      const seats = chance.pick([1, 2, 2, 2, 3]);
      return {
        package: 'sunrise-tour',
        inDays,
        time,
        seats,
        addOns: [
          ...(chance.happens(0.4) ? [{ slug: 'breakfast', quantity: 1 }] : []),
          ...(chance.happens(0.3) ? [{ slug: 'snorkel-set', quantity: seats }] : []),
        ],
        ...common(),
      };
    });
  });
}
