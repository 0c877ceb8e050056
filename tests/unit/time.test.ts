import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { countries } from '@/lib/domain/countries';
import { monthName, weekdayName } from '@/lib/domain/date-names';
import { addDays, daysBetween, eachDate, isLocalDate, weekdayOf } from '@/lib/domain/local-date';
import {
  dayRange,
  isLocalTime,
  isTimeZone,
  localDateOf,
  localInstants,
  localMinuteOf,
  startOfDay,
} from '@/lib/domain/time';
import {
  dateInWords,
  dayAndMonth,
  rangeInWords,
  shortDateInWords,
  timeInWords,
  whenInWords,
} from '@/lib/domain/when';
import { zoneOffsets } from '@/lib/domain/zone-offsets';
import { at } from './catalogue-fixture';

test.each([
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2100-02-29', false],
  ['2000-02-29', true],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['0999-01-01', false],
  ['1969-12-31', false],
  ['2026-1-01', false],
  ['2026-01-01T00:00', false],
  ['', false],
])('%s is a date: %s', (text, is) => {
  expect(isLocalDate(text)).toBe(is);
});

test('calendar arithmetic', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
  expect(eachDate('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(eachDate('2026-03-01', '2026-02-27')).toEqual([]);
  expect(['2026-11-23', '2026-11-29', '1969-12-31', '1970-01-01'].map(weekdayOf)).toEqual([1, 7, 3, 4]);
  expect(['00:00', '23:59', '24:00', '9:00', '12:60'].map(isLocalTime)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ['Europe/London', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['+02:00', false],
  ['', false],
  ['x'.repeat(300), false],
])('%s is a zone: %s', (zone, is) => {
  expect(isTimeZone(zone)).toBe(is);
});

describe('local days', () => {
  test.each([
    ['Europe/London', '2026-06-20', '2026-06-19T23:00:00Z', 24],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z', 23],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z', 23],
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T02:00:00Z', 25],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z', 0],
  ])('%s, %s begins at %s and lasts %d hours', (zone, date, begins, hours) => {
    const { start, end } = dayRange(date, 1, zone);
    expect(start).toBe(at(begins));
    expect((end - start) / 3_600_000).toBe(hours);
  });

  test('a local time is none, one or two instants', () => {
    const of = (date: string, time: string, zone: string) =>
      localInstants(date, time, zone).map((each) => new Date(each).toISOString());
    expect(of('2026-03-08', '02:30', 'America/New_York')).toEqual([]);
    expect(of('2026-11-01', '01:30', 'America/New_York')).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-01T06:30:00.000Z',
    ]);
    expect(of('2026-10-04', '02:15', 'Australia/Lord_Howe')).toEqual([]);
    expect(of('2026-06-20', '09:00', 'Asia/Kathmandu')).toEqual(['2026-06-20T03:15:00.000Z']);
  });

  test('the date and minute of an instant', () => {
    expect(localDateOf(at('2026-11-24T18:30:00Z'), 'Asia/Kathmandu')).toBe('2026-11-25');
    expect(localMinuteOf(at('2026-11-24T18:30:00Z'), 'Asia/Kathmandu')).toBe(15);
    expect(localDateOf(at('2026-01-01T03:00:00Z'), 'America/New_York')).toBe('2025-12-31');
  });
});

/** The table of offsets against Temporal, asked every few hours of some years. */
test.each([
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'America/Havana',
  'Asia/Beirut',
  'America/St_Johns',
  'Asia/Gaza',
  'Antarctica/Troll',
])('the offsets of %s are Temporal’s', (zone) => {
  for (const year of [2011, 2018, 2026]) {
    const from = Date.UTC(year, 0, 1);
    const to = Date.UTC(year + 1, 1, 1);
    const table = zoneOffsets(zone, from, to);
    for (let instant = from; instant < to; instant += 7 * 3_600_000) {
      const index = table.starts.findLastIndex((start) => start <= instant);
      const expected =
        Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
      expect(table.offsets[index], `${zone} ${new Date(instant).toISOString()}`).toBe(expected);
    }
  }
});

