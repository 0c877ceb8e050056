import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';

/**
 * `claim_and_book` writes a booking's rows from records, so that a column that is new is neither dropped nor left without its
 * default. Postgres applies no default to a record: the function has to name each.
 */
let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const definition = async () =>
  (await owner.query(`SELECT pg_get_functiondef('claim_and_book(jsonb)'::regprocedure) AS text`)).rows[0]
    .text;

/** The defaults of a table that the function's statement for it doesn't name. */
async function missed(table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_name = $1 AND is_nullable = 'NO' AND column_default IS NOT NULL`,
    [table],
  );
  expect(rows.length).toBeGreaterThan(2);
  const [, inserted = ''] = (await definition()).split(`INSERT INTO "${table}"`);
  const [statement = ''] = inserted.split(';');
  expect(statement).toContain('jsonb_populate_record(');
  return rows.map(({ name }) => name).filter((name) => !statement.includes(`'${name}', `));
}

const tables = ['Booking', 'Mail', 'Job', 'Checkout'];

it.each(tables)('every default that %s needs is named', async (table) => {
  expect(await missed(table)).toEqual([]);
});

it.each(tables)('a column that is new in %s, with a default, is missed until it is named', async (table) => {
  await owner.query('BEGIN');
  await owner.query(`ALTER TABLE "${table}" ADD COLUMN "planted" integer NOT NULL DEFAULT 1`);
  expect(await missed(table)).toEqual(['planted']);
  await owner.query('ROLLBACK');
});
