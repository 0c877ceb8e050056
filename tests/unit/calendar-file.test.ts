import { expect, test } from 'vitest';
import { calendarFile } from '@/lib/usecases/bookings/calendar-file';

const booking = { id: '0197', version: 3, status: 'CONFIRMED' } as const;
const about = { title: 'Elopement, Bella; & Co', place: '1 High St, Bath', notes: 'See it' };
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('whole days carry no zone and end on the day after', () => {
  const file = lines(
    calendarFile(
      booking,
      { ...about, kind: 'days', date: '2027-05-12', endDate: '2027-05-13' },
      'https://a.test/m',
      0,
    ),
  );
  expect(file).toContain('DTSTART;VALUE=DATE:20270512');
  expect(file).toContain('DTEND;VALUE=DATE:20270514');
  expect(file).toContain('SUMMARY:Elopement\\, Bella\\; & Co');
  expect(file).toContain('UID:0197@bookings');
  expect(file).toContain('SEQUENCE:3');
});

test('a time is UTC, and a cancelled booking is struck', () => {
  const start = Date.parse('2027-05-12T13:30:00Z');
  const event = { ...about, kind: 'time', start, end: start + 3_600_000 } as const;
  const file = lines(calendarFile({ ...booking, status: 'CANCELED' }, event, 'https://a.test/m', 0));
  expect(file).toContain('DTSTART:20270512T133000Z');
  expect(file).toContain('DTEND:20270512T143000Z');
  expect(file).toContain('STATUS:CANCELLED');
});
