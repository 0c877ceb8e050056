import ical, { type VEvent } from 'node-ical';
import type { OutsideEntry } from '@/lib/domain/calendars/busy';
import { daysBetween } from '@/lib/domain/local-date';
import { oneLine } from '@/lib/domain/plain-text';
import { dayRange, isTimeZone } from '@/lib/domain/time';
import { startsInTheGap } from './in-the-gap';
import { inTime, TookTooLong } from './in-time';

/** Epoch milliseconds, and the zone of whole days and of times that name none. */
type Window = { from: number; to: number; timeZone: string };

export type CalendarRead =
  /** `unread`: rules of repetition that we can't follow; of those entries only the first time counts. */
  { ok: true; entries: OutsideEntry[]; unread: number } | { ok: false; why: 'no_calendar' | 'too_much' };

/** Longer than any honest calendar takes; a hostile one must not stop the process. */
const MOST_MS = 3_000;
/** The same for what can't be interrupted for others: the file as a whole, and the times of one entry. */
const MOST_MS_AT_ONCE = 1_500;
/** How long others wait for this process at most, where nothing is that hard. */
const TURN_MS = 25;
const MOST_EVENTS = 10_000;

/** An entry of ours that came back by a subscription to our own feed: a booking is not busy against itself. */
const ours = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}@(?:bookings|closed)$/;

/**
 * The entries of a calendar file that touch the window. Instances of repeating entries are made in the zone of the entry,
 * so that they keep their hour over a change of clocks; those that were moved, taken out or cancelled are as they are now.
 */
export async function readCalendar(text: string, window: Window): Promise<CalendarRead> {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return { ok: false, why: 'no_calendar' };
  const until = Date.now() + MOST_MS;
  try {
    const { lines, unread } = inTime(() => prepared(text, window.timeZone), MOST_MS_AT_ONCE);
    const events = inTime(() => eventsOf(lines), MOST_MS_AT_ONCE);
    if (events === null) return { ok: false, why: 'no_calendar' };
    if (events.length > MOST_EVENTS) return { ok: false, why: 'too_much' };
    const entries: OutsideEntry[] = [];
    for (let next = 0; next < events.length; ) {
      if (Date.now() > until) return { ok: false, why: 'too_much' };
      next = inTime(() => aTurnOf(events, next, window, entries), MOST_MS_AT_ONCE);
      // Others wait for this process, too.
      await new Promise(setImmediate);
    }
    return { ok: true, entries, unread };
  } catch (error) {
    if (error instanceof TookTooLong) return { ok: false, why: 'too_much' };
    throw error;
  }
}

/** Null: the library can't read it. */
function eventsOf(lines: string): VEvent[] | null {
  try {
    return Object.values(ical.sync.parseICS(lines)).filter(
      (each): each is VEvent => each?.type === 'VEVENT' && each.start instanceof Date,
    );
  } catch {
    return null;
  }
}

/** Adds the entries of some events, as many as fit into a turn. @returns the first one that is left */
function aTurnOf(events: readonly VEvent[], from: number, window: Window, entries: OutsideEntry[]): number {
  const until = performance.now() + TURN_MS;
  let next = from;
  for (; next < events.length && performance.now() < until; next += 1) {
    const event = events[next];
    // One that is cut off adds none of its times.
    if (event) entries.push(...instancesOf(event, window));
  }
  return next;
}

function instancesOf(event: VEvent, window: Window): OutsideEntry[] {
  if (ours.test(event.uid)) return [];
  const range = { from: new Date(window.from), to: new Date(window.to), expandOngoing: true };
  const made = ical
    .expandRecurringEvent(event, range)
    .filter((instance) => instance.event.status !== 'CANCELLED')
    .map((instance) => {
      const { start, end } = instance.isFullDay
        ? wholeDays(instance.start, instance.end, window.timeZone)
        : { start: instance.start.getTime(), end: instance.end.getTime() };
      // A moved instance keeps the key of the time that it was moved from.
      const first = instance.event.recurrenceid ?? instance.start;
      return {
        key: instance.isRecurring || instance.isOverride ? `${event.uid} ${first.toISOString()}` : event.uid,
        start,
        end,
        title: titleOf(instance.summary),
        isAllDay: instance.isFullDay,
        ...markedAs(instance.event),
      };
    })
    .filter(({ start, end }) => start < window.to && end > window.from);
  return [...made, ...leftOut(event, window)];
}

