import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '@/scripts/paths';

/**
 * Migrations run before the new version serves, so what they take away the former one may still read: that goes one release
 * after the last version that reads it. A migration that drops or renames something says in a comment why nobody who still
 * serves reads it: `-- Nobody reads it: …`.
 */
const takesAway =
  /^[^-\n]*\b(?:DROP\s+(?:COLUMN|FUNCTION|PROCEDURE|TABLE|VIEW|TYPE|SCHEMA)|RENAME\s+(?:COLUMN|TO|VALUE))\b/im;
const saysWhy = /^--\s*Nobody reads it: \S.{10,}/m;
const isTaken = (sql: string) => !takesAway.test(sql) || saysWhy.test(sql);

/** Landed before there was this rule, and never edited: until the switch bookings and refunds may have failed. */
const before = [
  '20261130120002_payment_timing',
  '20261130130000_one_ledger',
  '20261130180000_claims_by_matching',
];

it.each([
  ['ALTER TABLE "A" ADD COLUMN "b" INTEGER;', true],
  ['-- The index that was used to DROP COLUMN.\nDROP INDEX "A_b_idx";', true],
  ['ALTER TABLE "A" DROP COLUMN "b";', false],
  ['ALTER TABLE "A" ADD COLUMN "c" TEXT, DROP   COLUMN "b";', false],
  ['ALTER TABLE "A" RENAME COLUMN "b" TO "c";', false],
  ['drop function f(jsonb);', false],
  ['-- It is old.\nDROP TABLE "A";', false],
  ['-- Nobody reads it: the release of November went without.\nDROP TABLE "A";', true],
])('%s', (sql, taken) => expect(isTaken(sql)).toBe(taken));

it('no migration takes away what the version that still serves reads', () => {
  const folder = join(root, 'prisma/migrations');
  const names = readdirSync(folder).filter((name) => /^\d/.test(name));
  const refused = names.filter((name) => !isTaken(readFileSync(join(folder, name, 'migration.sql'), 'utf8')));
  expect(refused).toEqual(before);
});
