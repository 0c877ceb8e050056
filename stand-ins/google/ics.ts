import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { type CloudRequest, header, type Reply } from '../http';
import type { GoogleCalendar, GoogleEvent, Moment } from './state';

const stamp = (moment: Moment) =>
  'date' in moment
    ? `;VALUE=DATE:${moment.date.replaceAll('-', '')}`
    : `:${new Date(moment.dateTime).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')}`;
const plain = (text: string) => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

/** On the clock of its zone, by which a repeating event keeps its hour; no zone needs a description that readers know. */
const local = (moment: Moment) => {
  if ('date' in moment || moment.timeZone === undefined) return stamp(moment);
  const at = Temporal.Instant.from(moment.dateTime).toZonedDateTimeISO(moment.timeZone);
  return `;TZID=${moment.timeZone}:${at.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`;
};

/** One entry of the file. A changed instance of a repeating event has its id and says which time it stands for. */
function entryOf(event: GoogleEvent, calendar: GoogleCalendar): string {
  const { recurringEventId, originalStartTime, recurrence } = event;
  const at = recurrence || recurringEventId ? local : stamp;
  const taken = [...calendar.events.values()].filter(
    (each) => each.recurringEventId === event.id && each.status === 'cancelled',
  );
  return [
    'BEGIN:VEVENT',
    `DTSTART${at(event.start)}`,
    `DTEND${at(event.end)}`,
    ...(recurrence ?? []),
    ...taken.flatMap((each) => (each.originalStartTime ? [`EXDATE${local(each.originalStartTime)}`] : [])),
    `UID:${recurringEventId ?? event.id}@google.com`,
    ...(originalStartTime ? [`RECURRENCE-ID${local(originalStartTime)}`] : []),
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.status.toUpperCase()}`,
    `SUMMARY:${plain(event.summary ?? '')}`,
    `TRANSP:${event.transparency === 'transparent' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ].join('\r\n');
}

/** The calendar in iCal format, as Google gives it at a secret address. */
export function icsOf(calendar: GoogleCalendar, request: CloudRequest): Reply {
  const events = [...calendar.events.values()]
    .filter(({ status }) => status !== 'cancelled')
    .map((event) => entryOf(event, calendar));
  const head = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'VERSION:2.0',
    `X-WR-TIMEZONE:${calendar.timeZone}`,
  ];
  const body = `${[...head, ...events, 'END:VCALENDAR'].join('\r\n')}\r\n`;
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (header(request, 'if-none-match') === etag) return { status: 304, headers: { etag } };
  return { status: 200, headers: { 'content-type': 'text/calendar; charset=UTF-8', etag }, body };
}
