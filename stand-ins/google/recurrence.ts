import { Temporal } from 'temporal-polyfill';
import { GoogleRefusal } from './refusal';
import type { GoogleEvent, Moment } from './state';

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** More than any test or person makes; a rule without an end stops there. */
const MOST = 1_000;

type Rule = { weekly: boolean; interval: number; count: number; until: number; on: number[] };

/** Google takes all of RFC 5545; the local cloud knows days and weeks, and refuses what it would get wrong. */
export function parseRule(recurrence: readonly string[]): Rule {
  const [line = '', ...more] = recurrence;
  const parts = new Map(
    line
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const unknown = [...parts.keys()].filter(
    (name) => !['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST'].includes(name),
  );
  const freq = parts.get('FREQ') ?? '';
  if (!line.startsWith('RRULE:') || more.length > 0 || unknown.length > 0 || !/^(DAILY|WEEKLY)$/.test(freq))
    throw new GoogleRefusal(
      501,
      'notImplemented',
      `The local cloud does not repeat by "${recurrence.join()}".`,
    );
  const until = parts.get('UNTIL');
  return {
    weekly: freq === 'WEEKLY',
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: Number(parts.get('COUNT') ?? MOST),
    until: until === undefined ? Number.POSITIVE_INFINITY : untilOf(until),
    on: (parts.get('BYDAY') ?? '')
      .split(',')
      .filter(Boolean)
      .map((name) => days.indexOf(name) + 1),
  };
}

const untilOf = (text: string) =>
  Date.parse(
    text.replace(
      /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/,
      (_, y, m, d, h = '23', i = '59', s = '59') => `${y}-${m}-${d}T${h}:${i}:${s}Z`,
    ),
  );

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
    if (made >= Math.min(rule.count, MOST)) break;
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

function* datesOf(start: Moment, { weekly, interval, on }: Rule): Generator<Temporal.PlainDate> {
  const first = localOf(start).toPlainDate();
  if (!weekly) for (let day = first; ; day = day.add({ days: interval })) yield day;
  const weekdays = on.length > 0 ? [...on].sort((a, b) => a - b) : [first.dayOfWeek];
  for (let monday = first.subtract({ days: first.dayOfWeek - 1 }); ; monday = monday.add({ weeks: interval }))
    for (const weekday of weekdays) {
      const day = monday.add({ days: weekday - 1 });
      if (Temporal.PlainDate.compare(day, first) >= 0) yield day;
    }
}

function momentOn(date: Temporal.PlainDate, start: Moment): Moment {
  if ('date' in start) return { date: date.toString() };
  const at = date.toZonedDateTime({ timeZone: zoneOf(start), plainTime: localOf(start).toPlainTime() });
  return { ...start, dateTime: new Date(at.epochMilliseconds).toISOString() };
}