/** What the library leaves out, as its event is. */
function leftOut(event: VEvent, window: Window): OutsideEntry[] {
  if (event.status === 'CANCELLED') return [];
  const length = (event.end ?? event.start).getTime() - event.start.getTime();
  return startsInTheGap(event, window).map((start) => ({
    key: `${event.uid} ${new Date(start).toISOString()}`,
    start,
    end: start + length,
    title: titleOf(event.summary),
    isAllDay: false,
    ...markedAs(event),
  }));
}

/** The library gives whole days as midnights of the server's zone. */
function wholeDays(start: Date, end: Date, timeZone: string): { start: number; end: number } {
  const first = localDate(start);
  return dayRange(first, Math.max(1, daysBetween(first, localDate(end))), timeZone);
}

const localDate = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');

const titleOf = (summary: unknown) => {
  const text = typeof summary === 'object' && summary !== null && 'val' in summary ? summary.val : summary;
  return oneLine(typeof text === 'string' ? text : '').slice(0, 200);
};

/** Outlook says more than the standard: working elsewhere takes no time from anybody here. */
function markedAs(event: Omit<VEvent, 'recurrences'>): Pick<OutsideEntry, 'isFree' | 'isTentative'> {
  const outlook = String((event as Record<string, unknown>)['MICROSOFT-CDO-BUSYSTATUS'] ?? '').toUpperCase();
  return {
    isFree: event.transparency === 'TRANSPARENT' || outlook === 'FREE' || outlook === 'WORKINGELSEWHERE',
    isTentative: event.status === 'TENTATIVE' || outlook === 'TENTATIVE',
  };
}

/**
 * The text with long lines joined. A time without a zone gets the calendar's own, or else the business's: the library
 * would take the server's. A rule that it can't follow, or that would keep it busy for minutes, is taken out.
 */
function prepared(text: string, timeZone: string): { lines: string; unread: number } {
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, '');
  const named = /^X-WR-TIMEZONE:\s*(\S+)\s*$/im.exec(unfolded)?.[1] ?? '';
  const zone = isTimeZone(named) ? named : timeZone;
  let unread = 0;
  const lines = unfolded
    .replaceAll(
      /^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)((?:;[^:\r\n]*)?):(\d{8}T\d{6}(?:,\d{8}T\d{6})*)\r?$/gim,
      (line, name, given, times) => (/;TZID=/i.test(given) ? line : `${name}${given};TZID=${zone}:${times}`),
    )
    .replaceAll(/^RRULE[^:\r\n]*:(.*)$/gim, (line, rule) => {
      if (isFollowed(rule)) return line;
      unread += 1;
      return 'X-UNREAD-RULE:1';
    });
  return { lines, unread };
}

function isFollowed(rule: string): boolean {
  const parts = new Map(
    rule
      .trim()
      .toUpperCase()
      .split(';')
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=');
        return [name, value];
      }),
  );
  if (!/^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(parts.get('FREQ') ?? '')) return false;
  if (!/^[1-9]\d{0,3}$/.test(parts.get('INTERVAL') ?? '1')) return false;
  if (!/^\d{1,6}$/.test(parts.get('COUNT') ?? '1')) return false;
  // Times of a day by the dozen are no appointments.
  return ['BYHOUR', 'BYMINUTE', 'BYSECOND'].every((name) => (parts.get(name) ?? '').split(',').length <= 2);
}
