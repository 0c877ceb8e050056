import { weekdayOf } from '@/lib/domain/local-date';

/**
 * The names of months and weekdays in every country's English (`unit/when`). A browser takes as long for its first use of
 * Intl as for drawing half a page, so what the booking page shows at first does without.
 */
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** "May" of a month or a local date: `2026-05`, `2026-05-12`. */
export function monthName(date: string): string {
  return months[Number(date.slice(5, 7)) - 1] ?? '';
}

/** "Tuesday" or "Tue" of a local date. */
export function weekdayName(date: string, length: 'long' | 'short'): string {
  const name = weekdays[weekdayOf(date) - 1] ?? '';
  return length === 'long' ? name : name.slice(0, 3);
}
