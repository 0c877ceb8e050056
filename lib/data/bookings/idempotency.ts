import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';

/** What is known about a key. `statusCode` is null while the first request runs, or after it was cut off. */
export type IdempotencyEntry = {
  requestHash: string;
  bookingId: string | null;
  statusCode: number | null;
  response: unknown;
  /** Nobody is at it any more, by the database's clock. */
  free: boolean;
};

const columns = `"requestHash", "bookingId", "statusCode", "response", least("lockedUntil", "aliveUntil") <= now() AS free`;

/** A run counts as alive for this long after it last said so; a second run waits longer than that, and so takes over. */
const aliveFor = `now() + interval '4 seconds'`;

/** Keys are kept for 24 hours; an older one is as good as unknown and makes room. */
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

/** Announces a request, for writes that don't do so in their own transaction. @returns false: somebody was first */
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

/** Takes over a request whose first run was cut off or ended in a 503. @returns false: somebody else is on it */
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

/** The run is at it still. Nothing happens once somebody has taken over, or before its own transaction wrote the key. */
export async function keepIdempotencyAlive(ctx: TenantContext, lock: IdempotencyLock): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "IdempotencyKey" SET "aliveUntil" = ${aliveFor}
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "lockedUntil" = $3 AND "statusCode" IS NULL`,
    [ctx.tenantId, lock.key, lock.lockedUntil],
  );
}

/** A run's own lock: what it writes about a key counts only while nobody has taken over. */
export type IdempotencyLock = { key: string; lockedUntil: Date };

/** `bookingId`: an earlier run of this very request did its work on that booking, and was cut before it could answer. */
export type IdempotentWork = IdempotencyLock & { bookingId: string | null };

/** In the transaction of a booking's change: the work of this key is done. @returns false: somebody has taken over */
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
 * The request was refused: a refusal is computed again, so nothing is kept. (A booking that an earlier run made and
 * this one could not go on with has ended.)
 */
export async function dropIdempotencyEntry(ctx: TenantContext, lock: IdempotencyLock): Promise<void> {
  await tenantQuery(
    ctx,
    `DELETE FROM "IdempotencyKey"
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "lockedUntil" = $3 AND "statusCode" IS NULL`,
    [ctx.tenantId, lock.key, lock.lockedUntil],
  );
}

/** The request was cut short: the next one with this key may run at once, and goes on with the same booking. */
export async function releaseIdempotencyEntry(ctx: TenantContext, lock: IdempotencyLock): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "IdempotencyKey" SET "lockedUntil" = now()
       WHERE "tenantId" = $1::uuid AND "key" = $2 AND "lockedUntil" = $3 AND "statusCode" IS NULL`,
    [ctx.tenantId, lock.key, lock.lockedUntil],
  );
}
