import { addDays, daysBetween } from '@/lib/domain/local-date';
import { oneLine } from '@/lib/domain/plain-text';
import { dayRange } from '@/lib/domain/time';
import type { OutsideEntry } from './busy';

type Moment = { dateTime: string } | { date: string };

export type EventThere = {
  id: string;
  /** `confirmed`, `tentative`, or `gone`. */
  status: string;
  summary: string;
  start?: Moment | undefined;
  end?: Moment | undefined;
  transparency?: string | undefined;
  eventType?: string | undefined;
  attendees?: { self?: boolean | undefined; responseStatus?: string | undefined }[] | undefined;
};

/**
 * An event of Google's as an entry of a calendar; null when it is gone or says no time. What the person has declined, and
 * where they work from, takes none of their time. `timeZone` is where whole days are read.
 */
export function entryOf(event: EventThere, timeZone: string): OutsideEntry | null {
  const { id, status, start, end } = event;
  if (status === 'gone' || !start || !end) return null;
  const range = rangeOf(start, end, timeZone);
  if (!range) return null;
  const answer = event.attendees?.find(({ self }) => self)?.responseStatus;
  return {
    key: id,
    ...range,
    title: oneLine(event.summary).slice(0, 200),
    isAllDay: 'date' in start,
    isTentative: status === 'tentative' || answer === 'tentative' || answer === 'needsAction',
    isFree:
      event.transparency === 'transparent' || event.eventType === 'workingLocation' || answer === 'declined',
  };
}

/** Null: it says no time that we understand. Whole days are read in `timeZone`. */
export function rangeOf(start: Moment, end: Moment, timeZone: string): { start: number; end: number } | null {
  if ('date' in start) {
    const until = 'date' in end ? end.date : addDays(start.date, 1);
    return dayRange(start.date, Math.max(1, daysBetween(start.date, until)), timeZone);
  }
  const from = Date.parse(start.dateTime);
  const to = 'dateTime' in end ? Date.parse(end.dateTime) : Number.NaN;
  return Number.isNaN(from) || Number.isNaN(to) ? null : { start: from, end: to };
}
