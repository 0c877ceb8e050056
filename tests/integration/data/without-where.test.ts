import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serene } from '@/prisma/demo/serene';
import { superuserUrl } from '@/scripts/postgres/databases';
import { dataSamples } from '@/tests/support/data-samples';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';
import { findAnchors } from './plans/anchors';

/**
 * Every function of lib/data, with the tenant taken out of the `where` of every statement on its way to Postgres. What
 * comes back and what is changed is still one tenant's: row-level security alone holds. And so that this test is known to
 * see a leak when there is one, the same walk once more with the policies open.
 */
let database: TestDatabase;
let owner: Client;
let tenantId: string;
let others: string[];
let ctx: Awaited<ReturnType<typeof writeTenants>>[number];

/** Three tenants and a few dozen bookings each are enough to leak. */
const small = (sql: string) =>
  sql
    .replaceAll('generate_series(1, 99)', 'generate_series(1, 2)')
    .replace('CROSS JOIN generate_series(1, 2000) n', 'CROSS JOIN generate_series(980, 1020) n')
    .replace("< '10'", "< '80'")
    .replace('n % 500 = 0', 'n % 100 = 0')
    .replace('n % 500 <> 0', 'n % 100 <> 0')
    .replace("'R18'", "'R990'");

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '2',
    DATABASE_POOL_TIMEOUT: '61',
    BOOKING_TRANSACTION_TIMEOUT_MS: '60000',
  });
  owner = new Client({ connectionString: superuserUrl(database.directUrl) });
  await owner.connect();
  const [made] = await writeTenants(serene);
  if (!made) throw new Error('no tenant');
  ctx = made;
  tenantId = made.tenantId;
  await owner.query(small(readFileSync(join(import.meta.dirname, 'plans/scale.sql'), 'utf8')));
  const { rows } = await owner.query('SELECT "id" FROM "Tenant" WHERE "id" <> $1', [tenantId]);
  others = rows.map(({ id }) => id);
  const { disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
}, 300_000);

afterAll(async () => {
  await owner?.end();
  const { disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  await database?.drop();
});

/**
 * `"tenantId" = $1` becomes a condition that is always true and still mentions the parameter, so that the statement keeps
 * its shape.
 */
const dropped = (text: string) =>
  text.replaceAll(
    /((?:"?\w+"?\.)*"tenantId"|"public"\."Tenant"\."id"|t\."id") = (\$\d+)(?:::uuid)?/g,
    '($2::uuid IS NOT NULL OR $1 IS NULL)',
  );

/** Sends each statement of a tenant without its tenant; notes how many were changed, and what came back. */
function tamper(pool: pg.Pool) {
  const seen = { changed: 0, asked: 0, returned: [] as string[] };
  pool.on('connect', (client) => {
    let asTenant = false;
    const send = client.query.bind(client) as unknown as (...args: unknown[]) => Promise<{ rows: unknown[] }>;
    const tampering = async (...args: unknown[]) => {
      const [first, ...rest] = args;
      const config = typeof first === 'string' ? { text: first, values: rest[0] } : { ...(first as object) };
      const text = String((config as { text?: unknown }).text ?? '').trim();
      if (/^(begin|commit|rollback)/i.test(text)) asTenant = false;
      else if (/set_config\('app\.tenant_id'/.test(text)) asTenant = true;
      else if (asTenant) {
        const without = dropped(text);
        seen.asked += 1;
        if (without !== text) seen.changed += 1;
        const result = await send({ ...config, text: without });
        seen.returned.push(JSON.stringify(result.rows));
        return result;
      }
      return send(...args);
    };
    client.query = tampering as unknown as typeof client.query;
  });
  return seen;
}

/** Ids of everything that other tenants own: none of them may come back. */
async function theirIds(): Promise<Set<string>> {
  const { rows } = await owner.query(
    `SELECT table_name AS name FROM information_schema.columns c
      WHERE table_schema = 'public' AND column_name = 'id' AND EXISTS (SELECT 1 FROM information_schema.columns t
        WHERE t.table_schema = 'public' AND t.table_name = c.table_name AND t.column_name = 'tenantId')`,
  );
  const ids = new Set<string>();
  for (const { name } of rows) {
    const found = await owner.query(`SELECT "id" FROM "${name}" WHERE "tenantId" <> $1`, [tenantId]);
    for (const { id } of found.rows) ids.add(id);
  }
  const tenants = await owner.query('SELECT "id" FROM "Tenant" WHERE "id" <> $1', [tenantId]);
  for (const { id } of tenants.rows) ids.add(id);
  return ids;
}

/** Everything of the other tenants that were there from the beginning (some samples open a new business), as one text. */
async function theirs(): Promise<string> {
  const { rows } = await owner.query(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenantId' ORDER BY 1`,
  );
  const parts: string[] = [];
  for (const { name } of rows) {
    const found = await owner.query(
      `SELECT md5(coalesce(string_agg(to_jsonb(t)::text, '' ORDER BY to_jsonb(t)::text), '')) AS sum FROM "${name}" t WHERE "tenantId" = ANY($1)`,
      [others],
    );
    parts.push(`${name} ${found.rows[0].sum}`);
  }
  return parts.join('\n');
}

const sweeps = /^(personal-data-sweep|retention)\./;

/** What leaks when every function is called without its `where`. */
async function walk(): Promise<{ changed: number; asked: number; leaks: string[] }> {
  const { database: open, disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  const seen = tamper(open().pool);
  const samples = await dataSamples(ctx, await findAnchors(owner, tenantId));
  const foreign = await theirIds();
  const leaks: string[] = [];
  for (const [name, call] of Object.entries(samples)) {
    // Their work is on every tenant's rows.
    if (sweeps.test(name)) continue;
    seen.returned = [];
    // A write may be refused by the rows around it, or by the policy.
    await call().catch(() => {});
    const uuids = seen.returned.join(' ').match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    if (uuids.some((id) => foreign.has(id))) leaks.push(name);
  }
  return { ...seen, leaks };
}

it('leaks nothing without any tenant in any where', async () => {
  const before = await theirs();
  const { changed, asked, leaks } = await walk();
  console.log(`${changed} of ${asked} statements went without their tenant`);
  expect(changed).toBeGreaterThan(100);
  expect(leaks).toEqual([]);
  expect(await theirs()).toBe(before);
}, 300_000);

it('would see a leak: the same walk with the policies open leaks', async () => {
  const before = await theirs();
  const { rows } = await owner.query(
    `SELECT polrelid::regclass::text AS name FROM pg_policy WHERE polname = 'tenant_only'`,
  );
  for (const { name } of rows)
    await owner.query(`ALTER POLICY tenant_only ON ${name} USING (true) WITH CHECK (true)`);
  const { leaks } = await walk();
  console.log(`with open policies ${leaks.length} functions leak`);
  expect(leaks.length).toBeGreaterThan(20);
  expect(await theirs()).not.toBe(before);
}, 300_000);
