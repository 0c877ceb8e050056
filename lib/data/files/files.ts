import { pictureUses } from '@/lib/data/catalogue/picture-uses-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery, withTenant } from '@/lib/data/connection/transaction';
import type { FilePurpose, PicturePurpose } from '@/lib/domain/files/upload-input';

/** A picture; documents are in booking-files.ts, and no function here that names a file finds one. */
export type FileRow = {
  id: string;
  purpose: PicturePurpose;
  state: 'PENDING' | 'LIVE' | 'REMOVING';
  name: string;
  bytes: number;
  width: number | null;
  height: number | null;
  color: string | null;
  alt: string;
  focusX: number;
  focusY: number;
  createdAt: Date;
};

const columns = `"id", "purpose", "state", "name", "bytes", "width", "height", "color", "alt", "focusX", "focusY", "createdAt"`;

const isPicture = `"purpose" <> 'DOCUMENT'`;

/** The files of a business change one after the other: what is counted before a change holds when it is written. */
export async function lockFiles(tx: Tx, ctx: TenantContext): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('files:' || ${ctx.tenantId}, 0))`;
}

export type StorageUse = {
  /** Files that a browser may be sending now. */
  underWay: number;
  usedBytes: number;
  limitBytes: number;
};

const storageSql = `SELECT
    (SELECT count(*)::int FROM "File" WHERE "tenantId" = $1::uuid AND "state" = 'PENDING' AND "uploadUntil" > now()) AS "underWay",
    (SELECT coalesce(sum("bytes"), 0)::float8 FROM "File" WHERE "tenantId" = $1::uuid
        AND ("state" = 'LIVE' OR ("state" = 'PENDING' AND "uploadUntil" > now()))) AS "usedBytes",
    (SELECT "storageLimitMb" * 1000000::float8 FROM "Tenant" WHERE "id" = $1::uuid) AS "limitBytes"`;

/** What is kept and what is announced; what is being removed no longer counts. */
export async function readStorageUse(ctx: TenantContext): Promise<StorageUse> {
  const [row] = await tenantQuery<StorageUse>(ctx, storageSql, [ctx.tenantId]);
  return row ?? { underWay: 0, usedBytes: 0, limitBytes: 0 };
}

/** The same inside the caller's transaction. */
export async function storageUse(tx: Tx, ctx: TenantContext): Promise<StorageUse> {
  const [row] = await tx.$queryRawUnsafe<StorageUse[]>(storageSql, ctx.tenantId);
  return row ?? { underWay: 0, usedBytes: 0, limitBytes: 0 };
}

export async function addFile(
  tx: Tx,
  ctx: TenantContext,
  file: {
    purpose: FilePurpose;
    name: string;
    bytes: number;
    uploadUntil: Date;
    bookingId?: string;
    isShared?: boolean;
  },
): Promise<string> {
  const { id } = await tx.file.create({ data: { ...file, tenantId: ctx.tenantId }, select: { id: true } });
  return id;
}

/** Null when the business has none of this id. */
export async function findFile(ctx: TenantContext, id: string): Promise<FileRow | null> {
  const [row] = await tenantQuery<FileRow>(
    ctx,
    `SELECT ${columns} FROM "File" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND ${isPicture}`,
    [ctx.tenantId, id],
  );
  return row ?? null;
}

/** The file that was made of the same bytes for the same purpose; null: none. */
export async function findSameFile(
  tx: Tx,
  ctx: TenantContext,
  { purpose, sha256 }: { purpose: PicturePurpose; sha256: string },
): Promise<FileRow | null> {
  const [row] = await tx.$queryRawUnsafe<FileRow[]>(
    `SELECT ${columns} FROM "File" WHERE "tenantId" = $1::uuid AND "sha256" = $2 AND "purpose" = $3::"FilePurpose"
        AND "state" = 'LIVE' LIMIT 1`,
    ctx.tenantId,
    sha256,
    purpose,
  );
  return row ?? null;
}

export type Checked = { sha256: string; bytes: number; width: number; height: number; color: string };

/** The bytes are there and checked. @returns false when somebody has taken the upload back meanwhile */
export async function makeLive(tx: Tx, ctx: TenantContext, id: string, checked: Checked): Promise<boolean> {
  const { count } = await tx.file.updateMany({
    where: { tenantId: ctx.tenantId, id, state: 'PENDING' },
    data: { ...checked, state: 'LIVE' },
  });
  return count === 1;
}

/** Its bytes are the sweep's from now on. @returns false when the business has none of this id and these states */
export async function giveUpFile(
  ctx: TenantContext,
  id: string,
  states: readonly FileRow['state'][],
): Promise<boolean> {
  const { count } = await withTenant(ctx, (tx) =>
    tx.file.updateMany({
      where: { tenantId: ctx.tenantId, id, state: { in: [...states] }, purpose: { not: 'DOCUMENT' } },
      data: { state: 'REMOVING' },
    }),
  );
  return count === 1;
}

export async function describeFile(
  ctx: TenantContext,
  { id, ...words }: { id: string; alt: string; focusX: number; focusY: number },
): Promise<boolean> {
  const { count } = await withTenant(ctx, (tx) =>
    tx.file.updateMany({
      where: { tenantId: ctx.tenantId, id, state: 'LIVE', purpose: { not: 'DOCUMENT' } },
      data: words,
    }),
  );
  return count === 1;
}

export type FileWithUses = FileRow & { uses: { where: string; name: string }[] };

/** Live files of the business `$1`, each with what refers to it. */
const withUses = `SELECT ${columns}, coalesce(u."uses", '[]') AS "uses"
    FROM "File" f
    LEFT JOIN (SELECT split_part("url", '/', 4) AS "fileId", json_agg(DISTINCT jsonb_build_object('where', "where", 'name', "name")) AS "uses"
                 FROM (${pictureUses}) used WHERE "url" LIKE '/files/%' GROUP BY 1) u ON u."fileId" = f."id"::text
   WHERE f."tenantId" = $1::uuid AND f."state" = 'LIVE' AND ${isPicture}`;

/** What is kept, newest first, those before `after`. */
export function listFiles(ctx: TenantContext, limit: number, after: string | null): Promise<FileWithUses[]> {
  return tenantQuery<FileWithUses>(
    ctx,
    `${withUses} AND ($3::uuid IS NULL OR f."id" < $3::uuid) ORDER BY f."id" DESC LIMIT $2`,
    [ctx.tenantId, limit, after],
  );
}

/** Of what is kept, those that were uploaded for this purpose, newest first. */
export function listByPurpose(
  ctx: TenantContext,
  purpose: PicturePurpose,
  limit: number,
): Promise<FileRow[]> {
  return tenantQuery<FileRow>(
    ctx,
    `SELECT ${columns} FROM "File" WHERE "tenantId" = $1::uuid AND "purpose" = $2::"FilePurpose" AND "state" = 'LIVE'
      ORDER BY "id" DESC LIMIT $3`,
    [ctx.tenantId, purpose, limit],
  );
}

/** Null when the business keeps none of this id. */
export async function findFileWithUses(ctx: TenantContext, id: string): Promise<FileWithUses | null> {
  const [row] = await tenantQuery<FileWithUses>(ctx, `${withUses} AND f."id" = $2::uuid`, [ctx.tenantId, id]);
  return row ?? null;
}

/**
 * Of these files, those that are there: each is in use from now on, or about to be, so that the sweep leaves it for
 * another day.
 */
export async function keepFiles(ctx: TenantContext, ids: string[]): Promise<FileRow[]> {
  return tenantQuery<FileRow>(
    ctx,
    `UPDATE "File" SET "unusedSince" = NULL WHERE "tenantId" = $1::uuid AND "id" = ANY ($2::uuid[]) AND "state" = 'LIVE' AND ${isPicture}
     RETURNING ${columns}`,
    [ctx.tenantId, ids],
  );
}
