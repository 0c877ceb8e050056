import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { bella } from '@/prisma/demo/bella';
import { serene } from '@/prisma/demo/serene';
import { superuserUrl } from '@/scripts/postgres/databases';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';

let database: TestDatabase;
let owner: pg.Client;
let mine: TenantContext;
let theirs: TenantContext;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({
    DATABASE_URL: database.url,
    BOOKING_TRANSACTION_TIMEOUT_MS: '60000',
    DATABASE_POOL_TIMEOUT: '70',
  });
  const contexts = await writeTenants(bella, serene);
  [mine, theirs] = contexts as [TenantContext, TenantContext];
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  const { disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  await database?.drop();
});

/** Every table of ours, from the database itself: one that is added without a policy fails here. */
async function tables(): Promise<
  { name: string; forced: boolean; policies: string[]; column: string | null }[]
> {
  const { rows } = await owner.query(`
    SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
      (SELECT coalesce(array_agg(p.polname::text ORDER BY p.polname), '{}') FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
      CASE WHEN c.relname = 'Tenant' THEN 'id' ELSE (SELECT a.attname FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = 'tenantId') END AS column
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`);
  return rows;
}

describe('row-level security', () => {
  test('every table has it, forced, and a tenant-owned one has the tenant policy', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(30);
    for (const table of all) {
      expect(table, table.name).toMatchObject({ forced: true });
      expect(table.policies, table.name).toEqual(
        table.column ? ['system_all', 'tenant_only'] : ['system_all'],
      );
    }
  });

  test('a query without a where sees one tenant only, and none without a tenant', async () => {
    const { tenantQuery, statement } = await import('@/lib/data/connection/transaction');
    for (const { name, column } of await tables()) {
      if (!column) {
        await expect(tenantQuery(mine, `SELECT * FROM "${name}"`, []), name).rejects.toThrow(
          /permission denied/,
        );
        continue;
      }
      const seen = await tenantQuery<{ tenant: string }>(
        mine,
        `SELECT DISTINCT "${column}" AS tenant FROM "${name}"`,
        [],
      );
      expect(
        seen.every(({ tenant }) => tenant === mine.tenantId),
        name,
      ).toBe(true);
      expect(await statement(`SELECT 1 FROM "${name}"`, []), name).toEqual([]);
    }
  });

  test('writes without a where touch nothing of another tenant, and rows for one are refused', async () => {
    const { tenantQuery } = await import('@/lib/data/connection/transaction');
    await tenantQuery(mine, `UPDATE "Package" SET "name" = 'Mine'`, []);
    await tenantQuery(mine, `UPDATE "Tenant" SET "taxName" = 'Mine'`, []);
    const { rows } = await owner.query(
      `SELECT (SELECT count(*)::int FROM "Package" WHERE "tenantId" = $1 AND "name" = 'Mine') AS packages,
              (SELECT "taxName" FROM "Tenant" WHERE "id" = $1) AS tax`,
      [theirs.tenantId],
    );
    expect(rows[0]).toEqual({ packages: 0, tax: 'VAT' });
    await expect(
      tenantQuery(
        mine,
        `INSERT INTO "Segment" ("id", "tenantId", "slug", "name", "updatedAt") VALUES (gen_random_uuid(), $1::uuid, 'x', 'x', now())`,
        [theirs.tenantId],
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('only a tenant’s own claims are seen through the function that looks them up for it', async () => {
    const { tenantQuery, statement } = await import('@/lib/data/connection/transaction');
    // Without bookings around them: what they refer to is not looked at by a superuser who says so.
    const superuser = new pg.Client({ connectionString: superuserUrl(database.directUrl) });
    await superuser.connect();
    await superuser.query(`SET session_replication_role = replica`);
    await superuser.query(
      `INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence")
         SELECT gen_random_uuid(), "tenantId", gen_random_uuid(), "id", '[0,)', '[2040-01-01,2040-01-02)', gen_random_uuid()
           FROM "Resource"`,
    );
    await superuser.end();
    const { rows } = await owner.query<{ id: string; tenant: string }>(
      'SELECT DISTINCT "resourceId" AS id, "tenantId" AS tenant FROM "Claim"',
    );
    const ofBoth = rows.map(({ id }) => id);
    expect(new Set(rows.map(({ tenant }) => tenant)).size).toBe(2);
    const within = `SELECT DISTINCT "tenantId" AS tenant FROM claims_within($1::uuid[], '[2000-01-01,2100-01-01)')`;
    expect(await tenantQuery(mine, within, [ofBoth])).toEqual([{ tenant: mine.tenantId }]);
    expect(await tenantQuery(theirs, within, [ofBoth])).toEqual([{ tenant: theirs.tenantId }]);
    expect(await statement(within, [ofBoth])).toEqual([]);
  });

  test('only a tenant’s own customers are found through the function that searches for it', async () => {
    const { tenantQuery, statement } = await import('@/lib/data/connection/transaction');
    await owner.query(
      `INSERT INTO "Customer" ("id", "tenantId", "email", "name")
         SELECT gen_random_uuid(), t, 'wilhelmina-' || t || '@example.com', 'Wilhelmina' FROM unnest($1::uuid[]) t`,
      [[mine.tenantId, theirs.tenantId]],
    );
    const own = async ({ tenantId }: TenantContext) =>
      (
        await owner.query(`SELECT "id" FROM "Customer" WHERE "name" = 'Wilhelmina' AND "tenantId" = $1`, [
          tenantId,
        ])
      ).rows;
    const found = `SELECT customers_found('wilhelm') AS id`;
    expect(await tenantQuery(mine, found, [])).toEqual(await own(mine));
    expect(await tenantQuery(theirs, found, [])).toEqual(await own(theirs));
    expect(await own(mine)).toHaveLength(1);
    expect(await statement(found, [])).toEqual([]);
  });

  test('no other function runs with more rights than whoever calls it', async () => {
    const { rows } = await owner.query(`
      SELECT p.proname AS name, pg_get_userbyid(p.proowner) AS runs_as, has_function_privilege('public', p.oid, 'EXECUTE') AS anybody,
             array_to_string(p.proconfig, ';') AS config
        FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
       ORDER BY p.proname`);
    const sound = { runs_as: 'mais_system', anybody: false, config: 'search_path=public, pg_temp' };
    expect(rows).toEqual(['claims_within', 'customers_found'].map((name) => ({ name, ...sound })));
  });

  test('a tenant can neither be made nor removed by the app, nor its history rewritten', async () => {
    const { tenantQuery } = await import('@/lib/data/connection/transaction');
    await expect(tenantQuery(mine, 'DELETE FROM "Tenant"', [])).rejects.toThrow(/permission denied/);
    await expect(tenantQuery(mine, `UPDATE "AuditEntry" SET "action" = 'x'`, [])).rejects.toThrow(
      /permission denied/,
    );
  });

  test('a tenant sets neither its commission, nor its standing, nor where its payouts go', async () => {
    const { tenantQuery } = await import('@/lib/data/connection/transaction');
    for (const set of [
      `"commissionBps" = 0`,
      `"status" = 'ACTIVE'`,
      `"suspendedReason" = NULL`,
      `"stripeAccountId" = 'acct_mallory'`,
      `"stripeLostAt" = now()`,
      `"stripeRequirements" = NULL`,
      `"chargesEnabled" = true`,
      `"payoutsEnabled" = true`,
      `"detailsSubmitted" = true`,
      `"slug" = 'bella-bank'`,
      `"trade" = 'COACH'`,
      `"isDemo" = true`,
      `"liveAt" = now()`,
      `"storageLimitMb" = 99999`,
      `"id" = gen_random_uuid()`,
      `"taxName" = 'x', "commissionBps" = 0`,
    ])
      await expect(tenantQuery(mine, `UPDATE "Tenant" SET ${set}`, []), set).rejects.toThrow(
        /permission denied/,
      );
    // What its office sets: a column that is missing here is one that nobody has decided about.
    const { rows } = await owner.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = '"Tenant"'::regclass AND attnum > 0 AND NOT attisdropped
          AND NOT has_column_privilege('mais_app', attrelid, attnum, 'UPDATE') ORDER BY attname`,
    );
    expect(rows.map(({ name }) => name)).toEqual(
      [
        'chargesEnabled',
        'commissionBps',
        'createdAt',
        'detailsSubmitted',
        'id',
        'isDemo',
        'liveAt',
        'payoutsEnabled',
        'slug',
        'status',
        'storageLimitMb',
        'stripeAccountId',
        'stripeLostAt',
        'stripeRequirements',
        'suspendedReason',
        'trade',
      ].sort(),
    );
  });

  test('a tenant makes no link for anybody’s account, no member, and promotes none', async () => {
    const { tenantQuery } = await import('@/lib/data/connection/transaction');
    const victim = await owner.query<{ id: string }>(
      `INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
         VALUES (gen_random_uuid(), 'victim@example.test', 'V', 'x', now()) RETURNING "id"`,
    );
    const id = victim.rows[0]?.id;
    const attacks: [string, unknown[]][] = [
      [
        `INSERT INTO "Token" ("id", "kind", "tokenHash", "userId", "tenantId", "email", "expiresAt")
           VALUES (gen_random_uuid(), 'PASSWORD_RESET', 'known', $1::uuid, $2::uuid, 'v@x.test', now() + interval '1 hour')`,
        [id, mine.tenantId],
      ],
      [
        `INSERT INTO "Member" ("id", "tenantId", "userId", "role") VALUES (gen_random_uuid(), $2::uuid, $1::uuid, 'OWNER')`,
        [id, mine.tenantId],
      ],
      [`UPDATE "Member" SET "role" = 'OWNER', "active" = true`, []],
      [`UPDATE "Token" SET "kind" = 'PASSWORD_RESET', "usedAt" = NULL`, []],
      [`DELETE FROM "Member"`, []],
      [`DELETE FROM "Token"`, []],
    ];
    for (const [sql, values] of attacks)
      await expect(tenantQuery(mine, sql, values), sql).rejects.toThrow(/permission denied/);
  });

  test('the app’s role has no large objects, which know no policy', async () => {
    const { statement } = await import('@/lib/data/connection/transaction');
    for (const sql of [
      'SELECT lo_create(0)',
      'SELECT lo_creat(-1)',
      `SELECT lo_from_bytea(0, 'x')`,
      'SELECT lo_open(1, 131072)',
      'SELECT lo_unlink(1)',
      `SELECT lo_put(1, 0, 'x')`,
      'SELECT lo_get(1)',
    ])
      await expect(statement(sql, []), sql).rejects.toThrow(/permission denied/);
  });

  test('the app’s role owns nothing and bypasses nothing', async () => {
    const { rows } = await owner.query(`
      SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS strong,
        (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = 'mais_app'`);
    expect(rows[0]).toEqual({ strong: false, owned: 0 });
  });
});

describe('foreign keys', () => {
  test('every reference between tenant-owned tables carries the tenant, and restricts', async () => {
    const { rows } = await owner.query<{ name: string; columns: string[]; target: string; action: string }>(`
      SELECT c.conname AS name, c.confrelid::regclass::text AS target, c.confdeltype AS action,
        ARRAY(SELECT a.attname::text FROM unnest(c.conkey) k JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k) AS columns
      FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(50);
    for (const { name, columns, target, action } of rows) {
      // The platform's own.
      if (target === '"User"' || target === '"Program"') continue;
      expect(columns, name).toContain('tenantId');
      expect(action, name).toBe('r');
    }
  });

  test('every foreign key is the beginning of an index', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      SELECT c.conname AS name FROM pg_constraint c
      WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid
          AND (SELECT array_agg(k ORDER BY k) FROM unnest((i.indkey::smallint[])[0:array_length(c.conkey, 1) - 1]) k)
            @> (SELECT array_agg(k ORDER BY k) FROM unnest(c.conkey) k))
      ORDER BY 1`);
    // A claim's resource is the first column of both exclusion constraints' indexes.
    expect(rows.map(({ name }) => name)).toEqual(['Claim_tenantId_resourceId_fkey']);
  });
});
