import { parseICS, type VEvent } from 'node-ical';
import { expect, test } from 'vitest';
import { setEnvironment } from '@/tests/support/environment';

setEnvironment({ MAIL_FROM: 'MAIS <bookings@mais.test>' });
const { calendarFile, calendarInvitation } = await import('@/lib/usecases/bookings/calendar-file');

const booking = {
  id: '0197',
  version: 3,
  status: 'CONFIRMED',
  contactName: 'Zoë "Z" O’Neil; x, y:z\r\nATTENDEE:mailto:evil@example.com',
  contactEmail: 'zoe@example.com',
  tenant: { name: 'Bella; Weddings, Ltd' },
} as unknown as Parameters<typeof calendarFile>[0];
const about = { title: 'Elopement, Bella; & Co', place: '1 High St, Bath', notes: 'See it' };
const start = Date.parse('2027-05-12T13:30:00Z');
const timed = { ...about, kind: 'time', start, end: start + 3_600_000 } as const;
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

/** The one event as another program reads it. */
function readEvent(text: string): VEvent {
  const events = Object.values(parseICS(text)).filter((one) => one?.type === 'VEVENT');
  expect(events).toHaveLength(1);
  return events[0] as VEvent;
}

test('whole days carry no zone and end on the day after', () => {
  const days = { ...about, kind: 'days', date: '2027-05-12', endDate: '2027-05-13' } as const;
  const file = lines(calendarFile(booking, days, 'https://a.test/m', 0));
  expect(file).toContain('DTSTART;VALUE=DATE:20270512');
  expect(file).toContain('DTEND;VALUE=DATE:20270514');
  expect(file).toContain('SUMMARY:Elopement\\, Bella\\; & Co');
  expect(file).toContain('UID:0197@bookings');
  expect(file).toContain('SEQUENCE:3');
});

test('what comes by mail asks for the customer’s time: organizer, attendee, method', () => {
  const { method, text } = calendarInvitation(booking, timed, 'https://a.test/m', 0);
  expect(method).toBe('REQUEST');
  expect(lines(text).filter((line) => /^(METHOD|ORGANIZER|ATTENDEE)/.test(line))).toEqual([
    'METHOD:REQUEST',
    'ORGANIZER;CN="Bella; Weddings, Ltd":mailto:bookings@mais.test',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Zoë Z O’Neil; x, y:z ATTENDEE:mailto:evil@example.com":MAILTO:zoe@example.com',
  ]);
  const event = readEvent(text);
  expect(event).toMatchObject({
    method: 'REQUEST',
    uid: '0197@bookings',
    sequence: 3,
    status: 'CONFIRMED',
  });
  expect(event.start.getTime()).toBe(start);
  expect(event.organizer).toMatchObject({ val: 'mailto:bookings@mais.test' });
  expect(event.attendee).toMatchObject({
    params: { PARTSTAT: 'ACCEPTED', RSVP: false },
    val: 'MAILTO:zoe@example.com',
  });
});

test('a move is the same entry with a higher sequence, a cancellation takes it back', () => {
  const before = readEvent(calendarInvitation(booking, timed, 'https://a.test/m', 0).text);
  const moved = { ...timed, start: start + 86_400_000, end: start + 90_000_000 };
  const after = readEvent(calendarInvitation({ ...booking, version: 4 }, moved, 'https://a.test/m', 0).text);
  const canceled = calendarInvitation({ ...booking, version: 5, status: 'CANCELED' }, moved, 'x', 0);
  const off = readEvent(canceled.text);
  expect(canceled.method).toBe('CANCEL');
  expect(off).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' });
  expect([after.uid, off.uid]).toEqual([before.uid, before.uid]);
  expect([before, after, off].map(({ sequence }) => Number(sequence))).toEqual([3, 4, 5]);
  for (const event of [after, off]) {
    expect([event.organizer, event.attendee]).toEqual([before.organizer, before.attendee]);
  }
});

test.each([
  ['PENDING', 'TENTATIVE'],
  ['CONFIRMED', 'CONFIRMED'],
  ['CANCELED', 'CANCELLED'],
] as const)('the file that a person imports is published, without an attendee: %s is %s', (status, said) => {
  const text = calendarFile({ ...booking, status }, timed, 'https://a.test/m', 0);
  expect(readEvent(text)).toMatchObject({ method: 'PUBLISH', status: said });
  expect(text).not.toContain('\r\nATTENDEE');
  expect(text).toContain('\r\nORGANIZER');
  expect(lines(text)).toContain('DTSTART:20270512T133000Z');
  expect(lines(text)).toContain('DTEND:20270512T143000Z');
});

test('a bell or a line break in a name begins no line of its own, and line breaks of notes stay', () => {
  const start = Date.parse('2027-05-12T13:30:00Z');
  const event = {
    title: 'Facial\r\nATTENDEE:mailto:a@b.test\u0007\u001b[31m',
    place: 'Here\nX:1',
    notes: 'One\r\ntwo\u0007',
    kind: 'time',
    start,
    end: start + 3_600_000,
  } as const;
  const file = calendarFile(booking, event, 'https://a.test/m', 0);
  expect(lines(file)).toContain('SUMMARY:Facial ATTENDEE:mailto:a@b.test [31m');
  expect(lines(file)).toContain('LOCATION:Here X:1');
  expect(lines(file)).toContain('DESCRIPTION:One\\ntwo');
  expect(file.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
});
