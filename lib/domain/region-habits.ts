import { addDays, weekdayOf } from '@/lib/domain/local-date';

/**
 * What people of a country are used to, asked by a business's locale ("en-US"): the one place that knows. Tables of our
 * own, since engines differ in what they know of English in other countries (Node takes Bulgaria's for American), and
 * server and browser must say the same. Countries that aren't named do as most of the world: 12 May, 14:00, Monday.
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

/** With which day a week begins: 0 Sunday, 1 Monday. */
export function firstWeekday(locale: string): 0 | 1 {
  return SUNDAY_FIRST.has(regionOf(locale)) ? 0 : 1;
}

/** The first date of the week that holds `date`. */
export function firstOfWeek(date: string, locale: string): string {
  return addDays(date, -((weekdayOf(date) - firstWeekday(locale) + 7) % 7));
}

/** The locale to write times of day with. */
export function clockLocale(locale: string): string {
  const region = regionOf(locale);
  return region === '' || TWELVE_HOURS.has(region) ? locale : 'en-GB';
}

/** "US" of "en-US"; empty where a locale names no country. */
function regionOf(locale: string): string {
  return /-([A-Z]{2})(?:-|$)/.exec(locale)?.[1] ?? '';
}
