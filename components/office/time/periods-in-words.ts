import { clock } from '../words';

/** "09:00–12:00, 13:00–17:00"; "Closed". */
export function periodsInWords(periods: { startMinute: number; endMinute: number }[]): string {
  if (periods.length === 0) return 'Closed';
  return periods.map(({ startMinute, endMinute }) => `${clock(startMinute)}–${clock(endMinute)}`).join(', ');
}
