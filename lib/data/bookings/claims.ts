import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { AssignmentPreference } from '@/lib/domain/availability/claim-plan';

/** A live claim on one seat of a resource, or (seatTo null) on the whole resource. Instants in epoch milliseconds. */
export type LiveClaim = {
  resourceId: string;
  bookingId: string;
  start: number;
  end: number;
  seatFrom: number;
  seatTo: number | null;
  occurrence: string;
};

/** The columns of a live claim, and what makes one live, of rows of `claims_within`; `$1` is the tenant. */
const liveClaim = `"resourceId", "bookingId", "occurrence",
            (extract(epoch FROM lower("during")) * 1000)::float8 AS start,
            (extract(epoch FROM upper("during")) * 1000)::float8 AS "end",
            lower("seats") AS "seatFrom", upper("seats") AS "seatTo"`;
const isLive = `"tenantId" = $1::uuid AND ("expiresAt" IS NULL OR "expiresAt" > now())`;

/**
 * Live claims on these resources that overlap [from, to); expired holds don't count. `exceptBookingId` leaves out
 * that booking's own claims (for a move).
 */
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
    `SELECT ${liveClaim}
       FROM claims_within($2::uuid[], tstzrange(to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000)))
      WHERE ${isLive} AND ($5::uuid IS NULL OR "bookingId" <> $5::uuid)`,
    [ctx.tenantId, resourceIds, from, to, exceptBookingId],
  );
}

/** Live claims on these resources in each of these ranges, in their order and in one statement. */
export async function readLiveClaimsOfEach(
  ctx: TenantContext,
  resourceIds: string[],
  ranges: readonly { from: number; to: number }[],
): Promise<LiveClaim[][]> {
  const rows = await tenantQuery<LiveClaim & { place: number }>(
    ctx,
    `SELECT each."place"::int AS "place", ${liveClaim}
       FROM unnest($3::float8[], $4::float8[]) WITH ORDINALITY AS each("from", "to", "place"),
            claims_within($2::uuid[], tstzrange(to_timestamp(each."from" / 1000), to_timestamp(each."to" / 1000)))
      WHERE ${isLive}`,
    [ctx.tenantId, resourceIds, ranges.map(({ from }) => from), ranges.map(({ to }) => to)],
  );
  return ranges.map((_, index) =>
    rows.filter(({ place }) => place === index + 1).map(({ place: _place, ...claim }) => claim),
  );
}

/**
 * One resource that a booking needs: one of `resourceIds` (the first is preferred) for [from, to) in epoch
 * milliseconds, with `seats` of its `capacity` seats, or the whole resource (`seats` null).
 */
export type ClaimWant = {
  resourceIds: string[];
  /**
   * All resources of the group: a class that already has bookings stays on its own resource, whichever one was asked
   * for. Absent: the same as `resourceIds`.
   */
  among?: string[];
  seats: number | null;
  capacity: number;
  from: number;
  to: number;
  occurrence: string;
  /** Which of several resources to try first. Absent: in the order of `resourceIds`. */
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
 * Turns a hold into a booking: its claims no longer expire. All claims of a hold expire together, so either all of
 * them are still live or none can be relied on.
 * @returns how many were live
 */
export async function keepLiveClaims(tx: Tx, ctx: TenantContext, bookingId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Claim" SET "expiresAt" = NULL
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "bookingId" = ${bookingId}::uuid AND NOT "forMove"
       AND ("expiresAt" IS NULL OR "expiresAt" > now())`;
}

/**
 * Takes the locks that `claimWants` takes, in the same order. A transaction that releases claims and then claims must
 * call it first: otherwise it deadlocks with one that holds these locks and waits for the release.
 */
export async function lockWants(tx: Tx, ctx: TenantContext, wants: ClaimWant[]): Promise<void> {
  await tx.$queryRaw`SELECT lock_wants(${ctx.tenantId}::uuid, ${JSON.stringify(wantsToSql(wants))}::jsonb)::text`;
}

/**
 * Extends a hold (`forMove`: one for a move) to `expiresAt`; claims without an expiry stay so. All claims of a hold
 * expire together, and any transaction may remove an expired one: so either all are still live, or none is extended.
 * The clock is read after the rows are locked, when nobody can remove them any more.
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
