import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { bella } from '@/prisma/demo/bella';
import { serene } from '@/prisma/demo/serene';
import { root } from '@/scripts/paths';
import { startApp, type TestApp } from '@/tests/support/app';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';
import { type Pooler, pgbouncer, startPooler } from '@/tests/support/pgbouncer';
import { createSeededDatabase } from '@/tests/support/seeded';

/** Fewer server connections than the app has, so that they change hands all the time. */
const SERVER_CONNECTIONS = 4;
const STATEMENT_LIMIT_MS = 1500;
const LOCK_LIMIT_MS = 500;

if (!pgbouncer)
  console.warn('No pgbouncer on this machine: its tests are skipped (apt-get install pgbouncer).');

describe.skipIf(!pgbouncer)('through PgBouncer in transaction mode', () => {
  let database: TestDatabase;
  let pooler: Pooler;
  let mine: TenantContext;
  let theirs: TenantContext;
  let data: typeof import('@/lib/data/connection/transaction');

  beforeAll(async () => {
    database = await createTestDatabase();
    pooler = await startPooler({ default_pool_size: String(SERVER_CONNECTIONS), query_wait_timeout: '2' });
    setEnvironment({
      DATABASE_URL: pooler.through(database.url),
      DATABASE_POOL_SIZE: '16',
      DATABASE_POOL_TIMEOUT: '20',
      BOOKING_TRANSACTION_TIMEOUT_MS: '15000',
      DATABASE_STATEMENT_TIMEOUT_MS: String(STATEMENT_LIMIT_MS),
      DATABASE_LOCK_TIMEOUT_MS: String(LOCK_LIMIT_MS),
    });
    [mine, theirs] = (await writeTenants(bella, serene)) as [TenantContext, TenantContext];
    data = await import('@/lib/data/connection/transaction');
  });

  afterAll(async () => {
    const { disconnect } = await import('@/lib/data/connection/client');
    await disconnect();
    await pooler?.close();
    await database?.drop();
  });

  /** Asks every server connection of the pooler the same, at once, from outside of the app. */
  async function askAll<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    const clients = Array.from(
      { length: SERVER_CONNECTIONS },
      () => new pg.Client({ connectionString: pooler.through(database.url) }),
    );
    try {
      for (const client of clients) {
        await client.connect();
        await client.query('BEGIN');
      }
      const answers = await Promise.all(clients.map((client) => client.query<Row>(text)));
      const processes = await Promise.all(
        clients.map((client) => client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')),
      );
      expect(new Set(processes.map(({ rows }) => rows[0]?.pid)).size).toBe(SERVER_CONNECTIONS);
      return answers.flatMap(({ rows }) => rows);
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  }

  test('it is one that refuses start-up parameters, and the app needs none', async () => {
    const client = new pg.Client({
      connectionString: pooler.through(database.url),
      statement_timeout: 1000,
    });
    client.on('error', () => {});
    await expect(client.connect()).rejects.toThrow(/unsupported startup parameter/);
    expect(await data.statement('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
  });

  test('fifty want one date: one is booked, in every round', async () => {
    const { getCatalogue } = await import('@/lib/usecases/catalogue/read');
    const { planBooking } = await import('@/lib/usecases/bookings/plan');
    const { bookingWrite } = await import('@/lib/usecases/bookings/booking-write');
    const { writeBooking } = await import('@/lib/data/bookings/booking-write');
    const { addDays } = await import('@/lib/domain/local-date');
    const catalogue = await getCatalogue(mine);
    const today = new Date().toISOString().slice(0, 10);

    for (let round = 0; round < 15; round++) {
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, async (_, at) => {
          const bookingId = v7();
          const now = Date.now();
          const input = {
            package: at % 2 ? 'elopement' : 'classic-day',
            date: addDays(today, 60 + round),
            seats: 1,
            addOns: [],
            customer: { name: 'Racer', email: `racer-${round}-${at}@example.com` },
          };
          const planned = planBooking(catalogue, input, {
            bookingId,
            fromOffice: false,
            maySayHow: false,
            now,
          });
          if (!planned.ok) throw new Error(planned.detail);
          const request = { source: 'API' as const, visitor: null, idempotency: null };
          const write = bookingWrite(catalogue, planned.plan, input, request, { bookingId, now });
          return (await writeBooking(mine, write)).outcome;
        }),
      );
      expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'slot_taken')).toHaveLength(49);
    }
  });

  test('two businesses on the same few connections never see each other, nor what a failed one left', async () => {
    const whose = `SELECT DISTINCT "tenantId"::text AS tenant FROM "Package"`;
    const seen = (rows: { tenant: string }[]) => rows.map(({ tenant }) => tenant);
    const works: ((ctx: TenantContext) => Promise<void>)[] = [
      async (ctx) => expect(seen(await data.tenantQuery(ctx, whose, []))).toEqual([ctx.tenantId]),
      // Prisma's own statements in an interactive transaction, several of them.
      (ctx) =>
        data.withTenant(ctx, async (tx) => {
          const packages = await tx.package.findMany({ include: { service: true, addOns: true } });
          expect(new Set(packages.map(({ tenantId }) => tenantId))).toEqual(new Set([ctx.tenantId]));
          await tx.site.updateMany({ data: { tagline: ctx.tenantId } });
          expect(seen(await tx.$queryRawUnsafe(whose))).toEqual([ctx.tenantId]);
        }),
      // Without a scope nothing is seen, whoever had the connection before.
      async () => expect(await data.statement(whose, [])).toEqual([]),
      async () =>
        expect((await data.systemQuery<{ tenant: string }>(whose, [])).length).toBeGreaterThanOrEqual(2),
      async () => data.asSystem(async (tx) => expect(await tx.tenant.count()).toBe(await tx.site.count())),
      // What goes wrong leaves neither tenant nor role behind.
      async (ctx) => expect(data.tenantQuery(ctx, 'SELECT 1/0', [])).rejects.toThrow(/division by zero/),
      async (ctx) =>
        expect(
          data.withTenant(ctx, async () => {
            throw new Error('changed my mind');
          }),
        ).rejects.toThrow('changed my mind'),
      async () => expect(data.systemQuery('SELECT nothing', [])).rejects.toThrow(/does not exist/),
    ];
    let done = 0;
    await Promise.all(
      Array.from({ length: 24 }, async () => {
        for (let at = done++; at < 2400; at = done++)
          await works[at % works.length]?.(at % 3 ? mine : theirs);
      }),
    );

    const left = await askAll(
      `SELECT current_setting('app.tenant_id', true) AS tenant, current_user AS role,
              current_setting('statement_timeout') AS statements, current_setting('lock_timeout') AS locks,
              (SELECT count(*)::int FROM pg_prepared_statements) AS prepared`,
    );
    expect(left).toHaveLength(SERVER_CONNECTIONS);
    for (const connection of left) {
      expect(connection).toEqual({
        tenant: expect.toBeOneOf([null, '']),
        role: 'mais_app',
        // The role's own, by which even a statement without a transaction is bound.
        statements: '10s',
        locks: '3s',
        prepared: 0,
      });
    }
  });

  const tooLate = { code: 'unavailable', retryAfterSeconds: 5 };

  test('a statement that takes too long is ended, in every kind of scope', async () => {
    const sleep = 'SELECT pg_sleep(60)::text';
    const began = performance.now();
    await Promise.all([
      expect(data.tenantQuery(mine, sleep, [])).rejects.toMatchObject(tooLate),
      expect(data.systemQuery(sleep, [])).rejects.toMatchObject(tooLate),
      expect(data.withTenant(mine, (tx) => tx.$queryRawUnsafe(sleep))).rejects.toMatchObject(tooLate),
      expect(data.asSystem((tx) => tx.$queryRawUnsafe(sleep))).rejects.toMatchObject(tooLate),
    ]);
    expect(performance.now() - began).toBeLessThan(STATEMENT_LIMIT_MS + 3000);
    const { rowCount } = await withOwner((owner) =>
      owner.query(
        `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60)%' AND state = 'active'`,
      ),
    );
    expect(rowCount, 'it runs on in the database').toBe(0);
  });

  test('a lock that is not given in time is given up', async () => {
    await withOwner(async (owner) => {
      await owner.query('BEGIN');
      await owner.query(`SELECT 1 FROM "Tenant" WHERE "id" = $1 FOR UPDATE`, [mine.tenantId]);
      const began = performance.now();
      await expect(
        data.tenantQuery(mine, `UPDATE "Tenant" SET "taxName" = 'X' WHERE "id" = $1::uuid`, [mine.tenantId]),
      ).rejects.toMatchObject(tooLate);
      expect(performance.now() - began).toBeLessThan(LOCK_LIMIT_MS + 3000);
      await owner.query('ROLLBACK');
    });
  });

  test('with every server connection taken the answer is "unavailable", in time, and all is well afterwards', async () => {
    const greedy = await Promise.all(
      Array.from({ length: SERVER_CONNECTIONS }, async () => {
        const client = new pg.Client({ connectionString: pooler.through(database.url) });
        await client.connect();
        await client.query('BEGIN');
        return client;
      }),
    );
    const asked = [
      () => data.tenantQuery(mine, 'SELECT 1', []),
      () => data.statement('SELECT 1', []),
      () => data.withTenant(mine, async () => 1),
      () => data.asSystem(async () => 1),
    ];
    const began = performance.now();
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        expect(asked[at % asked.length]?.()).rejects.toMatchObject(tooLate),
      ),
    );
    expect(performance.now() - began).toBeLessThan(15_000);
    await Promise.all(greedy.map((client) => client.end()));
    for (const ask of asked) await ask();
  });

  async function withOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
    const owner = new pg.Client({ connectionString: database.directUrl });
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  }

  describe.skipIf(!existsSync(join(root, '.next/BUILD_ID')))('the built app', () => {
    let app: TestApp;

    beforeAll(async () => {
      app = await startApp({}, async () => {
        const [seeded, pooler] = await Promise.all([createSeededDatabase(), startPooler()]);
        // The pooler's connections would keep the database from being dropped.
        const drop = () => pooler.close().then(seeded.drop);
        return { ...seeded, url: pooler.through(seeded.url), drop };
      });
    });
    afterAll(() => app?.close());

    const call = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: 'Bearer sk_demo_bella', 'content-type': 'application/json' };
      const response = await fetch(`${app.url}${path}`, { headers, ...init });
      return { status: response.status, body: await response.json() };
    };
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

    test('serves, books over HTTP, and says who was late', async () => {
      expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
      expect((await fetch(`${app.url}/t/bella-weddings`)).status).toBe(200);
      const dates = await call(`/api/v1/availability/dates?package=elopement&from=${day(60)}&to=${day(89)}`);
      expect(dates.status).toBe(200);
      const free = dates.body.data.find((row: { available: boolean }) => row.available).date as string;

      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          call('/api/v1/bookings', {
            method: 'POST',
            body: JSON.stringify({
              package: 'elopement',
              date: free,
              customer: { name: 'Ann', email: `ann-${at}@example.com` },
            }),
          }),
        ),
      );
      const won = answers.filter(({ status }) => status === 201);
      expect(won).toHaveLength(1);
      expect(answers.filter(({ status, body }) => status === 409 && body.code === 'slot_taken')).toHaveLength(
        19,
      );

      const read = await call(`/api/v1/bookings/${won[0]?.body.id}`);
      expect(read).toMatchObject({ status: 200, body: { status: 'PENDING' } });
      const canceled = await call(`/api/v1/bookings/${won[0]?.body.id}/cancel`, {
        method: 'POST',
        body: JSON.stringify({ by: 'business' }),
      });
      expect(canceled).toMatchObject({ status: 200, body: { status: 'CANCELED' } });
      expect(app.log()).not.toMatch(/prepared statement|"level":50/);
    });
  });
});
