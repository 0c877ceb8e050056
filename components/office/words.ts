import { weekdayNames } from '@/lib/domain/hours-in-words';
import { firstWeekday } from '@/lib/domain/region-habits';

const weekdays = weekdayNames.map((name, index) => ({ name, index }));

/** The weekdays in the country's order; `index` 0 is Monday, as in the stored hours. */
export function weekdaysIn(locale: string): typeof weekdays {
  return firstWeekday(locale) === 0 ? [...weekdays.slice(6), ...weekdays.slice(0, 6)] : weekdays;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
