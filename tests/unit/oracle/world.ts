import fc from 'fast-check';
import type { OracleAsk, OracleClaim, OracleResource, OracleWorld } from './availability';
import { dateOfDay, dayNumber } from './clock';

/** Days on which something happens to the local clock, and two on which nothing does. */
const scenes: { zone: string; date: string }[] = [
  { zone: 'America/New_York', date: '2026-03-08' },
  { zone: 'America/New_York', date: '2026-11-01' },
  { zone: 'Europe/London', date: '2026-03-29' },
  { zone: 'Europe/London', date: '2026-10-25' },
  { zone: 'Australia/Lord_Howe', date: '2026-04-05' },
  { zone: 'Australia/Lord_Howe', date: '2026-10-04' },
  { zone: 'Africa/Casablanca', date: '2026-02-15' },
  { zone: 'Africa/Casablanca', date: '2026-03-22' },
  { zone: 'America/Sao_Paulo', date: '2018-11-04' },
  { zone: 'America/Sao_Paulo', date: '2018-02-18' },
  { zone: 'Pacific/Apia', date: '2011-12-30' },
  { zone: 'America/Havana', date: '2026-03-08' },
  { zone: 'America/Havana', date: '2026-11-01' },
  { zone: 'Asia/Beirut', date: '2026-03-29' },
  { zone: 'Asia/Beirut', date: '2026-10-25' },
  { zone: 'America/St_Johns', date: '2006-10-29' },
  { zone: 'Antarctica/Troll', date: '2026-10-25' },
  { zone: 'Asia/Kathmandu', date: '2027-01-01' },
  { zone: 'Pacific/Kiritimati', date: '2026-07-15' },
];

const quarter = (from: number, to: number) => fc.integer({ min: from, max: to }).map((step) => step * 15);
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);

const period = fc
  .tuple(quarter(0, 95), fc.oneof(quarter(2, 40), fc.constant(1440)))
  .map(([startMinute, length]) => ({ startMinute, endMinute: Math.min(startMinute + length, 2880) }));
const wholeDay = period.map(() => [{ startMinute: 0, endMinute: 1440 }]);
const hours = fc.oneof(
  { weight: 3, arbitrary: fc.array(period, { minLength: 1, maxLength: 3 }) },
  { weight: 3, arbitrary: wholeDay },
);
const ids = ['a', 'b', 'c', 'd'];

export type Case = { world: OracleWorld; ask: OracleAsk };

