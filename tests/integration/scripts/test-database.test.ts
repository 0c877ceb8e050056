import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function query(connectionString: string, sql: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('gives the app a role that owns nothing and bypasses nothing', async () => {
  const [role] = await query(
    database.url,
    `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole,
       (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned
     FROM pg_roles WHERE rolname = current_user`,
  );
  expect(role).toEqual({
    rolname: 'mais_app',
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    owned: 0,
  });
});

it('migrates as an owner that is no superuser, as on a hosted Postgres', async () => {
  const [role] = await query(
    database.directUrl,
    'SELECT rolsuper, (SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NULL) AS unfinished FROM pg_roles WHERE rolname = current_user',
  );
  expect(role).toEqual({ rolsuper: false, unfinished: 0 });
});

it('can be dropped while the app’s role is still connected, as a closing pool is for a moment', async () => {
  const dropped = await createTestDatabase();
  const client = new pg.Client({ connectionString: dropped.url });
  const cut = new Promise<Error>((resolve) => client.on('error', resolve));
  await client.connect();
  await dropped.drop();
  expect(await cut).toMatchObject({ code: '57P01' });
});
