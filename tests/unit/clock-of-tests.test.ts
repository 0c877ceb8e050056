import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// Postgres's own date is UTC's: for five hours of every day it isn't the day of a business in New York, and a test that
// asks it fails just then. `inDaysThere` of money/world says the business's day.
it('no test takes the database’s date for a business’s day', () => {
  const asking = globSync('tests/**/*.{ts,tsx}').filter((file) =>
    /\bcurrent_date\b|\bnow\(\)::date\b/i.test(readFileSync(file, 'utf8')),
  );
  expect(asking.filter((file) => !file.endsWith('clock-of-tests.test.ts'))).toEqual([]);
});
