import { firstWeekday } from '@/lib/domain/region-habits';
import { timeInWords } from '@/lib/domain/when';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const weekdays = names.map((name, index) => ({ name, index }));

/** The weekdays in the country's order; `index` 0 is Monday, as in the stored hours. */
export function weekdaysIn(locale: string): typeof weekdays {
  return firstWeekday(locale) === 0 ? [...weekdays.slice(6), ...weekdays.slice(0, 6)] : weekdays;
}

/** 90 → "1 h 30 min". */
export function minutesInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ');
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/**
 * Minutes since midnight: 570 → "09:30" or "9:30 AM", in the country's format; past midnight "01:00 next day", at its
 * end "midnight".
 */
export function clock(minute: number, locale: string): string {
  if (minute === 1440) return 'midnight';
  const text = timeInWords((minute % 1440) * 60_000, 'UTC', locale);
  return minute > 1440 ? `${text} next day` : text;
}
