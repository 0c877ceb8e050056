import { expect, test } from 'vitest';
import { endAfter, overrideInput, scheduleInput } from '@/lib/domain/editing/schedule-input';

const week = (periods: { startMinute: number; endMinute: number }[]) =>
  scheduleInput.safeParse({ id: null, name: 'Bar', days: [periods, [], [], [], [], [], []] });
const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

test.each([
  ['22:30', '02:00', 26 * 60],
  ['09:00', '17:00', 17 * 60],
  ['09:00', '09:00', 33 * 60],
  ['18:00', '00:00', 24 * 60],
  ['00:00', '00:00', 24 * 60],
])('%s–%s ends at minute %i', (start, end, minute) => {
  expect(endAfter(clock(start), clock(end))).toBe(minute);
  const saved = week([{ startMinute: clock(start), endMinute: clock(end) }]);
  expect(saved.data?.days[0]).toEqual([{ startMinute: clock(start), endMinute: minute }]);
  // What was saved can be opened and saved again.
  expect(scheduleInput.parse(saved.data)).toEqual(saved.data);
});

test('a start that is put off past midnight brings the end back to its own day', () => {
  expect(week([{ startMinute: 60, endMinute: 26 * 60 }]).data?.days[0]).toEqual([
    { startMinute: 60, endMinute: 120 },
  ]);
});

test('hours of one date may end on the next day, and overlap none of that date', () => {
  const date = { scheduleId: '01890000-0000-7000-8000-000000000000', date: '2027-12-31' };
  const night = { startMinute: clock('22:30'), endMinute: clock('02:00') };
  expect(overrideInput.safeParse({ ...date, periods: [night] }).success).toBe(true);
  expect(
    overrideInput.safeParse({ ...date, periods: [night, { startMinute: 1380, endMinute: 1439 }] }).success,
  ).toBe(false);
});
