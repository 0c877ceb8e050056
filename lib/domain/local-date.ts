import { DAY } from '@/lib/domain/durations';

/** Local dates (`YYYY-MM-DD`) as plain calendar arithmetic: days since 1970-01-01, no zone involved. */
const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is an existing date `YYYY-MM-DD`: 2028-02-29 is, 2027-02-29 is not. Years 1970–9999. */
export function isLocalDate(text: string): boolean {
  if (!shape.test(text) || text < '1970') return false;
  return formatEpochDay(toEpochDay(text)) === text;
}

/** Days since 1970-01-01 of a local date that `isLocalDate` accepts. */
export function toEpochDay(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

/** The local date `YYYY-MM-DD` of a number of days since 1970-01-01. */
export function formatEpochDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The local date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return formatEpochDay(toEpochDay(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** ISO weekday 1 (Monday) – 7 (Sunday) of a local date. */
export function weekdayOf(date: string): number {
  return weekdayOfEpochDay(toEpochDay(date));
}

/** ISO weekday 1 (Monday) – 7 (Sunday) of a number of days since 1970-01-01. */
export function weekdayOfEpochDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** All dates from `from` to `to`, both inclusive. */
export function eachDate(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let day = toEpochDay(from); day <= toEpochDay(to); day += 1) dates.push(formatEpochDay(day));
  return dates;
}
