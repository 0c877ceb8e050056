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

it.each(['Mail', 'Job', 'Checkout'])('every default that %s needs is named', async (table) => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_name = $1 AND is_nullable = 'NO' AND column_default IS NOT NULL`,
    [table],
  );
  expect(rows.length).toBeGreaterThan(2);
  const [, inserted = ''] = (await definition()).split(`INSERT INTO "${table}"`);
  const [statement = ''] = inserted.split(';');
  expect(statement).toContain('jsonb_populate_record(');
  expect(rows.map(({ name }) => name).filter((name) => !statement.includes(`'${name}', `))).toEqual([]);
});
