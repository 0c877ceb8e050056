import { expect, test } from 'vitest';
import { packRows, unpackRows } from '@/lib/domain/packed-rows';

const day = Array.from({ length: 80 }, (_, n) => ({
  id: crypto.randomUUID(),
  status: n % 7 === 0 ? 'PENDING' : 'CONFIRMED',
  time: n % 5 === 0 ? null : `${10 + (n % 8)}:00`,
  name: `Somebody Else-${n}`,
  packageName: n % 2 === 0 ? 'Facial' : 'Massage',
  with: n % 3 === 0 ? [] : ['Mei', `Room ${n % 2}`],
  totalCents: 7200,
  overdue: n === 3,
}));
const sent = <Row extends object>(rows: Row[]) => unpackRows<Row>(JSON.parse(JSON.stringify(packRows(rows))));

test('rows arrive as they were sent', () => {
  for (const rows of [
    day,
    day.slice(0, 1),
    day.slice(0, 2),
    [day[3], day[3]].flatMap((row) => row ?? []),
    [],
  ])
    expect(sent(rows)).toEqual(rows);
});

test('what is common is said once: a day of bookings is a third of itself', () => {
  const whole = JSON.stringify(day).length;
  expect(JSON.stringify(packRows(day)).length).toBeLessThan(whole * 0.4);
});
