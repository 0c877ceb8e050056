import { Temporal } from 'temporal-polyfill';
import { mostInstances, parseRule, type Rule } from './rule';
import type { GoogleEvent, Moment } from './state';

export const instant = (at: Moment): number =>
  Date.parse('date' in at ? `${at.date}T00:00:00Z` : at.dateTime);

/** The instances of a repeating event that touch [from, to): each keeps its hour on the clock of its zone. */
export function instancesOf(event: GoogleEvent, from: number, to: number): GoogleEvent[] {
  const rule = parseRule(event.recurrence ?? []);
  const { start, end } = event;
  const length = instant(end) - instant(start);
  const found: GoogleEvent[] = [];
  let made = 0;
  for (const date of datesOf(start, rule)) {
    if (made >= Math.min(rule.count, mostInstances)) break;
    const at = momentOn(date, start);
    const begins = instant(at);
    if (begins > rule.until || begins >= to) break;
    made += 1;
    if (begins + length <= from) continue;
    const ends: Moment =
      'date' in at
        ? {
            date: Temporal.PlainDate.from(at.date)
              .add({ days: length / 86_400_000 })
              .toString(),
          }
        : { ...at, dateTime: new Date(begins + length).toISOString() };
    const { recurrence: _, ...rest } = event;
    const id = `${event.id}_${stamp(at)}`;
    found.push({ ...rest, id, start: at, end: ends, recurringEventId: event.id, originalStartTime: at });
  }
  return found;
}

const stamp = (at: Moment) =>
  'date' in at
    ? at.date.replaceAll('-', '')
    : new Date(at.dateTime).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

const zoneOf = (at: Moment) => ('date' in at ? 'UTC' : (at.timeZone ?? 'UTC'));
const localOf = (at: Moment) =>
  'date' in at
    ? Temporal.PlainDateTime.from(at.date)
    : Temporal.Instant.from(at.dateTime).toZonedDateTimeISO(zoneOf(at)).toPlainDateTime();

/** No rule of ours looks further; one that never comes ends here. */
const MOST_YEARS = 100;

/** The local dates of a rule, from the first on, in their order. Dates that don't exist (30 February) are left out. */
function* datesOf(start: Moment, rule: Rule): Generator<Temporal.PlainDate> {
  const first = localOf(start).toPlainDate();
  const last = first.add({ years: MOST_YEARS });
  for (
    let from = beginOf(first, rule);
    Temporal.PlainDate.compare(from, last) < 0;
    from = from.add(step(rule))
  )
    for (const day of within(from, first, rule)) if (Temporal.PlainDate.compare(day, first) >= 0) yield day;
}

/** The day, Monday, first of the month or of the year from which the first stretch is counted. */
function beginOf(first: Temporal.PlainDate, { freq }: Rule): Temporal.PlainDate {
  if (freq === 'DAILY') return first;
  if (freq === 'WEEKLY') return first.subtract({ days: first.dayOfWeek - 1 });
  return first.with(freq === 'MONTHLY' ? { day: 1 } : { month: 1, day: 1 });
}

const step = ({ freq, interval }: Rule): Temporal.DurationLike =>
  ({
    DAILY: { days: interval },
    WEEKLY: { weeks: interval },
    MONTHLY: { months: interval },
    YEARLY: { years: interval },
  })[freq];

function within(from: Temporal.PlainDate, first: Temporal.PlainDate, rule: Rule): Temporal.PlainDate[] {
  const { freq, days, months } = rule;
  if (freq === 'DAILY') return [from];
  if (freq === 'WEEKLY') {
    const on = days.length > 0 ? days.map(({ weekday }) => weekday) : [first.dayOfWeek];
    return on.sort((a, b) => a - b).map((weekday) => from.add({ days: weekday - 1 }));
  }
  if (freq === 'MONTHLY') return ofMonth(from, first, rule);
  return (months.length > 0 ? [...months].sort((a, b) => a - b) : [first.month]).flatMap((month) =>
    ofMonth(from.with({ month }), first, rule),
  );
}

/** The days of a month: by its weekdays, by its numbers, by both where both agree, or the one of the first time. */
function ofMonth(
  month: Temporal.PlainDate,
  first: Temporal.PlainDate,
  { days, monthDays }: Rule,
): Temporal.PlainDate[] {
  const length = month.daysInMonth;
  const numbers = monthDays.length > 0 ? monthDays : days.length > 0 ? null : [first.day];
  return Array.from({ length }, (_, index) => month.with({ day: index + 1 })).filter(
    ({ day, dayOfWeek }) =>
      (numbers === null || numbers.includes(day) || numbers.includes(day - length - 1)) &&
      (days.length === 0 ||
        days.some(
          ({ nth, weekday }) =>
            weekday === dayOfWeek &&
            (nth === 0 || nth === Math.ceil(day / 7) || nth === -Math.ceil((length - day + 1) / 7)),
        )),
  );
}

function momentOn(date: Temporal.PlainDate, start: Moment): Moment {
  if ('date' in start) return { date: date.toString() };
  const at = date.toZonedDateTime({ timeZone: zoneOf(start), plainTime: localOf(start).toPlainTime() });
  return { ...start, dateTime: new Date(at.epochMilliseconds).toISOString() };
}
