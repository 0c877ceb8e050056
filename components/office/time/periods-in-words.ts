import { clock } from '../words';

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
