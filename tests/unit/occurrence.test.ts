import { expect, test } from 'vitest';
import { classOccurrence, exclusiveOccurrence, quotaOccurrence } from '@/lib/domain/availability/occurrence';

// The values that Python's uuid5 gives for these names.
test('an occurrence keeps its id for ever: claims that were booked long ago carry it', () => {
  const id = '0198f3a0-7c1e-7d2a-9f55-3b6a1c0d4e11';
  expect(classOccurrence(id, Date.UTC(2030, 0, 1))).toBe('02ceeb30-b836-5b00-a71d-f0749b7f61f3');
  expect(exclusiveOccurrence(id)).toBe('ba4b39b6-1f68-57e2-acea-3c3c33340923');
  expect(quotaOccurrence(id, '2030-01-01')).toBe('5c90c453-b5cd-5e32-8228-d15dea71c321');
});
