import fc from 'fast-check';

const wanted = Number(process.env.FUZZ_RUNS || 0);
/** Inputs for each target: `few` in `npm test`; FUZZ_RUNS=500 is the full mode (SECURITY.md). */
export const runs = (few: number) => wanted || few;
export const SEED = Number(process.env.FUZZ_SEED || 20_261_124);
/** For one target. */
export const LONGEST_MS = 60_000 + wanted * 1000;

/** What no answer may show: a stack, where our files are, what was asked of the database. */
export const spills =
  /\n\s+at .+:\d+:\d+|node_modules|prisma|Invalid `|\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) "\w+"|SQLSTATE|password_?hash/i;

const nasty = [
  null,
  true,
  false,
  '',
  ' ',
  0,
  -0,
  -1,
  1,
  1.5,
  1e9,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  {},
  [[]],
  [null],
  { a: { b: 1 } },
  'x'.repeat(10_000),
  'a\u0000b',
  'a\ud800',
  '\ufeff',
  '\u202e',
  '👩‍👩‍👧',
  'שלום',
  '<script>alert(1)</script>',
  '\'; DROP TABLE "Booking"; --',
  '%',
  '_',
  '\\',
  '../../etc/passwd',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '1e3',
  '0x10',
  '٣',
  '-1',
  '007',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '-000001-01-01',
  '2027-02-29',
  '2028-02-29',
  '2027-13-01',
  '2027-06-31',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '2027-01-01T24:00:00Z',
  '2027-06-30T23:59:60Z',
  '2027-06-30T12:00:00+23:59',
  '2027-06-30T12:00:00-00:00',
  '2027-06-30T12:00Z',
  '+275760-09-13T00:00:00.001Z',
  '2027-03-28T01:30:00+00:00',
  'Etc/GMT+12',
  '+23:59',
  'Antarctica/Troll',
  'utc',
  'Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'elopement',
  'massage-60',
  'album',
  'ann@example.com',
  `${'a'.repeat(64)}@${'b'.repeat(180)}.com`,
  'ann@exämple.com',
  'ann@[127.0.0.1]',
  '"a b"@example.com',
];
export const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()) },
);

export type Mutation = {
  at: number;
  how: 'replace' | 'drop' | 'add' | 'twice';
  value: unknown;
  name: string;
};
export const mutations = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.constantFrom<Mutation['how'][]>('replace', 'replace', 'replace', 'drop', 'add', 'twice'),
    value,
    name: fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'tenantId', 'id', 'toString'),
      fc.string({ maxLength: 12 }),
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

export type Json = { [name: string]: unknown };

/** Changes something somewhere in a body, `fields` being all names that its schema knows on the first level. */
export function mutate(base: Json, fields: string[], changes: Mutation[]): unknown {
  const body = structuredClone(base);
  for (const change of changes) {
    const places: [Json, string][] = [];
    const walk = (inside: Json, names: string[]) => {
      for (const name of names) {
        places.push([inside, name]);
        const inner = inside[name];
        if (typeof inner === 'object' && inner !== null) walk(inner as Json, Object.keys(inner));
      }
    };
    walk(body, [...new Set([...fields, ...Object.keys(body)])]);
    const place = places[change.at % places.length];
    if (!place) return change.value;
    const [inside, name] = place;
    const set = (key: string, next: unknown) =>
      Object.defineProperty(inside, key, {
        value: next,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    if (change.how === 'drop') delete inside[name];
    else if (change.how === 'replace') set(name, change.value);
    else if (change.how === 'add') set(change.name, change.value);
    else set(name, [inside[name], change.value]);
  }
  return body;
}
