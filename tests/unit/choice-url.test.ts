import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Query, readQuery, steps, writeQuery } from '@/components/booking/choice-url';

const read = (text: string) => readQuery(new URLSearchParams(text));
const none: Query = {
  step: 'when',
  date: null,
  start: null,
  seats: null,
  resource: null,
  clock: null,
  month: null,
  extras: {},
};
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const twoDigits = (max: number) => fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, '0'));

it('an address says again what was written into it, beside what else it says', () => {
  fc.assert(
    fc.property(
      fc.record({
        step: fc.constantFrom(...steps),
        date: optional(fc.tuple(twoDigits(12), twoDigits(28)).map(([month, day]) => `2027-${month}-${day}`)),
        start: optional(fc.integer({ min: 0, max: 4_102_444_800_000 })),
        seats: optional(fc.integer({ min: 0, max: 999 })),
        resource: optional(fc.constantFrom('mia', 'o-neil')),
        clock: optional(fc.constantFrom('business' as const, 'visitor' as const)),
        month: optional(twoDigits(12).map((month) => `2027-${month}`)),
        extras: fc.dictionary(
          fc.constantFrom('album', 'drone-film', 'constructor'),
          fc.integer({ min: 1, max: 99 }),
        ),
      }),
      (query) => {
        const written = writeQuery('utm_source=mail&step=details&date=2020-01-01', query);
        expect(read(written)).toEqual({ ...query, extras: { ...query.extras } });
        expect(new URLSearchParams(written).get('utm_source')).toBe('mail');
      },
    ),
  );
});

it('is written as people would', () => {
  const query = { ...none, start: Date.UTC(2027, 3, 5, 9), extras: { album: 1, 'drone-film': 2, print: 0 } };
  expect(writeQuery('', query)).toBe('?start=2027-04-05T09:00:00.000Z&extras=album:1,drone-film:2');
});

it.each([
  'step=payment&date=2027-02-30&start=soon&seats=-1&clock=mine&month=2027-13',
  'seats=1e3&extras=album:0,:2,Album:1,film:1.5,x:-2&resource=',
  'seats=99999999999999999999&date=&start=&extras=,,',
])('what can’t be meant is as if it weren’t there: %s', (text) => {
  expect(read(text)).toEqual(none);
});

it('one of an add-on needs no number', () => {
  expect(read('extras=album,drone-film:2').extras).toEqual({ album: 1, 'drone-film': 2 });
});
