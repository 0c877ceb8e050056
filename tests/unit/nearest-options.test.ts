import { expect, test } from 'vitest';
import { nearestOptions } from '@/components/booking/nearest-options';
import { offerOf } from '@/components/booking/offer';
import type { MonthFeed } from '@/lib/domain/month-feed';
import { at, catalogue, item } from './catalogue-fixture';

/** A business in London. */
const offer = offerOf(catalogue(), item(), at('2027-05-01T08:00:00Z'));
const choice = {
  date: null,
  start: at('2027-05-12T22:00:00Z'),
  seats: 1,
  resource: null,
  clock: null,
  month: null,
  extras: {},
};
const feed = (change: Partial<MonthFeed>): MonthFeed => ({
  month: '2027-05',
  days: [],
  slots: [],
  next: null,
  clocks: { business: offer.clock, visitor: null },
  ...change,
});
const slot = (start: string) => ({ start: at(start), end: at(start) + 3_600_000, seatsLeft: 1, local: '' });

test('a time is said, and picked, on the clock that times are read on', () => {
  // Past midnight in London, still the evening before in New York.
  const [london] = nearestOptions(
    offer,
    choice,
    [feed({ slots: [slot('2027-05-12T23:30:00Z')] })],
    'Europe/London',
  );
  expect(london).toMatchObject({
    label: 'Thursday, 13 May 2027, 00:30',
    patch: { start: at('2027-05-12T23:30:00Z'), date: '2027-05-13' },
  });
  const [newYork] = nearestOptions(
    offer,
    choice,
    [feed({ slots: [slot('2027-05-12T23:30:00Z')] })],
    'America/New_York',
  );
  expect(newYork).toMatchObject({
    label: '19:30',
    patch: { start: at('2027-05-12T23:30:00Z'), date: '2027-05-12' },
  });
  // Whose clock it is stays as it was chosen.
  expect(newYork?.patch).not.toHaveProperty('clock');
});

test('another day takes back the time that has gone', () => {
  expect(nearestOptions(offer, choice, [feed({ next: { date: '2027-06-02' } })], 'Europe/London')).toEqual([
    {
      key: '2027-06-02',
      label: 'Wednesday, 2 June 2027',
      patch: { date: '2027-06-02', month: '2027-06', start: null },
    },
  ]);
});
