import { expect, test } from 'vitest';
import { countries } from '@/lib/domain/countries';
import { clockLocale, firstOfWeek, firstWeekday, isAmericanSpelling } from '@/lib/domain/region-habits';

type Known = Intl.Locale & {
  getWeekInfo: () => { firstDay: number };
  getHourCycles: () => string[];
};

test.each(countries().map(({ code }) => code))('%s: the week and the clock are CLDR’s', (code) => {
  const region = new Intl.Locale(`und-${code}`) as Known;
  expect(firstWeekday(`en-${code}`)).toBe(region.getWeekInfo().firstDay % 7);
  const time = new Intl.DateTimeFormat(clockLocale(`en-${code}`), { timeStyle: 'short', timeZone: 'UTC' });
  const half = region.getHourCycles()[0] === 'h12';
  expect(/[ap]\.?m/i.test(time.format(Date.UTC(2026, 0, 1, 15)))).toBe(half);
});

test('a week begins by the country, not by the currency', () => {
  // 2026-12-03 is a Thursday.
  expect(firstOfWeek('2026-12-03', 'en-GB')).toBe('2026-11-30');
  expect(firstOfWeek('2026-12-03', 'en-US')).toBe('2026-11-29');
  expect(firstOfWeek('2026-11-29', 'en-CA')).toBe('2026-11-29');
  expect(firstOfWeek('2026-11-29', 'en-GB')).toBe('2026-11-23');
  expect(firstOfWeek('2026-12-03', 'en')).toBe('2026-11-30');
});

test('Canada writes its dates as the United States do and its words as Britain does', () => {
  expect(isAmericanSpelling('en-US')).toBe(true);
  expect(['en-CA', 'en-GB', 'en-AU', 'en'].some(isAmericanSpelling)).toBe(false);
});
