import { v4, v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { serene } from '@/prisma/demo/serene';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';

let database: TestDatabase;
let ctx: TenantContext;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({
    DATABASE_URL: database.url,
    BOOKING_TRANSACTION_TIMEOUT_MS: '60000',
    DATABASE_POOL_TIMEOUT: '70',
  });
  [ctx] = (await writeTenants(serene)) as [TenantContext];
});

afterAll(async () => {
  const { disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  await database?.drop();
});

const hour = 3_600_000;
const start = Date.UTC(2031, 4, 12, 10);

/** Claims for a booking that is never written: the deferred key is only checked at the end, and the end is a rollback. */
async function claims(
  ...wanted: {
    resources: string[];
    among?: string[];
    seats: number | null;
    occurrence: string;
    from?: number;
  }[]
) {
  const { claimWants } = await import('@/lib/data/bookings/claims');
  const { withTenant } = await import('@/lib/data/connection/transaction');
  const got: (string[] | null)[] = [];
  class Enough extends Error {}
  await withTenant(ctx, async (tx) => {
    for (const want of wanted) {
      const { from = start, resources, ...rest } = want;
      got.push(
        await claimWants(
          tx,
          ctx,
          v7(),
          [{ resourceIds: resources, capacity: 2, from, to: from + hour, ...rest }],
          {
            expiresAt: null,
            forMove: false,
          },
        ),
      );
    }
    throw new Enough();
  }).catch((error) => {
    if (!(error instanceof Enough)) throw error;
  });
  return got;
}

async function therapists(): Promise<[string, string]> {
  const { getCatalogue } = await import('@/lib/usecases/catalogue/read');
  const { resources } = await getCatalogue(ctx);
  const [first, second] = resources.filter(({ kind }) => kind === 'PERSON').map(({ id }) => id);
  return [first ?? '', second ?? ''];
}

test('a class stays on the resource it began with, whoever the next customer asks for', async () => {
  const [first, second] = await therapists();
  const seat = { seats: 1, occurrence: v4(), among: [first, second] };
  const got = await claims(
    { ...seat, resources: [first, second] },
    { ...seat, resources: [second] },
    { ...seat, resources: [first] },
    { ...seat, resources: [first, second] },
  );
  expect(got).toEqual([[first], null, [first], null]);
});

test('seats of another class never share a resource, a free one is taken instead', async () => {
  const [first, second] = await therapists();
  const got = await claims(
    { resources: [first, second], seats: 1, occurrence: v4() },
    { resources: [first, second], seats: 1, occurrence: v4(), from: start + hour / 2 },
    { resources: [first, second], seats: 1, occurrence: v4(), from: start + hour / 2 },
  );
  expect(got).toEqual([[first], [second], null]);
});

test('alone means alone, and half-open ranges may touch', async () => {
  const [first] = await therapists();
  const got = await claims(
    { resources: [first], seats: null, occurrence: v4() },
    { resources: [first], seats: null, occurrence: v4(), from: start + hour },
    { resources: [first], seats: 1, occurrence: v4(), from: start + hour / 2 },
  );
  expect(got).toEqual([[first], [first], null]);
});

test('what is left of a hold that ran out is not kept: somebody may have taken the rest', async () => {
  const { claimWants, keepLiveClaims } = await import('@/lib/data/bookings/claims');
  const { withTenant } = await import('@/lib/data/connection/transaction');
  const [first, second] = await therapists();
  const kept: number[] = [];
  class Enough extends Error {}
  await withTenant(ctx, async (tx) => {
    for (const msLeft of [3_600_000, -3_600_000]) {
      const bookingId = v7();
      const alone = { capacity: 1, from: start, to: start + hour, seats: null };
      await claimWants(
        tx,
        ctx,
        bookingId,
        [first, second].map((id) => ({ ...alone, resourceIds: [id], occurrence: v4() })),
        { expiresAt: new Date(Date.now() + msLeft), forMove: false },
      );
      // The next customer wanted only one of the two.
      if (msLeft < 0) await tx.claim.deleteMany({ where: { bookingId, resourceId: first } });
      kept.push(await keepLiveClaims(tx, ctx, bookingId));
      await tx.claim.deleteMany({ where: { bookingId } });
    }
    throw new Enough();
  }).catch((error) => {
    if (!(error instanceof Enough)) throw error;
  });
  expect(kept).toEqual([2, 0]);
});

test('a hold is given more time as a whole or not at all', async () => {
  const { claimWants, extendClaims } = await import('@/lib/data/bookings/claims');
  const { withTenant } = await import('@/lib/data/connection/transaction');
  const [first, second] = await therapists();
  const until = new Date(Date.now() + 7_200_000);
  const extended: (number | boolean)[] = [];
  class Enough extends Error {}
  await withTenant(ctx, async (tx) => {
    for (const [msLeft, forMove] of [
      [3_600_000, false],
      [3_600_000, true],
      [-1_000, false],
      [-1_000, true],
    ] as const) {
      const bookingId = v7();
      const alone = { capacity: 1, from: start, to: start + hour, seats: null };
      await claimWants(
        tx,
        ctx,
        bookingId,
        [first, second].map((id) => ({ ...alone, resourceIds: [id], occurrence: v4() })),
        { expiresAt: new Date(Date.now() + msLeft), forMove },
      );
      // It ran out, and the next customer, who wanted only one of the two, has removed that one.
      if (msLeft < 0) await tx.claim.deleteMany({ where: { bookingId, resourceId: first } });
      extended.push(await extendClaims(tx, ctx, bookingId, until, forMove));
      const left = await tx.claim.findMany({ where: { bookingId } });
      extended.push(left.some(({ expiresAt }) => expiresAt?.getTime() === until.getTime()));
      await tx.claim.deleteMany({ where: { bookingId } });
    }
    throw new Enough();
  }).catch((error) => {
    if (!(error instanceof Enough)) throw error;
  });
  expect(extended).toEqual([2, true, 2, true, 0, false, 0, false]);
});
