import { timeInWords } from '@/lib/domain/when';

/** Monday first, as in the stored hours. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** 90 → "1 h 30 min". */
export function minutesInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ');
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

/** "09:00–12:00, 13:00–17:00"; "Closed". Times in the country's format. */
export function periodsInWords(
  periods: { startMinute: number; endMinute: number }[],
  locale: string,
): string {
  if (periods.length === 0) return 'Closed';
  return periods
    .map(({ startMinute, endMinute }) => `${clock(startMinute, locale)}–${clock(endMinute, locale)}`)
    .join(', ');
}
