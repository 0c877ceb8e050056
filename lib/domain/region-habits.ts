import { addDays, weekdayOf } from '@/lib/domain/local-date';

/**
 * Date, time and spelling habits of a country, by a business's locale ("en-US"): the single source for them. Our own
 * tables, since engines differ in their English for other countries (Node formats Bulgaria's as American), and server
 * and browser must render the same. Countries that aren't listed have the world's most common habits: 12 May, 14:00,
 * Monday.
 */
const MONTH_FIRST = new Set('US CA PH PR GU VI'.split(' '));
const AMERICAN_SPELLING = new Set('US PH PR GU VI'.split(' '));
/** https://github.com/unicode-org/cldr/blob/main/common/supplemental/supplementalData.xml, weekData and timeData. */
const SUNDAY_FIRST = new Set('US CA BR HK IL IN JP KR MT MX PH PR PT SA SG TH TW ZA GU VI'.split(' '));
const TWELVE_HOURS = new Set('US CA AE AU CY GR HK IN MX MY NZ PH PR SA SG GU VI'.split(' '));

/** "May 12", not "12 May". */
export function isMonthFirst(locale: string): boolean {
  return MONTH_FIRST.has(regionOf(locale));
}

/** "Color" and "canceled". */
export function isAmericanSpelling(locale: string): boolean {
  return AMERICAN_SPELLING.has(regionOf(locale));
}

/** The first day of the week: 0 Sunday, 1 Monday. */
export function firstWeekday(locale: string): 0 | 1 {
  return SUNDAY_FIRST.has(regionOf(locale)) ? 0 : 1;
}

/** The first local date of the week that contains `date`. */
export function firstOfWeek(date: string, locale: string): string {
  return addDays(date, -((weekdayOf(date) - firstWeekday(locale) + 7) % 7));
}

/** The locale for formatting times of day. */
export function clockLocale(locale: string): string {
  const region = regionOf(locale);
  return region === '' || TWELVE_HOURS.has(region) ? locale : 'en-GB';
}

/** The region of a locale: "US" of "en-US"; empty where it has none. */
function regionOf(locale: string): string {
  return /-([A-Z]{2})(?:-|$)/.exec(locale)?.[1] ?? '';
}
