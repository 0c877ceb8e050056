import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { AssignmentPreference } from '@/lib/domain/availability/claim-plan';

/** A live hold on one seat of a resource, or (seatTo null) on the resource alone. Instants in epoch milliseconds. */
export type LiveClaim = {
  resourceId: string;
  bookingId: string;
  start: number;
  end: number;
  seatFrom: number;
  seatTo: number | null;
  occurrence: string;
};

/** Live claims on these resources that overlap [from, to); holds that ran out don't count. `exceptBookingId`: as if that booking had none (a move). */
export function readLiveClaims(
  ctx: TenantContext,
  resourceIds: string[],
  from: number,
  to: number,
  exceptBookingId: string | null = null,
): Promise<LiveClaim[]> {
  if (resourceIds.length === 0) return Promise.resolve([]);
  return tenantQuery<LiveClaim>(
    ctx,
    `SELECT "resourceId", "bookingId", "occurrence",
            (extract(epoch FROM lower("during")) * 1000)::float8 AS start,
            (extract(epoch FROM upper("during")) * 1000)::float8 AS "end",
            lower("seats") AS "seatFrom", upper("seats") AS "seatTo"
       FROM claims_within($2::uuid[], tstzrange(to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000)))
      WHERE "tenantId" = $1::uuid
        AND ("expiresAt" IS NULL OR "expiresAt" > now())
        AND ($5::uuid IS NULL OR "bookingId" <> $5::uuid)`,
    [ctx.tenantId, resourceIds, from, to, exceptBookingId],
  );
}

/**
 * One want of the booking write: one of `resourceIds` (first preferred) for [from, to) in epoch milliseconds, with
 * `seats` seats of `capacity`, or alone (null).
 */
export type ClaimWant = {
  resourceIds: string[];
  /** All resources of the group: a class that runs already stays on its own, whoever is asked for. Absent: the same. */
  among?: string[];
  seats: number | null;
  capacity: number;
  from: number;
  to: number;
  occurrence: string;
  /** Whom of several to try first. Absent: in the order of `resourceIds`. */
  preference?: AssignmentPreference;
};

/** The JSON that the SQL functions take. */
export const wantsToSql = (wants: ClaimWant[]) =>
  wants.map((want) => ({
    resources: want.resourceIds,
    ...(want.among ? { among: want.among } : {}),
    seats: want.seats,
    capacity: want.capacity,
    from: new Date(want.from).toISOString(),
    to: new Date(want.to).toISOString(),
    occurrence: want.occurrence,
    ...(want.preference && want.resourceIds.length > 1 ? preferenceToSql(want.preference) : {}),
  }));

function preferenceToSql({ first = [], ...preference }: AssignmentPreference) {
  if (preference.rule === 'IN_TURN') return { rule: preference.rule, first, group: preference.groupId };
  const [from, to] = [preference.from, preference.to].map((instant) => new Date(instant).toISOString());
  return { rule: preference.rule, first, balance: { from, to } };
}

/**
 * Claims one resource for each want inside the caller's transaction, all or nothing.
 * @returns the claimed resources in the order of the wants; null when the range is taken.
 */
export async function claimWants(
  tx: Tx,
  ctx: TenantContext,
  bookingId: string,
  wants: ClaimWant[],
  options: { expiresAt: Date | null; forMove: boolean },
): Promise<string[] | null> {
  const [row] = await tx.$queryRaw<{ resources: string[] | null }[]>`
    SELECT claim_wants(${ctx.tenantId}::uuid, ${bookingId}::uuid, ${JSON.stringify(wantsToSql(wants))}::jsonb,
      ${options.expiresAt}::timestamptz, ${options.forMove}) AS resources`;
  return row?.resources ?? null;
}

/** Frees the booking's range at once: all of its claims, or only those held for a move (`forMove` true) or only the standing ones (false). */
export async function releaseClaims(
  tx: Tx,
  ctx: TenantContext,
  bookingId: string,
  forMove?: boolean,
): Promise<number> {
  const { count } = await tx.claim.deleteMany({
    where: { tenantId: ctx.tenantId, bookingId, ...(forMove === undefined ? {} : { forMove }) },
  });
  return count;
}

/**
 * The hold becomes a booking: its claims no longer run out. All claims of a hold run out together, so either all of
 * them still stand or none may be trusted to. @returns how many there were
 */
export async function keepLiveClaims(tx: Tx, ctx: TenantContext, bookingId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Claim" SET "expiresAt" = NULL
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "bookingId" = ${bookingId}::uuid AND NOT "forMove"
       AND ("expiresAt" IS NULL OR "expiresAt" > now())`;
}

/**
 * Queues up as `claimWants` does. Whoever releases claims and then claims in one transaction calls it first: otherwise
 * one that holds the queue waits for our release while we wait for the queue.
 */
export async function lockWants(tx: Tx, ctx: TenantContext, wants: ClaimWant[]): Promise<void> {
  await tx.$queryRaw`SELECT lock_wants(${ctx.tenantId}::uuid, ${JSON.stringify(wantsToSql(wants))}::jsonb)::text`;
}

/**
 * A hold (for a move: `forMove`) lasts until `expiresAt`; claims that are kept for good stay so. All claims of a hold run
 * out together, and from then on anybody may remove one: so all of them still run, or none is extended. The time is
 * looked at once they are locked, when nobody can remove one any more.
 * @returns how many claims were extended
 */
export async function extendClaims(
  tx: Tx,
  ctx: TenantContext,
  bookingId: string,
  expiresAt: Date,
  forMove = false,
): Promise<number> {
  const [hold] = await tx.$queryRaw<{ ids: string[]; runs: boolean }[]>`
    WITH hold AS MATERIALIZED (
      SELECT "id", "expiresAt" FROM "Claim"
       WHERE "tenantId" = ${ctx.tenantId}::uuid AND "bookingId" = ${bookingId}::uuid AND "forMove" = ${forMove}
         AND "expiresAt" IS NOT NULL
         FOR UPDATE)
    SELECT array_agg("id") AS ids, min("expiresAt") > clock_timestamp() AS runs FROM hold`;
  if (!hold?.runs) return 0;
  const { count } = await tx.claim.updateMany({
    where: { tenantId: ctx.tenantId, id: { in: hold.ids } },
    data: { expiresAt },
  });
  return count;
}

/** The ranges that a booking has claimed where it is now (not those held for a move); epoch milliseconds. */
export function readStandingClaims(
  tx: Tx,
  ctx: TenantContext,
  bookingId: string,
): Promise<{ resourceId: string; from: number; to: number }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT "resourceId", (extract(epoch FROM lower("during")) * 1000)::float8 AS "from",
           (extract(epoch FROM upper("during")) * 1000)::float8 AS "to"
      FROM "Claim" WHERE "tenantId" = ${ctx.tenantId}::uuid AND "bookingId" = ${bookingId}::uuid AND NOT "forMove"`;
}
