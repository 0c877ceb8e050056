import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from '@/lib/domain/availability/assignment';

/** Every choice, in order: right for a few groups of a few, and out of the question for more. */
function firstChoice(candidates: string[][], used: string[] = []): string[] | null {
  if (used.length === candidates.length) return used;
  for (const id of candidates[used.length] ?? []) {
    if (used.includes(id)) continue;
    const found = firstChoice(candidates, [...used, id]);
    if (found) return found;
  }
  return null;
}

test('is the first choice in the order of preference, or none, as trying them all finds', () => {
  const groups = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(groups, (candidates) => {
      expect(assign(candidates)).toEqual(firstChoice(candidates));
    }),
    { numRuns: 3000 },
  );
});

const people = (count: number) => Array.from({ length: count }, (_, index) => `person ${index}`);

test('six groups that share thirty people are filled one after the other', () => {
  expect(assign(Array.from({ length: 6 }, () => people(30)))).toEqual(people(6));
});

test('the last of six groups is closed, or one person short: nobody tries the half million choices of the others', () => {
  const five = Array.from({ length: 5 }, () => people(30));
  expect(assign([...five, []])).toBeNull();
  // 200 people each in four groups, and three more groups that have only two people between them.
  const short = Array.from({ length: 3 }, () => ['only', 'other']);
  expect(assign([...Array.from({ length: 4 }, () => people(200)), ...short])).toBeNull();
});
