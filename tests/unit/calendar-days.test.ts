import { expect, test } from 'vitest';
import { dayReachedBy, weeksOf } from '@/components/ui/calendar-days';

test('a month is six weeks that begin as the country counts', () => {
  const monday = weeksOf('2027-05', 1);
  expect(monday).toHaveLength(6);
  expect(monday[0]).toEqual(
    ['26', '27', '28', '29', '30'].map((day) => `2027-04-${day}`).concat('2027-05-01', '2027-05-02'),
  );
  expect(weeksOf('2027-05', 0)[0]?.[0]).toBe('2027-04-25');
  expect(weeksOf('2027-08', 0)[0]?.[0]).toBe('2027-08-01');
});

const bounds = { weekStart: 1 as const, firstMonth: '2027-01', lastMonth: '2028-03' };
test.each([
  ['ArrowLeft', false, '2027-05-01', '2027-04-30'],
  ['ArrowRight', false, '2027-05-31', '2027-06-01'],
  ['ArrowUp', false, '2027-05-05', '2027-04-28'],
  ['ArrowDown', false, '2027-05-05', '2027-05-12'],
  ['Home', false, '2027-05-05', '2027-05-03'],
  ['End', false, '2027-05-05', '2027-05-09'],
  ['PageDown', false, '2027-01-31', '2027-02-28'],
  ['PageUp', false, '2027-03-31', '2027-02-28'],
  ['ArrowRight', true, '2027-01-15', '2027-02-15'],
  ['PageDown', true, '2027-02-28', '2028-02-28'],
  // As far as there are months.
  ['PageUp', true, '2027-05-05', '2027-01-01'],
  ['ArrowLeft', false, '2027-01-01', '2027-01-01'],
  ['PageDown', true, '2028-02-05', '2028-03-31'],
  ['Enter', false, '2027-05-05', null],
  ['Tab', true, '2027-05-05', null],
])('%s (shift: %s) leads from %s to %s', (key, shiftKey, from, to) => {
  expect(dayReachedBy({ key, shiftKey }, from, bounds)).toBe(to);
});
