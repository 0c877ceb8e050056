import { expect, test } from 'vitest';
import type { MonthFeed } from '@/lib/domain/month-feed';
import { packMonth, unpackMonth } from '@/lib/domain/month-wire';
import { localTextOf } from '@/lib/domain/time';
import { zoneClock } from '@/lib/domain/zone-offsets';
import { at } from './catalogue-fixture';

const clockIn = (zone: string) => zoneClock(zone, at('2027-03-01T00:00Z'), at('2030-03-01T00:00Z'));
const clocks = { business: clockIn('Europe/London'), visitor: clockIn('America/New_York') };
const nothing: MonthFeed = { month: '2027-03', days: [], slots: [], next: null, clocks };
const sent = (feed: MonthFeed) => unpackMonth(JSON.parse(JSON.stringify(packMonth(feed))));

/** Every quarter of an hour of the month's days, over the change of the clocks on both sides. */
function slotsOn(clock: 'business' | 'visitor', seatsLeft: (index: number) => number): MonthFeed['slots'] {
  return Array.from({ length: 31 * 40 }, (_, index) => {
    const start = at('2027-03-01T09:00Z') + (Math.floor(index / 40) * 96 + (index % 40)) * 900_000;
    return {
      start,
      end: start + 3_600_000,
      seatsLeft: seatsLeft(index),
      local: localTextOf(start, clocks[clock]),
    };
  });
}

test('a month arrives as it was sent: times on either clock, seats that differ, lengths that differ', () => {
  for (const clock of ['business', 'visitor'] as const) {
    const feed = { ...nothing, slots: slotsOn(clock, (index) => index % 5) };
    expect(sent(feed)).toEqual(feed);
  }
  const [first, second] = slotsOn('business', () => 1);
  if (!first || !second) throw new Error('There are slots.');
  const uneven = { ...nothing, slots: [first, { ...second, end: second.end + 900_000 }] };
  expect(sent(uneven)).toEqual(uneven);
  expect(sent({ ...nothing, clocks: { ...clocks, visitor: null }, next: { date: '2027-05-01' } })).toEqual({
    ...nothing,
    clocks: { ...clocks, visitor: null },
    next: { date: '2027-05-01' },
  });
});

test('a month of days arrives with the reasons of those that are closed', () => {
  const feed: MonthFeed = {
    ...nothing,
    days: [
      { date: '2027-03-01', open: false, reason: 'past' },
      { date: '2027-03-02', open: true },
      { date: '2027-03-03', open: false, reason: 'taken' },
      { date: '2027-03-04', open: false },
    ],
  };
  expect(sent(feed)).toEqual(feed);
});

test('a month of 1,240 times is sent in 6 kB even before it is compressed', () => {
  expect(JSON.stringify(packMonth({ ...nothing, slots: slotsOn('visitor', () => 1) })).length).toBeLessThan(
    6000,
  );
});

test('what is no month is refused', () => {
  const month = packMonth(nothing);
  const broken = [
    null,
    [],
    {},
    'x',
    { ...month, steps: ['1'] },
    { ...month, clocks: {} },
    { ...month, seatsLeft: null },
  ];
  for (const each of broken) expect(() => unpackMonth(each)).toThrow(TypeError);
});
