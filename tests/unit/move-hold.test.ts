import { expect, it } from 'vitest';
import { moveHoldEnd } from '@/lib/domain/holds';

const now = Date.UTC(2026, 9, 24, 12);
const minutes = (move: { holdMinutes?: number; by: 'customer' | 'business'; beginsIn?: number }) => {
  const { holdMinutes = 40, by, beginsIn = 72 } = move;
  const begins = now + beginsIn * 3_600_000;
  return (moveHoldEnd(now, { policy: { holdMinutes }, by, begins }) - now) / 60_000;
};

it('gives whoever moves their own booking as long as any payment', () => {
  expect(minutes({ by: 'customer' })).toBe(40);
  expect(minutes({ by: 'customer', beginsIn: 0.1 })).toBe(40);
});

it('gives whoever is asked by mail a day, not past the earlier start, and never less than the policy', () => {
  expect(minutes({ by: 'business' })).toBe(24 * 60 - 6);
  expect(minutes({ by: 'business', beginsIn: 5 })).toBe(300);
  expect(minutes({ by: 'business', beginsIn: 0.5 })).toBe(40);
  expect(minutes({ by: 'business', beginsIn: 1, holdMinutes: 90 })).toBe(90);
});
