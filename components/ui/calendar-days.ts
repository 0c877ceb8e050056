import { addDays, weekdayOf } from '@/lib/domain/local-date';
import { addMonths } from '@/lib/domain/month-feed';

/** The six weeks around a month (`YYYY-MM`): every month is drawn in as many. `weekStart`: 0 Sunday, 1 Monday. */
export function weeksOf(month: string, weekStart: 0 | 1): string[][] {
  const start = firstOfWeek(`${month}-01`, weekStart);
  return [0, 1, 2, 3, 4, 5].map((week) => [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(start, week * 7 + day)));
}

function firstOfWeek(date: string, weekStart: 0 | 1): string {
  return addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
}

type Bounds = { weekStart: 0 | 1; firstMonth?: string; lastMonth?: string };

/** The day that a key leads to from a day, within the months that can be shown; null: no key of the calendar's. */
export function dayReachedBy(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  date: string,
  { weekStart, firstMonth, lastMonth }: Bounds,
): string | null {
  const to = target(key, shiftKey, date, weekStart);
  if (to === null) return null;
  if (firstMonth && to < `${firstMonth}-01`) return `${firstMonth}-01`;
  if (lastMonth && to.slice(0, 7) > lastMonth) return lastOf(lastMonth);
  return to;
}

function target(key: string, shiftKey: boolean, date: string, weekStart: 0 | 1): string | null {
  switch (key) {
    case 'ArrowLeft':
      return shiftKey ? monthsLater(date, -1) : addDays(date, -1);
    case 'ArrowRight':
      return shiftKey ? monthsLater(date, 1) : addDays(date, 1);
    case 'ArrowUp':
      return shiftKey ? monthsLater(date, -12) : addDays(date, -7);
    case 'ArrowDown':
      return shiftKey ? monthsLater(date, 12) : addDays(date, 7);
    case 'PageUp':
      return monthsLater(date, shiftKey ? -12 : -1);
    case 'PageDown':
      return monthsLater(date, shiftKey ? 12 : 1);
    case 'Home':
      return firstOfWeek(date, weekStart);
    case 'End':
      return addDays(firstOfWeek(date, weekStart), 6);
    default:
      return null;
  }
}

/** The same day of another month, or its last one. */
function monthsLater(date: string, count: number): string {
  const month = addMonths(date.slice(0, 7), count);
  const same = `${month}-${date.slice(8)}`;
  const last = lastOf(month);
  return same < last ? same : last;
}

const lastOf = (month: string) => addDays(`${addMonths(month, 1)}-01`, -1);
