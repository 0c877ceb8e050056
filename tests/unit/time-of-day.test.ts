import { expect, test } from 'vitest';
import { typedTime } from '@/lib/domain/time-of-day';

test.each([
  ['9:30', 570],
  ['09:30', 570],
  ['0930', 570],
  ['930', 570],
  ['9.30', 570],
  ['9:30 AM', 570],
  ['9.30 a.m.', 570],
  ['9 pm', 1260],
  ['9p', 1260],
  ['12 AM', 0],
  ['12:15 pm', 735],
  ['noon', 720],
  ['Midnight', 0],
  ['24:00', 0],
  ['17', 1020],
])('%s is %i minutes past midnight', (text, minute) => expect(typedTime(text)).toBe(minute));

test.each(['', '9:75', '24:01', '25', '0 am', '13 pm', '9:3', 'nine', '-9', '9:30 x'])(
  '%s is no time',
  (text) => expect(typedTime(text)).toBeNull(),
);
