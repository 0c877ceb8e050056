import type { BookingType, Package } from '@/lib/domain/catalogue';
import { dateFormat } from '@/lib/domain/date-format';
import { monthName, weekdayName } from '@/lib/domain/date-names';
import { DAY } from '@/lib/domain/durations';
import { addDays, toEpochDay } from '@/lib/domain/local-date';
import { clockLocale, isMonthFirst } from '@/lib/domain/region-habits';
import { isShownTwice, isTimeZone, localDateOf, offsetMinutesAt, type Range } from '@/lib/domain/time';
import { nameOf, type Zone } from '@/lib/domain/zone-offsets';

/** Dates and times for people. Composed from our own tables so that server and browser render the same text. */

/** "12 May" or "May 12", by the country's habit, with the year when it isn't that of `today`. Local dates. */
export function dayAndMonth(date: string, locale: string, today: string): string {
  return composed(date, locale, 'long', date.slice(0, 4) !== today.slice(0, 4));
}

/** "Tuesday, 12 May 2026"; "Tuesday, May 12, 2026". */
export function dateInWords(date: string, locale: string): string {
  return `${weekdayName(date, 'long')}, ${dayAndMonth(date, locale, '')}`;
}

/** "Tue, 12 May 2026"; "Tue, May 12, 2026". For lists, which may leave out the year (`withYear`). */
export function shortDateInWords(date: string, locale: string, withYear = true): string {
  return `${weekdayName(date, 'short')}, ${composed(date, locale, 'short', withYear)}`;
}

/** "December 2026", of "2026-12". */
export function monthInWords(month: string): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

function composed(date: string, locale: string, month: 'long' | 'short', withYear: boolean): string {
  // In short, some countries say "Sept".
  const name =
    month === 'long'
      ? monthName(date)
      : dateFormat(locale, { month, timeZone: 'UTC' }).format(toEpochDay(date) * DAY);
  const [day, year] = [Number(date.slice(8)), date.slice(0, 4)];
  if (isMonthFirst(locale)) return `${name} ${day}${withYear ? `, ${year}` : ''}`;
  return `${day} ${name}${withYear ? ` ${year}` : ''}`;
}

/**
 * "14:00" or "2:00 PM", by the country's habit, in `timeZone`; `instant` is epoch ms. In a fold, where the clock shows
 * that time twice, with the offset: "1:30 GMT-4".
 */
export function timeInWords(instant: number, timeZone: Zone, locale: string): string {
  const wall = instant + offsetMinutesAt(instant, timeZone) * 60_000;
  const time = dateFormat(clockLocale(locale), { timeStyle: 'short', timeZone: 'UTC' })
    .format(wall)
    .replaceAll(/[\u00a0\u202f]/g, ' ');
  return isShownTwice(instant, timeZone) ? `${time} ${offsetInWords(instant, timeZone)}` : time;
}

/** The time in another zone: "18:00", or "Wed 00:00" where it is another day there than in `timeZone`. */
export function timeThereInWords(
  instant: number,
  zones: { timeZone: Zone; there: Zone },
  locale: string,
): string {
  const date = localDateOf(instant, zones.there);
  const time = timeInWords(instant, zones.there, locale);
  return date === localDateOf(instant, zones.timeZone) ? time : `${weekdayName(date, 'short')} ${time}`;
}

/** "GMT+5:30"; composed here, since engines name offsets differently. */
function offsetInWords(instant: number, timeZone: Zone): string {
  const minutes = offsetMinutesAt(instant, timeZone);
  if (minutes === 0) return 'GMT';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `GMT${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** "Tue, 12 May 2026, 14:00" in `timeZone`, for lists; the `date` alone where the time doesn't matter. */
export function instantInWords(
  at: number,
  timeZone: Zone,
  locale: string,
  show: 'date' | 'both' = 'both',
): string {
  const date = shortDateInWords(localDateOf(at, timeZone), locale);
  return show === 'date' ? date : `${date}, ${timeInWords(at, timeZone, locale)}`;
}

/** The same on the business's clock for a customer, who is told its zone where their own clock shows another time. */
export function instantForCustomer(
  at: number,
  { business, customer }: { business: string; customer: string },
  locale: string,
): string {
  const words = instantInWords(at, business, locale);
  const isOther = isTimeZone(customer) && offsetMinutesAt(at, customer) !== offsetMinutesAt(at, business);
  return isOther ? `${words} (${zoneInWords(business)})` : words;
}

/** "London time" of Europe/London; "UTC". */
export function zoneInWords(timeZone: string): string {
  const city = timeZone.split('/').at(-1) ?? timeZone;
  return timeZone.includes('/') && !timeZone.startsWith('Etc/') ? `${city.replaceAll('_', ' ')} time` : city;
}

/** "Sydney, Australia" of Australia/Sydney for a business there; the country is that of its locale. */
export function zoneAndCountry(timeZone: string, locale: string): string {
  const city = zoneInWords(timeZone);
  const { region } = new Intl.Locale(locale);
  if (region === undefined || !city.endsWith(' time')) return city;
  const country = new Intl.DisplayNames('en', { type: 'region' }).of(region);
  return `${city.slice(0, -' time'.length)}, ${country ?? region}`;
}

/** A range in one zone: "Tuesday, 12 May 2026, 14:00–15:00", with the date of the end when that is another day. */
export function rangeInWords(range: Range, timeZone: Zone, locale: string): string {
  const [from, to] = [localDateOf(range.start, timeZone), localDateOf(range.end, timeZone)];
  const [start, end] = [timeInWords(range.start, timeZone, locale), timeInWords(range.end, timeZone, locale)];
  const until = from === to ? end : `${dateInWords(to, locale)}, ${end}`;
  return `${dateInWords(from, locale)}, ${start}${from === to ? '–' : ' – '}${until}`;
}

/** Whole days: "Tuesday, 12 May 2026" or "Friday, 15 May 2026 – Sunday, 17 May 2026" (`endDate` is the last day). */
export function daysInWords(date: string, endDate: string, locale: string): string {
  return date === endDate
    ? dateInWords(date, locale)
    : `${dateInWords(date, locale)} – ${dateInWords(endDate, locale)}`;
}

/**
 * When a booking takes place, for people. Where the two zones differ during the range both are given, named: the
 * business's first for what happens at a place, the visitor's first for what happens online (rule: time). Whole days
 * are the business's and never converted. An invalid visitor's zone counts as the business's.
 */
export function whenInWords(
  booking: Range & { bookingType: BookingType; locationKind: Package['locationKind'] },
  zones: { business: Zone; visitor: Zone },
  locale: string,
): { first: string; second: string | null } {
  if (booking.bookingType === 'DATE') {
    const date = localDateOf(booking.start, zones.business);
    const endDate = addDays(localDateOf(booking.end, zones.business), -1);
    return { first: daysInWords(date, endDate, locale), second: null };
  }
  const { business } = zones;
  const isKnown = typeof zones.visitor !== 'string' || isTimeZone(zones.visitor);
  const visitor = isKnown ? zones.visitor : business;
  const of = (zone: Zone) => rangeInWords(booking, zone, locale);
  if (of(business) === of(visitor)) return { first: of(business), second: null };
  const [first, second] = booking.locationKind === 'ONLINE' ? [visitor, business] : [business, visitor];
  const withZone = (zone: Zone) => `${of(zone)} (${zoneInWords(nameOf(zone))})`;
  return { first: withZone(first), second: withZone(second) };
}
