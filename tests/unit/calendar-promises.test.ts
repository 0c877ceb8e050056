import { expect, it } from 'vitest';
import { checkCalendars } from '@/tests/faults/support/calendars';
import type { Facts } from '@/tests/faults/support/facts';

/** The fault suite's checker: silent about calendars that agree, and it names what is wrong in those that don't. */
const now = Date.UTC(2030, 0, 1);
const at = (hour: number) => ({ dateTime: new Date(now + hour * 3_600_000).toISOString() });
const id = '0199f000-0000-7000-8000-000000000001';
const entry = {
  id: 'ours',
  description: `https://mais.test/admin/bookings/${id}`,
  extendedProperties: { private: { mais: 'tenant' } },
  start: { date: '2030-02-01' },
  end: { date: '2030-02-02' },
};
const dentist = { id: 'dentist', start: at(9), end: at(10) };
const sound = {
  email: 'anna@gmail.test',
  writes: true,
  failure: '',
  lost: false,
  busy: [{ key: 'dentist', start: now + 9 * 3_600_000, end: now + 10 * 3_600_000, from: '', to: '' }],
  bookings: [{ id, whole: true, date: '2030-02-01', start: 0, end: 0 }],
  asked: [] as string[],
  events: [entry, dentist],
};
function broken(change: object): string {
  const lines: string[] = [];
  checkCalendars({ calendars: [{ ...sound, ...change }], now } as unknown as Facts, (line) =>
    lines.push(line),
  );
  return lines.join('\n');
}

it('finds nothing where both sides agree, or where the office is asked', () => {
  expect(broken({})).toBe('');
  const moved = { ...entry, start: { date: '2030-02-05' } };
  expect(broken({ events: [moved, dentist], asked: [id] })).toBe('');
});

it.each<[string, object, RegExp]>([
  ['an entry that is missing', { events: [dentist] }, /stands 0 times/],
  ['a second entry', { events: [entry, { ...entry, id: 'again' }, dentist] }, /stands 2 times/],
  [
    'one that did not follow',
    { events: [{ ...entry, start: { date: '2030-02-05' } }, dentist] },
    /another time/,
  ],
  ['one of a booking that is gone', { bookings: [] }, /for which no booking stands/],
  ['a question that nobody caused', { asked: [id] }, /which nobody moved/],
  ['busy times that are not known', { busy: [] }, /is busy 0 times here/],
  ['busy times at another time', { busy: [{ ...sound.busy[0], start: 0 }] }, /at another time/],
  ['busy times known twice', { busy: [sound.busy[0], sound.busy[0]] }, /is busy 2 times here/],
  ['busy times that are gone there', { events: [entry] }, /doesn’t stand in the calendar/],
  ['a calendar that is still away', { failure: 'silent' }, /still marked as silent/],
  ['a permission that is still lost', { lost: true }, /still lost/],
])('notices %s', (_, change, says) => {
  expect(broken(change)).toMatch(says);
});