export function cases(kind: 'slots' | 'dates'): fc.Arbitrary<Case> {
  return fc.constantFrom(...scenes).chain((scene) => {
    const day = dayNumber(scene.date);
    const date = (from: number, to: number) =>
      fc.integer({ min: from, max: to }).map((offset) => dateOfDay(day + offset));
    const zone = oneOf(scene.zone, scene.zone, scene.zone, 'Asia/Kathmandu', 'America/New_York');
    const days = kind === 'dates' ? fc.integer({ min: 1, max: 3 }) : fc.constant(1);

    const resource = (id: string): fc.Arbitrary<OracleResource> =>
      fc.record({
        id: fc.constant(id),
        zone,
        weekly: fc
          .tuple(hours, hours, fc.boolean())
          .map(([week, other, isMixed]) =>
            Object.fromEntries(
              [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, isMixed && weekday % 2 ? other : week]),
            ),
          ),
        overrides: fc.dictionary(date(-2, 3), fc.array(period, { maxLength: 2 }), { maxKeys: 2 }),
      });

    const blackout = fc
      .record({
        resourceId: fc.constantFrom(null, ...ids),
        startDate: date(-2, 3),
        length: oneOf(0, 0, 0, 1),
        startMinute: fc.option(quarter(0, 80), { nil: null }),
        endMinute: fc.option(quarter(1, 96), { nil: null }),
      })
      .map(({ length, ...rest }) => ({ ...rest, endDate: dateOfDay(dayNumber(rest.startDate) + length) }));

    const claim = (duration: number): fc.Arbitrary<OracleClaim> =>
      fc
        .record({
          resourceId: fc.constantFrom(...ids),
          // Most of them on one day, so that they meet and lie within one another.
          from: fc
            .oneof(
              fc.integer({ min: (day - 2) * 96, max: (day + 3) * 96 }),
              fc.integer({ min: day * 96 + 30, max: day * 96 + 60 }),
            )
            .map((step) => step * 15),
          to: fc.oneof(quarter(1, 8), quarter(1, 30), fc.constant(duration)),
          seats: oneOf<number | 'alone'>('alone', 'alone', 1, 2),
          tag: fc.uuid(),
        })
        .map((each) => ({ ...each, to: each.from + each.to }));

    const group = fc.record({
      resourceIds: fc.shuffledSubarray(ids, { minLength: 1, maxLength: 3 }),
      choosable: fc.boolean(),
    });

    const world = fc
      .record({
        duration: oneOf(15, 30, 45, 60, 90, 150),
        days,
        before: oneOf(0, 0, 10, 30),
        after: oneOf(0, 0, 15, 45),
        step: oneOf(15, 20, 30, 60, 90),
        startTimes: oneOf<string[]>([], [], [], ['00:00', '01:30', '09:00'], ['02:15', '23:30', '00:30']),
        startDays: oneOf<number[]>([], [], [], [], [1, 5, 6, 7], [7]),
        notice: oneOf(0, 0, 0, 60, 120, 1440),
        soldUntil: oneOf<number | null>(null, null, 1, 660, 1080, 1440),
        horizonDays: oneOf(365, 365, 365, 4, 3, 2, 1, 0),
        capacity: oneOf(1, 1, 1, 2, 4),
        dailyLimit: oneOf<number | null>(null, null, 1, 2),
        minSeats: oneOf(1, 1, 1, 1, 2),
        maxSeats: oneOf(2, 3, 4, 1),
        groups: fc
          .array(group, { minLength: 1, maxLength: 2 })
          .chain((two) =>
            fc.array(group, { maxLength: 1 }).map((third) => (two.length === 2 ? [...two, ...third] : two)),
          ),
        resources: fc.tuple(resource('a'), resource('b'), resource('c'), resource('d')),
        blackouts: fc.oneof(
          { weight: 5, arbitrary: fc.array(blackout, { maxLength: 2 }) },
          // Far more of them than any page size, most beside the point; the last ones count as much as the first.
          {
            weight: 1,
            arbitrary: fc.array(blackout, { maxLength: 2 }).map((some) => [...manyBlackouts(day), ...some]),
          },
        ),
        now: fc
          .oneof(
            { weight: 3, arbitrary: fc.integer({ min: (day - 3) * 1440, max: (day - 2) * 1440 }) },
            { weight: 2, arbitrary: fc.integer({ min: (day - 2) * 1440, max: (day + 1) * 1440 }) },
          )
          .chain((minute) => oneOf(minute * 60_000, minute * 60_000 + 30_001)),
      })
      .chain((made) =>
        fc.array(claim(made.duration), { maxLength: 6 }).map(
          (claims): OracleWorld => ({
            ...made,
            tenantZone: scene.zone,
            firstDate: dateOfDay(day - 6),
            lastDate: dateOfDay(day + 8),
            claims,
          }),
        ),
      );

    const ask = fc
      .record({
        from: date(-1, 1),
        length: oneOf(0, 0, 1, 2),
        zone,
        seats: oneOf(1, 1, 1, 1, 2, 3),
        chosen: fc.oneof(
          { weight: 3, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: oneOf(...ids) },
        ),
      })
      .map(({ length, ...rest }) => ({ ...rest, to: dateOfDay(dayNumber(rest.from) + length) }));

    return fc.record({ world, ask });
  });
}

function manyBlackouts(day: number) {
  return Array.from({ length: 150 }, (_, index) => ({
    resourceId: null,
    startDate: dateOfDay(day - 400 + index),
    endDate: dateOfDay(day - 400 + index),
    startMinute: null,
    endMinute: null,
  }));
}
