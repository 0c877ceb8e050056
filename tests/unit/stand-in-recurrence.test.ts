import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCalendar } from '@/lib/integrations/ics/read-calendar';
import { instancesOf } from '@/stand-ins/google/recurrence';
import { parseRule } from '@/stand-ins/google/rule';
import type { GoogleEvent } from '@/stand-ins/google/state';

/** The stand-in for Google repeats by code of its own, so that the library that we read files with has an opponent. */
const DAY = 86_400_000;
const window = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 11, 1), timeZone: 'Europe/London' };
const zones = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
];

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const day = fc.constantFrom(...names);
const few = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 3 });
const nth = fc
  .tuple(fc.constantFrom('', '1', '2', '3', '4', '5', '-1', '-2'), day)
  .map(([which, name]) => which + name);
const monthDay = fc.integer({ min: -31, max: 31 }).filter((number) => number !== 0);
const inMonth = fc.oneof(
  fc.constant(''),
  few(nth).map((days) => `;BYDAY=${days}`),
  few(monthDay).map((days) => `;BYMONTHDAY=${days}`),
  fc.tuple(few(day), few(monthDay)).map(([days, numbers]) => `;BYDAY=${days};BYMONTHDAY=${numbers}`),
);
const by = fc.oneof(
  fc.constant('DAILY'),
  fc.option(few(day), { nil: null }).map((days) => (days ? `WEEKLY;BYDAY=${days}` : 'WEEKLY')),
  inMonth.map((more) => `MONTHLY${more}`),
  fc.constant('YEARLY'),
  fc
    .tuple(few(fc.integer({ min: 1, max: 12 })), inMonth)
    .map(([months, more]) => `YEARLY;BYMONTH=${months}${more}`),
);
const end = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
  fc.integer({ min: 0, max: 700 }).map((days) => `;UNTIL=${stamp(window.from + days * DAY)}Z`),
);
const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
const local = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replaceAll(/[-:]/g, '')
    .replace(' ', 'T');

const series = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    days: fc.integer({ min: 0, max: 500 }),
    // At night, too, when clocks are changed: what such a clock leaves out or shows twice.
    hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
    interval: fc.integer({ min: 1, max: 4 }),
    by,
    end,
  })
  .map(({ timeZone, days, hour, interval, by, end }) => {
    const rule = `RRULE:FREQ=${by};INTERVAL=${interval}${end}`;
    const midnight = window.from + days * DAY;
    // That hour on the clock of the zone.
    const wanted = new Date(midnight + hour * 3_600_000).toISOString().slice(0, 13);
    const start = [...Array(53).keys()]
      .map((step) => midnight + hour * 3_600_000 + (step - 28) * 1_800_000)
      .find((at) => local(at, timeZone).startsWith(`${wanted.replaceAll('-', '')}00`));
    return { timeZone, rule, start: start ?? midnight, isCountedAtNight: hour < 4 && end.includes('COUNT') };
  });

it('repeats as the library does, by its own code: any rule that it takes, in any zone', async () => {
  await fc.assert(
    fc.asyncProperty(series, async ({ timeZone, rule, start, isCountedAtNight }) => {
      // The library counts only what it makes, and it makes nothing where a clock leaves the time out.
      fc.pre(!isCountedAtNight);
      const event = {
        id: 'x',
        start: { dateTime: new Date(start).toISOString(), timeZone },
        end: { dateTime: new Date(start + 3_600_000).toISOString(), timeZone },
        recurrence: [rule],
      } as GoogleEvent;
      const ours = instancesOf(event, window.from, window.to).map((each) =>
        'dateTime' in each.start ? new Date(each.start.dateTime).getTime() : 0,
      );
      const read = await readCalendar(
        `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART;TZID=${timeZone}:${local(start, timeZone)}\r\nDURATION:PT1H\r\n${rule}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
        window,
      );
      const theirs = read.ok ? read.entries.map((entry) => entry.start).sort((a, b) => a - b) : read;
      const shown = (times: unknown) =>
        Array.isArray(times) ? times.map((at) => new Date(at).toISOString()) : times;
      // A first time that its rule doesn't have: calendars differ in whether it counts.
      fc.pre(ours.length === 0 || ours[0] === start);
      expect(shown(theirs), `${rule} from ${new Date(start).toISOString()} in ${timeZone}`).toEqual(
        shown(ours),
      );
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['RRULE:FREQ=HOURLY', 501],
  ['RRULE:FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO', 501],
  ['RRULE:FREQ=YEARLY;BYWEEKNO=3', 501],
  ['RRULE:FREQ=YEARLY;BYDAY=MO', 501],
  ['RRULE:FREQ=DAILY;BYDAY=MO', 501],
  ['RRULE:FREQ=WEEKLY;BYDAY=1MO', 501],
  ['EXDATE:20310101T000000Z', 501],
  ['RRULE:FREQ=MONTHLY;BYMONTHDAY=32', 400],
  ['RRULE:FREQ=MONTHLY;BYDAY=9TU', 400],
  ['RRULE:FREQ=DAILY;COUNT=0', 400],
  ['RRULE:FREQ=DAILY;UNTIL=soon', 400],
])('%s is refused with %i', (rule, status) => {
  expect(() => parseRule([rule])).toThrow(expect.objectContaining({ status }));
});
