import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '@/scripts/paths';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';

const TENANTS = 2;
const BOOKINGS = 120;

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

const rows = async (sql: string) => (await owner.query(sql)).rows;
const number = async (sql: string) => Number((await rows(sql))[0].count);
/** Whatever guards the rows: constraints, indexes, policies, triggers. */
const guards = () =>
  rows(`SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid::regclass::text LIKE '"%'
        UNION ALL SELECT relname || relrowsecurity || relforcerowsecurity FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`);
/** What a run needs only while it runs, or couldn't check yet. */
const leftovers = () =>
  rows(`SELECT nspname AS name FROM pg_namespace WHERE nspname = 'scale_scratch'
        UNION ALL SELECT conname FROM pg_constraint WHERE NOT convalidated`);
const filled = () =>
  rows(`SELECT (SELECT count(*) FROM "Booking") AS bookings, (SELECT count(*) FROM "Claim") AS claims,
               (SELECT count(*) FROM "AuditEntry") AS audit`);
const command = (...args: string[]) => [
  '--import',
  'tsx',
  join(root, 'scripts/capacity/seed.ts'),
  '--database-url',
  database.directUrl,
  ...args,
];
const seed = (...args: string[]) =>
  spawnSync(process.execPath, command(...args), { cwd: root, encoding: 'utf8' });

it('fills a database with what the product could have written, and puts every guard back', async () => {
  const before = await guards();
  const run = seed('--tenants', String(TENANTS), '--bookings', String(BOOKINGS));
  expect(run.stderr).toBe('');
  expect(run.stdout).toContain(`${TENANTS * BOOKINGS} bookings written`);
  expect(await guards()).toEqual(before);
  expect(await leftovers()).toEqual([]);

  expect(await rows('SELECT count(*)::int AS bookings FROM "Booking" GROUP BY "tenantId"')).toEqual(
    Array.from({ length: TENANTS }, () => ({ bookings: BOOKINGS })),
  );
  for (const table of ['Customer', 'Claim', 'Checkout', 'Payment', 'Refund', 'Mail', 'AuditEntry'])
    expect(await number(`SELECT count(*) FROM "${table}"`), table).toBeGreaterThan(0);
  // Past and coming ones, in every state that lasts.
  const states = await rows('SELECT DISTINCT "status"::text AS s FROM "Booking" ORDER BY 1');
  expect(states.map(({ s }) => s)).toEqual(['CANCELED', 'COMPLETED', 'CONFIRMED', 'EXPIRED', 'NO_SHOW']);
  expect(await number(`SELECT count(*) FROM "Booking" WHERE "createdAt" > now()`)).toBe(0);
  expect(
    await number(
      `SELECT count(*) FROM "Booking" WHERE coalesce("settledCents", 0) <> settled_cents("tenantId", "id")`,
    ),
  ).toBe(0);
  // Of each booking its first audit entry says who held it.
  expect(
    await number(
      `SELECT count(*) FROM "Booking" b WHERE NOT EXISTS (SELECT 1 FROM "AuditEntry" a
         WHERE a."tenantId" = b."tenantId" AND a."subjectId" = b."id" AND a."action" = 'booking.held')`,
    ),
  ).toBe(0);
  // What stands holds its resources, what ended holds nothing; nobody paid too little or got back too much.
  expect(
    await number(
      `SELECT count(*) FROM "Booking" b WHERE ("status" IN ('CANCELED', 'EXPIRED')) = EXISTS (
         SELECT 1 FROM "Claim" c WHERE c."tenantId" = b."tenantId" AND c."bookingId" = b."id")`,
    ),
  ).toBe(0);
  expect(
    await number(
      `SELECT count(*) FROM "Payment" p WHERE "amountCents" < (SELECT coalesce(sum("amountCents"), 0) FROM "Refund" r
         WHERE r."tenantId" = p."tenantId" AND r."paymentId" = p."id")`,
    ),
  ).toBe(0);
}, 120_000);

it('fills no business twice, and says what it can’t do in one line', async () => {
  expect(seed('--tenants', String(TENANTS), '--bookings', '20').stdout).toContain('0 bookings written');
  expect(await number('SELECT count(*) FROM "Booking"')).toBe(TENANTS * BOOKINGS);
  expect(seed('--tenants', 'many').stderr.trim()).toBe(
    '--tenants must be a whole number from 1 to 100000, not "many".',
  );
}, 120_000);

it.each(['Mail', 'AuditEntry'])(
  'leaves nothing of either transaction when %s refuses its rows',
  async (table) => {
    const before = { guards: await guards(), filled: await filled() };
    await owner.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'Not here'; END $$;
    CREATE TRIGGER refuse AFTER INSERT ON "${table}" EXECUTE FUNCTION refuse()`);
    const run = seed('--tenants', String(TENANTS + 1), '--bookings', String(BOOKINGS));
    await owner.query('DROP FUNCTION refuse CASCADE');
    expect(run.stderr).toContain('Not here');
    expect(run.status).toBe(1);
    expect({ guards: await guards(), filled: await filled() }).toEqual(before);
    expect(await leftovers()).toEqual([]);
  },
  120_000,
);

it('puts right what a killed run left', async () => {
  const before = { guards: await guards(), filled: await filled() };
  // It comes as far as this lock.
  await owner.query('BEGIN; LOCK TABLE "Mail" IN ACCESS SHARE MODE');
  const run = spawn(process.execPath, command('--tenants', String(TENANTS + 1)), { cwd: root });
  const waits = `SELECT 1 FROM pg_locks WHERE relation = '"Mail"'::regclass AND NOT granted`;
  await expect.poll(() => rows(waits), { timeout: 60_000 }).toHaveLength(1);
  run.kill('SIGKILL');
  await once(run, 'exit');
  await owner.query('ROLLBACK');
  expect(await leftovers()).toEqual([{ name: 'scale_scratch' }]);
  expect(await guards()).not.toEqual(before.guards);

  expect(seed('--tenants', String(TENANTS)).stdout).toContain('0 bookings written');
  expect({ guards: await guards(), filled: await filled() }).toEqual(before);
  expect(await leftovers()).toEqual([]);
}, 120_000);
