import { createHash } from 'node:crypto';
import { type CloudRequest, header, type Reply } from '../http';
import { GoogleRefusal } from './refusal';
import type { GoogleCalendar, Moment } from './state';

const stamp = (moment: Moment) =>
  'date' in moment
    ? `;VALUE=DATE:${moment.date.replaceAll('-', '')}`
    : `:${new Date(moment.dateTime).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')}`;
const plain = (text: string) => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

/** The calendar in iCal format, as Google gives it at a secret address. */
export function icsOf(calendar: GoogleCalendar, request: CloudRequest): Reply {
  if ([...calendar.events.values()].some(({ recurrence }) => recurrence))
    throw new GoogleRefusal(501, 'notImplemented', 'The local cloud writes no repeating events into a file.');
  const events = [...calendar.events.values()]
    .filter(({ status }) => status !== 'cancelled')
    .map((event) =>
      [
        'BEGIN:VEVENT',
        `DTSTART${stamp(event.start)}`,
        `DTEND${stamp(event.end)}`,
        `UID:${event.id}@google.com`,
        `SEQUENCE:${event.sequence}`,
        `STATUS:${event.status.toUpperCase()}`,
        `SUMMARY:${plain(event.summary ?? '')}`,
        `TRANSP:${event.transparency === 'transparent' ? 'TRANSPARENT' : 'OPAQUE'}`,
        'END:VEVENT',
      ].join('\r\n'),
    );
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