describe('in words', () => {
  const range = { start: at('2026-05-12T13:00:00Z'), end: at('2026-05-12T14:00:00Z') };
  test('dates and ranges', () => {
    expect(dayAndMonth('2026-05-12', 'en-GB', '2026-01-01')).toBe('12 May');
    expect(dayAndMonth('2027-05-02', 'en-GB', '2026-01-01')).toBe('2 May 2027');
    expect(dayAndMonth('2026-12-03', 'en-US', '2026-01-01')).toBe('December 3');
    expect(dayAndMonth('2027-05-02', 'en-US', '2026-01-01')).toBe('May 2, 2027');
    expect(dateInWords('2026-05-12', 'en-US')).toBe('Tuesday, May 12, 2026');
    expect(shortDateInWords('2026-05-12', 'en-US')).toBe('Tue, May 12, 2026');
    expect(shortDateInWords('2026-05-12', 'en-AU')).toBe('Tue, 12 May 2026');
    expect(shortDateInWords('2026-05-12', 'en-CA', false)).toBe('Tue, May 12');
    // Engines take English in countries they don't know for American.
    for (const country of ['BG', 'GR', 'BR', 'JP', 'LU']) {
      expect(dayAndMonth('2026-12-03', `en-${country}`, '2026-01-01')).toBe('3 December');
    }
    expect(timeInWords(range.start, 'UTC', 'en-BG')).toBe('13:00');
    expect(timeInWords(range.start, 'UTC', 'en-US')).toBe('1:00 PM');
    expect(dateInWords('2026-05-12', 'en-GB')).toBe('Tuesday, 12 May 2026');
    expect(rangeInWords(range, 'Europe/London', 'en-GB')).toBe('Tuesday, 12 May 2026, 14:00–15:00');
    expect(rangeInWords(range, 'America/New_York', 'en-US')).toBe('Tuesday, May 12, 2026, 9:00 AM–10:00 AM');
    expect(rangeInWords({ ...range, end: at('2026-05-13T01:00:00Z') }, 'Europe/London', 'en-GB')).toBe(
      'Tuesday, 12 May 2026, 14:00 – Wednesday, 13 May 2026, 02:00',
    );
  });

  test('months and weekdays have the same names in every country’s English', () => {
    const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1 + month)));
    for (const { code } of countries())
      for (const day of days) {
        const date = day.toISOString().slice(0, 10);
        const says = (options: Intl.DateTimeFormatOptions) =>
          new Intl.DateTimeFormat(`en-${code}`, { ...options, timeZone: 'UTC' }).format(day);
        expect([code, monthName(date), weekdayName(date, 'long'), weekdayName(date, 'short')]).toEqual([
          code,
          says({ month: 'long' }),
          says({ weekday: 'long' }),
          says({ weekday: 'short' }),
        ]);
      }
  });

  // Each shows the same time for both: an hour lies between them (half an hour on Lord Howe).
  test.each([
    ['Europe/London', 'en-GB', '2026-10-25T00:30:00Z', 60, '01:30 GMT+1–01:30 GMT'],
    ['Europe/London', 'en-GB', '2026-10-25T00:15:00Z', 30, '01:15 GMT+1–01:45 GMT+1'],
    ['America/New_York', 'en-US', '2026-11-01T05:30:00Z', 60, '1:30 AM GMT-4–1:30 AM GMT-5'],
    ['Australia/Lord_Howe', 'en-AU', '2026-04-04T14:45:00Z', 30, '1:45 am GMT+11–1:45 am GMT+10:30'],
    ['Europe/London', 'en-GB', '2026-10-24T23:30:00Z', 180, '00:30–02:30'],
    ['Europe/London', 'en-GB', '2026-03-29T00:30:00Z', 60, '00:30–02:30'],
  ])('a time that %s shows twice says which one it is (%s %s)', (zone, locale, from, minutes, words) => {
    const slot = { start: at(from), end: at(from) + minutes * 60_000 };
    expect(rangeInWords(slot, zone, locale).endsWith(`, ${words}`)).toBe(true);
  });

  const zones = { business: 'Europe/London', visitor: 'America/New_York' };
  test.each([
    [
      'BUSINESS',
      zones,
      'Tuesday, 12 May 2026, 14:00–15:00 (London time)',
      'Tuesday, 12 May 2026, 09:00–10:00 (New York time)',
    ],
    [
      'ONLINE',
      zones,
      'Tuesday, 12 May 2026, 09:00–10:00 (New York time)',
      'Tuesday, 12 May 2026, 14:00–15:00 (London time)',
    ],
    ['BUSINESS', { ...zones, visitor: 'Europe/Lisbon' }, 'Tuesday, 12 May 2026, 14:00–15:00', null],
  ] as const)('a slot (%s)', (locationKind, both, first, second) => {
    expect(whenInWords({ ...range, bookingType: 'TIMESLOT', locationKind }, both, 'en-GB')).toEqual({
      first,
      second,
    });
  });

  test('whole days are the business’s', () => {
    const days = (count: number) => ({
      ...dayRange('2026-10-24', count, 'Europe/London'),
      bookingType: 'DATE' as const,
      locationKind: 'BUSINESS' as const,
    });
    expect(whenInWords(days(1), zones, 'en-GB')).toEqual({
      first: 'Saturday, 24 October 2026',
      second: null,
    });
    expect(whenInWords(days(2), zones, 'en-GB').first).toBe(
      'Saturday, 24 October 2026 – Sunday, 25 October 2026',
    );
    expect(startOfDay('2026-10-26', 'Europe/London')).toBe(days(2).end);
  });
});
