import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { superuserUrl } from '@/scripts/postgres/databases';
import { changedFunctions, functionFiles, readFunctions } from '@/scripts/postgres/functions';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';

/** A migrated database runs what stands in prisma/sql, function by function. */
let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  // Some belong to mais_system: only a superuser may replace them all.
  client = new pg.Client({ connectionString: superuserUrl(database.directUrl) });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

it('every function has its file, and every file its function', async () => {
  const names = (await readFunctions(client)).map(({ name }) => name);
  expect(functionFiles().map(({ name }) => name)).toEqual([...new Set(names)].sort());
});

it('what runs is what the files say', async () => {
  expect((await changedFunctions(client)).map(({ name }) => name)).toEqual([]);
});

it('a function that was changed in the database only is noticed', async () => {
  await client.query(
    `CREATE OR REPLACE FUNCTION settled_cents(p_tenant uuid, p_booking uuid) RETURNS integer LANGUAGE sql STABLE AS 'SELECT 1'`,
  );
  expect((await changedFunctions(client)).map(({ name }) => name)).toEqual(['settled_cents']);
});
