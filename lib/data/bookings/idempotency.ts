import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';

/** What is stored for a key. `statusCode` is null while the first request runs, or after it was cut off. */
export type IdempotencyEntry = {
  requestHash: string;
  bookingId: string | null;
  statusCode: number | null;
  response: unknown;
  /** No run holds the key any more, by the database's clock. */
  free: boolean;
};

const columns = `"requestHash", "bookingId", "statusCode", "response", least("lockedUntil", "aliveUntil") <= now() AS free`;

/**
 * How long a run counts as alive after its last heartbeat. A repeated request waits longer than this, and so takes
 * over from a dead run.
 */
const aliveFor = `now() + interval '4 seconds'`;

/** Keys are kept for 24 hours; an older one is deleted and counts as unknown. */
export async function findIdempotencyEntry(
  ctx: TenantContext,
  key: string,
): Promise<IdempotencyEntry | null> {
  const [row] = await tenantQuery<IdempotencyEntry>(
    ctx,
    `WITH old AS (DELETE FROM "IdempotencyKey"
         WHERE "tenantId" = $1::uuid AND "key" = $2 AND "createdAt" < now() - interval '24 hours')
     SELECT ${columns} FROM "IdempotencyKey"
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "createdAt" >= now() - interval '24 hours'`,
    [ctx.tenantId, key],
  );
  return row ?? null;
}

/**
 * Writes the key's row ahead of the run, for writes that don't do so in their own transaction.
 * @returns false when another request was first
 */
export async function startIdempotencyEntry(
  ctx: TenantContext,
  entry: { key: string; requestHash: string; lockedUntil: Date },
): Promise<boolean> {
  const rows = await tenantQuery(
    ctx,
    `INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "lockedUntil")
       VALUES ($1::uuid, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING "key"`,
    [ctx.tenantId, entry.key, entry.requestHash, entry.lockedUntil],
  );
  return rows.length > 0;
}

/**
 * Takes over a request whose first run was cut off or ended in a 503.
 * @returns false when another run holds it
 */
export async function resumeIdempotencyEntry(
  ctx: TenantContext,
  key: string,
  lockedUntil: Date,
): Promise<boolean> {
  const rows = await tenantQuery(
    ctx,
    `UPDATE "IdempotencyKey" SET "lockedUntil" = $3, "aliveUntil" = ${aliveFor}
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "statusCode" IS NULL
         AND least("lockedUntil", "aliveUntil") <= now() RETURNING "key"`,
    [ctx.tenantId, key, lockedUntil],
  );
  return rows.length > 0;
}

/**
 * Heartbeat of a run. It does nothing once another run has taken over, or before the run's own transaction has
 * written the key.
 */
export async function keepIdempotencyAlive(ctx: TenantContext, lock: IdempotencyLock): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "IdempotencyKey" SET "aliveUntil" = ${aliveFor}
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "lockedUntil" = $3 AND "statusCode" IS NULL`,
    [ctx.tenantId, lock.key, lock.lockedUntil],
  );
}

/** The lock of one run: what the run writes about its key counts only while no other run has taken over. */
export type IdempotencyLock = { key: string; lockedUntil: Date };

/**
 * `bookingId`: the booking that an earlier run of this very request worked on, before it was cut off without an answer.
 */
export type IdempotentWork = IdempotencyLock & { bookingId: string | null };

/**
 * Marks the work of the key as done, in the transaction of the booking's change.
 * @returns false when another run has taken over
 */
export async function markIdempotentWork(
  tx: Tx,
  ctx: TenantContext,
  lock: IdempotencyLock,
  bookingId: string,
): Promise<boolean> {
  const { count } = await tx.idempotencyKey.updateMany({
    where: { tenantId: ctx.tenantId, key: lock.key, lockedUntil: lock.lockedUntil },
    data: { bookingId },
  });
  return count > 0;
}

/** Keeps a successful answer for replays. */
export async function keepIdempotentAnswer(
  ctx: TenantContext,
  lock: IdempotencyLock,
  statusCode: number,
  response: unknown,
): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "IdempotencyKey" SET "statusCode" = $4, "response" = $5::jsonb
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "lockedUntil" = $3`,
    [ctx.tenantId, lock.key, lock.lockedUntil, statusCode, JSON.stringify(response)],
  );
}

/**
 * Deletes the key of a refused request: a repeat computes the refusal again. (If an earlier run made a booking that
 * this run couldn't continue, that booking has ended.)
 */
export async function dropIdempotencyEntry(ctx: TenantContext, lock: IdempotencyLock): Promise<void> {
  await tenantQuery(
    ctx,
    `DELETE FROM "IdempotencyKey"
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "lockedUntil" = $3 AND "statusCode" IS NULL`,
    [ctx.tenantId, lock.key, lock.lockedUntil],
  );
}

/**
 * Gives up the lock of a run that was cut short: the next request with this key may run at once, and continues with
 * the same booking.
 */
export async function releaseIdempotencyEntry(ctx: TenantContext, lock: IdempotencyLock): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "IdempotencyKey" SET "lockedUntil" = now()
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "lockedUntil" = $3 AND "statusCode" IS NULL`,
    [ctx.tenantId, lock.key, lock.lockedUntil],
  );
}
