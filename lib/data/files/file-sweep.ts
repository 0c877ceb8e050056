import { pictureUses } from '@/lib/data/catalogue/picture-uses-sql';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, tenantQuery } from '@/lib/data/connection/transaction';

/** Businesses that have files or exports, in the order of their ids, those after `after`. */
export async function findTenantsWithFiles(
  after: string | null,
  limit: number,
): Promise<{ ctx: TenantContext; tenantId: string }[]> {
  const rows = await systemQuery<{ tenantId: string }>(
    `SELECT t."id" AS "tenantId" FROM "Tenant" t
      WHERE ($1::uuid IS NULL OR t."id" > $1::uuid)
        AND (EXISTS (SELECT 1 FROM "File" f WHERE f."tenantId" = t."id")
          OR EXISTS (SELECT 1 FROM "Export" e WHERE e."tenantId" = t."id")) ORDER BY t."id" LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ tenantId }) => ({ tenantId, ctx: mintTenantContext(tenantId, systemActor) }));
}

/**
 * Notes which files nothing refers to, and since when, and gives up those of which that has been so for `hours`; what a
 * save has referred to in the meantime is kept after all.
 */
export async function noteUnusedFiles(ctx: TenantContext, hours: number): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "File" f SET
        "unusedSince" = CASE WHEN now_used."isUsed" THEN NULL ELSE coalesce(f."unusedSince", now()) END,
        "state" = CASE
          WHEN now_used."isUsed" THEN 'LIVE'
          WHEN f."unusedSince" < now() - make_interval(hours => $2) THEN 'REMOVING'
          ELSE f."state"::text END::"FileState",
        "updatedAt" = now()
       FROM (SELECT "id", "id"::text IN (SELECT split_part("url", '/', 4) FROM (${pictureUses}) used WHERE "url" LIKE '/files/%') AS "isUsed"
               FROM "File" WHERE "tenantId" = $1::uuid) now_used
      WHERE f."tenantId" = $1::uuid AND f."id" = now_used."id" AND f."width" IS NOT NULL
        AND (f."state" = 'LIVE' AND (now_used."isUsed" = (f."unusedSince" IS NOT NULL) OR f."unusedSince" < now() - make_interval(hours => $2))
          OR f."state" = 'REMOVING' AND now_used."isUsed")`,
    [ctx.tenantId, hours],
  );
}

/**
 * Files whose bytes may go: given up, or never arrived. `graceMinutes` after the address for sending them has ended, and
 * after they were given up: by then a save that ran at the same moment is seen.
 */
export async function findFilesToRemove(
  ctx: TenantContext,
  graceMinutes: number,
  limit: number,
): Promise<string[]> {
  const rows = await tenantQuery<{ id: string }>(
    ctx,
    `SELECT "id" FROM "File" WHERE "tenantId" = $1::uuid AND "state" <> 'LIVE'
        AND greatest("uploadUntil", "updatedAt") < now() - make_interval(mins => $2) ORDER BY "id" LIMIT $3`,
    [ctx.tenantId, graceMinutes, limit],
  );
  return rows.map(({ id }) => id);
}

/** The last step: the bytes are gone. What has come to life meanwhile stays. */
export async function forgetFile(ctx: TenantContext, id: string): Promise<void> {
  await tenantQuery(
    ctx,
    `DELETE FROM "File" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "state" <> 'LIVE'`,
    [ctx.tenantId, id],
  );
}

/** Exports whose bytes may go: given up `graceMinutes` ago, or past their time. */
export async function findExportsToRemove(ctx: TenantContext, graceMinutes: number): Promise<string[]> {
  const rows = await tenantQuery<{ id: string }>(
    ctx,
    `SELECT "id" FROM "Export" WHERE "tenantId" = $1::uuid
        AND ("until" < now() OR "state" = 'REMOVING' AND "updatedAt" < now() - make_interval(mins => $2))`,
    [ctx.tenantId, graceMinutes],
  );
  return rows.map(({ id }) => id);
}

/** The last step: the bytes are gone. */
export async function forgetExport(ctx: TenantContext, id: string): Promise<void> {
  await tenantQuery(ctx, `DELETE FROM "Export" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid`, [
    ctx.tenantId,
    id,
  ]);
}

/** Of these ids, those of which there is a row of a file or an export, with whether it is a file that is live. */
export async function knownFiles(
  ctx: TenantContext,
  ids: string[],
): Promise<{ id: string; isLive: boolean }[]> {
  return tenantQuery(
    ctx,
    `SELECT "id", "state" = 'LIVE' AS "isLive" FROM "File" WHERE "tenantId" = $1::uuid AND "id" = ANY ($2::uuid[])
     UNION ALL SELECT "id", false FROM "Export" WHERE "tenantId" = $1::uuid AND "id" = ANY ($2::uuid[])`,
    [ctx.tenantId, ids],
  );
}
