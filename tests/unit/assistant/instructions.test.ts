import { expect, it } from 'vitest';
import { instructionsFor } from '@/lib/domain/assistant/instructions';
import { assistantLimits, tokensOf } from '@/lib/domain/assistant/limits';
import { catalogue, item } from '../catalogue-fixture';

const week = { bookings: 400, seats: 900, totalCents: 99_999_900 };
const figures = {
  thisWeek: week,
  nextWeek: week,
  madeLately: 300,
  madeBefore: 200,
  monthCents: 9_999_900,
  lastMonthCents: 9_999_900,
  holds: 100,
  overdue: 100,
  proposals: 100,
};
const booking = {
  id: '0199f000-0000-7000-8000-000000000001',
  date: '2026-12-04',
  time: '10:00–11:00',
  name: 'Ann '.repeat(50),
  package: 'Everything '.repeat(20),
  status: 'CONFIRMED',
  owes: true,
};

it('tells of the busiest business no more than it may, and says that there is more', () => {
  const text = instructionsFor({
    today: '2026-12-01',
    catalogue: catalogue({ packages: Array.from({ length: 300 }, () => item()) }),
    bookings: Array.from({ length: 30 }, () => booking),
    moreBookings: true,
    figures,
    person: { name: 'Ana', may: 'OWNER' },
    page: { path: '/admin', about: null },
  });
  const data = text.slice(text.indexOf('Today: '));
  expect(tokensOf(data)).toBeLessThanOrEqual(assistantLimits.contextTokens);
  expect(tokensOf(data)).toBeGreaterThan(assistantLimits.contextTokens / 2);
  expect(data.match(/"more":true/g)).toHaveLength(2);
});
