import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { AppError, refuse } from '@/lib/domain/errors';
import { type IdempotentRun, requestHash, runIdempotently, scopedKey } from '@/lib/http/api/idempotency';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { setEnvironment } from '@/tests/support/environment';

let database: TestDatabase;
let owner: pg.Client;
const tenants = [randomUUID(), randomUUID()];
const [ctx, stranger] = tenants.map((id) =>
  mintTenantContext(id, { kind: 'API', id: null, name: 'test' }),
) as [ReturnType<typeof mintTenantContext>, ReturnType<typeof mintTenantContext>];

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({ DATABASE_URL: database.url });
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  for (const id of tenants) {
    await owner.query(
      `INSERT INTO "Tenant" ("id", "slug", "name", "trade", "timeZone", "currency", "country", "updatedAt")
         VALUES ($1::uuid, $2, 'x', 'SALON', 'Europe/London', 'GBP', 'GB', now())`,
      [id, id],
    );
  }
});

afterAll(async () => {
  await owner?.end();
  await disconnect();
  await database?.drop();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const scope = { owner: 'a key', call: 'POST /things' };
const keyed = (key: string, hash = 'h1') => ({
  scope,
  key,
  requestHash: hash,
  marks: 'before' as const,
  status: 200,
});

describe('a write with an idempotency key', () => {
  it('runs once and replays its answer, also for many at once', async () => {
    let runs = 0;
    const run = async () => {
      runs++;
      await pause(150);
      return { id: 'b1', total: 900 };
    };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => runIdempotently(ctx, keyed('many'), run)),
    );
    expect(runs).toBe(1);
    expect(answers.filter((answer) => answer.replayed)).toHaveLength(7);
    const replay = await runIdempotently(ctx, keyed('many'), run);
    expect(replay).toEqual({ replayed: true, status: 200, body: { id: 'b1', total: 900 } });
  });

  it('refuses another request with the same key, but another tenant has its own keys', async () => {
    await runIdempotently(ctx, keyed('shared'), async () => ({ n: 1 }));
    await expect(runIdempotently(ctx, keyed('shared', 'h2'), async () => ({ n: 2 }))).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    const other = await runIdempotently(stranger, keyed('shared', 'h2'), async () => ({ n: 3 }));
    expect(other).toEqual({ replayed: false, outcome: { n: 3 } });
  });

  it('computes a refusal again', async () => {
    const refused = await runIdempotently(ctx, keyed('refused'), async () =>
      refuse('not_allowed', 'Too late.'),
    );
    expect(refused).toMatchObject({ replayed: false, outcome: { reason: 'not_allowed' } });
    const second = await runIdempotently(ctx, keyed('refused'), async () => ({ n: 1 }));
    expect(second).toEqual({ replayed: false, outcome: { n: 1 } });
  });

  it('says in_progress after waiting five seconds for the first', async () => {
    let finish = () => {};
    const first = runIdempotently(ctx, keyed('slow'), async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { n: 1 };
    });
    await pause(100);
    const started = performance.now();
    await expect(runIdempotently(ctx, keyed('slow'), async () => ({ n: 2 }))).rejects.toMatchObject({
      code: 'in_progress',
    });
    expect(performance.now() - started).toBeGreaterThan(4_800);
    expect(performance.now() - started).toBeLessThan(6_500);
    finish();
    expect(await first).toEqual({ replayed: false, outcome: { n: 1 } });
  }, 15_000);

  it('resumes the same booking after a 503, or when the first run was killed', async () => {
    const bookingId = randomUUID();
    const inTransaction = { ...keyed('resume'), marks: 'inTransaction' as const, status: 201 };
    // What the booking's own transaction does.
    const write = (own: IdempotentRun) =>
      owner.query(
        `INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "lockedUntil")
           VALUES ($1, $2, $3, $4, $5)`,
        [ctx.tenantId, own.key, own.requestHash, bookingId, own.lockedUntil],
      );
    await expect(
      runIdempotently(ctx, inTransaction, async (own) => {
        expect(own.bookingId).toBeNull();
        await write(own);
        throw new AppError('unavailable', 'Stripe is away.');
      }),
    ).rejects.toMatchObject({ code: 'unavailable' });

    const again = await runIdempotently(ctx, inTransaction, async (own) => ({ id: own.bookingId }));
    expect(again).toEqual({ replayed: false, outcome: { id: bookingId } });
    expect(await runIdempotently(ctx, inTransaction, async () => ({ id: 'other' }))).toEqual({
      replayed: true,
      status: 201,
      body: { id: bookingId },
    });

    const killed = { ...inTransaction, key: 'killed' };
    const key = scopedKey(scope, 'killed');
    await write({ ...killed, key, lockedUntil: new Date(Date.now() - 1000), bookingId: null });
    const resumed = await runIdempotently(ctx, killed, async (own) => ({ id: own.bookingId }));
    expect(resumed).toEqual({ replayed: false, outcome: { id: bookingId } });
  });

  it('goes on within its own patience when the process of the first was killed after its write', async () => {
    const bookingId = randomUUID();
    const request = { ...keyed('cut'), marks: 'inTransaction' as const, status: 201 };
    // What claim_and_book has written: the lock of a run that may take 45 seconds, and nobody who says more.
    await owner.query(
      `INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "lockedUntil")
         VALUES ($1, $2, $3, $4, now() + interval '45 seconds')`,
      [ctx.tenantId, scopedKey(scope, 'cut'), request.requestHash, bookingId],
    );
    const again = await runIdempotently(ctx, request, async (own) => ({ id: own.bookingId }));
    expect(again).toEqual({ replayed: false, outcome: { id: bookingId } });
  }, 15_000);

  it('leaves a first run alone that takes long in another process and says that it is alive', async () => {
    vi.resetModules();
    const elsewhere = await import('@/lib/http/api/idempotency');
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const first = runIdempotently(ctx, keyed('long'), async () => {
      await done;
      return { n: 1 };
    });
    await pause(4_500);
    await expect(elsewhere.runIdempotently(ctx, keyed('long'), async () => ({ n: 2 }))).rejects.toMatchObject(
      { code: 'in_progress' },
    );
    finish();
    expect(await first).toEqual({ replayed: false, outcome: { n: 1 } });
    expect(await elsewhere.runIdempotently(ctx, keyed('long'), async () => ({ n: 3 }))).toMatchObject({
      replayed: true,
      body: { n: 1 },
    });
  }, 20_000);

  it('knows a key only in its scope: another owner or operation has a key of the same name', async () => {
    const mine = await runIdempotently(ctx, keyed('cancel-1'), async () => ({ n: 1 }));
    expect(mine).toMatchObject({ replayed: false });
    for (const [at, other] of [
      { ...scope, owner: 'another key' },
      { ...scope, call: 'POST /others' },
    ].entries()) {
      const answer = await runIdempotently(ctx, { ...keyed('cancel-1', 'h2'), scope: other }, async () => ({
        at,
      }));
      expect(answer).toEqual({ replayed: false, outcome: { at } });
    }
    expect(await runIdempotently(ctx, keyed('cancel-1'), async () => ({ n: 9 }))).toMatchObject({
      replayed: true,
      body: { n: 1 },
    });
  });

  it('starts afresh when the booking that it would go on with has ended', async () => {
    const request = { ...keyed('ended'), marks: 'inTransaction' as const, status: 201 };
    await owner.query(
      `INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "lockedUntil")
         VALUES ($1, $2, 'h1', gen_random_uuid(), now())`,
      [ctx.tenantId, scopedKey(scope, 'ended')],
    );
    const run = async (own: IdempotentRun) =>
      own.bookingId ? refuse('slot_taken', 'The time to pay has run out.') : { id: 'fresh' };
    expect(await runIdempotently(ctx, request, run)).toMatchObject({ outcome: { reason: 'slot_taken' } });
    expect(await runIdempotently(ctx, request, run)).toEqual({ replayed: false, outcome: { id: 'fresh' } });
  });

  it('waits for the first of another process instead of being refused by its own booking', async () => {
    // What a second process has: the same code with a memory of its own.
    vi.resetModules();
    const elsewhere = await import('@/lib/http/api/idempotency');
    const request = { ...keyed('overtaken'), marks: 'inTransaction' as const, status: 201 };
    let first = true;
    let committed = () => {};
    const commit = new Promise<void>((resolve) => {
      committed = resolve;
    });
    const run = async (own: IdempotentRun) => {
      if (!first) {
        // As in Postgres: what refuses the second is the first one's committed booking, and its key with it.
        await commit;
        return refuse('slot_taken', 'Somebody was faster.');
      }
      first = false;
      await owner.query(
        `INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "lockedUntil")
           VALUES ($1, $2, $3, gen_random_uuid(), $4)`,
        [ctx.tenantId, own.key, own.requestHash, own.lockedUntil],
      );
      committed();
      await pause(300);
      return { id: 'mine' };
    };
    const [one, two] = await Promise.all([
      runIdempotently(ctx, request, run),
      elsewhere.runIdempotently(ctx, request, run),
    ]);
    expect([one, two]).toContainEqual({ replayed: false, outcome: { id: 'mine' } });
    expect([one, two]).toContainEqual({ replayed: true, status: 201, body: { id: 'mine' } });
  });

  it('forgets a key after 24 hours', async () => {
    await runIdempotently(ctx, keyed('old'), async () => ({ n: 1 }));
    await owner.query(
      `UPDATE "IdempotencyKey" SET "createdAt" = now() - interval '25 hours' WHERE "key" = $1`,
      [scopedKey(scope, 'old')],
    );
    expect(await runIdempotently(ctx, keyed('old', 'h9'), async () => ({ n: 2 }))).toEqual({
      replayed: false,
      outcome: { n: 2 },
    });
  });
});

it('hashes the same request alike, however its JSON is spelled', () => {
  const hash = (body: unknown, path = '/a') => requestHash('POST', path, body);
  expect(hash({ a: 1, b: [{ c: 'x', d: null }] })).toBe(hash({ b: [{ d: null, c: 'x' }], a: 1 }));
  expect(hash({ a: [1, 2] })).not.toBe(hash({ a: [2, 1] }));
  expect(hash({ a: 1 })).not.toBe(hash({ a: '1' }));
  expect(hash({})).not.toBe(hash({}, '/b'));
});
