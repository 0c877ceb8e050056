import { expect, test } from 'vitest';
import { googleCalendarLink } from '@/lib/domain/calendar-link';

const about = { title: 'Massage & tea', place: '1 High St', notes: 'Bring: nothing' };

test('a time is given in UTC, whole days end on the day after', () => {
  const start = Date.parse('2027-05-12T13:30:00Z');
  const timed = new URL(googleCalendarLink({ ...about, kind: 'time', start, end: start + 3_600_000 }));
  expect(timed.searchParams.get('dates')).toBe('20270512T133000Z/20270512T143000Z');
  expect(timed.searchParams.get('text')).toBe('Massage & tea');
  const days = new URL(
    googleCalendarLink({ ...about, kind: 'days', date: '2027-12-30', endDate: '2027-12-31' }),
  );
  expect(days.searchParams.get('dates')).toBe('20271230/20280101');
});
