import { expect, it } from 'vitest';
import { errorStatus } from '@/lib/domain/errors';
import { isProblemCode, problemCodes, problemWords } from '@/lib/domain/problems';

it('has plain words for every code of the API, and nothing that others inherit', () => {
  expect(problemCodes.filter((code) => code !== 'too_slow').sort()).toEqual(Object.keys(errorStatus).sort());
  expect(problemWords('slot_taken')).toMatchObject({ status: 409, title: 'Slot taken' });
  expect(isProblemCode('constructor')).toBe(false);
  expect(new Set(problemCodes.map((code) => problemWords(code).title)).size).toBe(problemCodes.length);
});
