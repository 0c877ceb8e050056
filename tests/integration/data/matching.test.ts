import fc from 'fast-check';
import pg from 'pg';
import { v4, v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { assign } from '@/lib/domain/availability/assignment';
import { serene } from '@/prisma/demo/serene';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';

let database: TestDatabase;
let owner: pg.Client;
let ctx: TenantContext;
/** Thirty people, made once. */
let people: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({
    DATABASE_URL: database.url,
    BOOKING_TRANSACTION_TIMEOUT_MS: '60000',
    DATABASE_POOL_TIMEOUT: '70',
  });
  [ctx] = (await writeTenants(serene)) as [TenantContext];
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO "Resource" ("id", "tenantId", "slug", "name", "kind", "updatedAt")
     SELECT gen_random_uuid(), $1, 'person-' || n, 'Person ' || n, 'PERSON', now() FROM generate_series(1, 30) n RETURNING "id"`,
    [ctx.tenantId],
  );
  people = rows.map(({ id }) => id);
});

afterAll(async () => {
  const { disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  await owner?.end();
  await database?.drop();
});

async function firstMatching(candidates: string[][]): Promise<string[] | null> {
  const edges = candidates.flatMap((ids, index) => ids.map((id) => ({ want: index + 1, id })));
  const { rows } = await owner.query('SELECT first_matching($1, $2::integer[], $3::uuid[]) AS picked', [
    candidates.length,
    edges.map(({ want }) => want),
    edges.map(({ id }) => id),
  ]);
  return rows[0].picked;
}

test('the database chooses what the domain chooses', async () => {
  const ids = Array.from({ length: 6 }, () => v4());
  const groups = fc.array(fc.shuffledSubarray(ids), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(groups, async (candidates) => {
      expect(await firstMatching(candidates)).toEqual(assign(candidates));
    }),
    { numRuns: 400 },
  );
});

/** Claims that are rolled back; `busy` people have something at that time. */
async function claim(groups: string[][], seats: number | null, busy: string[] = []) {
  const { claimWants } = await import('@/lib/data/bookings/claims');
  const { withTenant } = await import('@/lib/data/connection/transaction');
  const from = Date.UTC(2031, 4, 12, 10);
  const range = { from, to: from + 3_600_000, capacity: 10 };
  const occurrence = v4();
  const kept = { expiresAt: null, forMove: false };
  let got: string[] | null = null;
  class Enough extends Error {}
  await withTenant(ctx, async (tx) => {
    for (const id of busy) {
      await claimWants(tx, ctx, v7(), [{ ...range, resourceIds: [id], seats: null, occurrence: v4() }], kept);
    }
    const wants = groups.map((resourceIds) => ({ ...range, resourceIds, seats, occurrence }));
    got = await claimWants(tx, ctx, v7(), wants, kept);
    throw new Enough();
  }).catch((error) => {
    if (!(error instanceof Enough)) throw error;
  });
  return got;
}

test.each([null, 2])('six groups that share thirty people get six of them (seats: %s)', async (seats) => {
  const got = await claim(
    Array.from({ length: 6 }, () => people),
    seats,
  );
  expect(got).toEqual(people.slice(0, 6));
});

test('six groups with five free people between them are told so within the statement’s time', async () => {
  const groups = Array.from({ length: 6 }, () => people);
  expect(await claim(groups, null, people.slice(5))).toBeNull();
});
