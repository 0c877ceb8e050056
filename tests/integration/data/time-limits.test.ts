import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeBlueprint } from '@/lib/data/catalogue/blueprints';
import { database } from '@/lib/data/connection/client';
import { withDeadline } from '@/lib/data/connection/deadline';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, tenantQuery } from '@/lib/data/connection/transaction';
import { createBookingInput } from '@/lib/domain/booking-input';
import { AppError } from '@/lib/domain/errors';
import { createBooking } from '@/lib/usecases/bookings/create';
import { bella } from '@/prisma/demo/bella';
import { inDays, startWorld, type World } from '../money/world';

// Seconds and milliseconds; the real ones are ten and five seconds.
process.env.DATABASE_POOL_TIMEOUT = '4';
process.env.BOOKING_TRANSACTION_TIMEOUT_MS = '3000';

let world: World;
let ctx: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  // Under the limits of this file a slow machine could not write a whole business.
  const id = await database().prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL ROLE mais_system`;
      return writeBlueprint(tx, bella);
    },
    { timeout: 60_000 },
  );
  ctx = mintTenantContext(id, systemActor);
});
afterAll(() => world.close());

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it('an exhausted pool is a 503 with a time to come back, within the pool’s limit, and mends itself', async () => {
  const { pool } = database();
  const held = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
  const started = performance.now();
  const asked = await Promise.all(
    Array.from({ length: 20 }, () => failure(tenantQuery(ctx, 'SELECT 1', []))),
  );
  expect(performance.now() - started).toBeLessThan(5_000);
  for (const error of asked) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 });
  }
  for (const client of held) client.release();
  expect(await systemQuery('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
});

it('all waiting of one request together ends with the pool’s limit', async () => {
  const { pool } = database();
  const started = performance.now();
  await withDeadline(async () => {
    await tenantQuery(ctx, 'SELECT pg_sleep(2.5)', []);
    const held = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
    expect(await failure(tenantQuery(ctx, 'SELECT 1', []))).toMatchObject({ code: 'unavailable' });
    for (const client of held) client.release();
  });
  expect(performance.now() - started).toBeGreaterThan(3_500);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(await systemQuery('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
});

it('a booking waits for a lock no longer than its limit, and can be made once it is free', async () => {
  const other = new pg.Client({ connectionString: world.database.directUrl });
  await other.connect();
  await other.query('BEGIN');
  await other.query('SELECT 1 FROM "Tenant" WHERE "id" = $1 FOR UPDATE', [ctx.tenantId]);
  const book = () =>
    createBooking(
      ctx,
      createBookingInput.parse({
        package: 'elopement',
        date: inDays(100),
        customer: { name: 'Ann Example', email: 'ann@example.com' },
      }),
      { source: 'API', visitor: null, idempotency: null },
    );
  const started = performance.now();
  const refused = await failure(book());
  expect(refused).toMatchObject({ code: 'unavailable' });
  expect(performance.now() - started).toBeLessThan(4_000);
  await other.query('ROLLBACK');
  await other.end();
  expect(await book()).toMatchObject({ ok: true });
});
