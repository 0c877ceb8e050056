import { expect, it } from 'vitest';
import { isDue } from '@/scripts/start/crons';

// A Tuesday.
const at = (time: string) => new Date(`2026-11-24T${time}:30Z`);

it.each([
  ['* * * * *', '13:07', true],
  ['*/15 * * * *', '13:45', true],
  ['*/15 * * * *', '13:46', false],
  ['0 * * * *', '13:00', true],
  ['0 * * * *', '13:01', false],
  ['5,35 9-17 * * 1-5', '09:35', true],
  ['5,35 9-17 * * 1-5', '18:35', false],
  ['5,35 9-17 * * 6', '09:35', false],
  ['30 6 24 11 *', '06:30', true],
  ['30 6 25 11 *', '06:30', false],
  ['10-20/5 * * * *', '00:15', true],
  ['10-20/5 * * * *', '00:16', false],
  ['not a schedule', '00:00', false],
])('%s at %s: %s', (schedule, time, due) => {
  expect(isDue(schedule, at(time))).toBe(due);
});
