import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import { lockFiles } from './files';

export type ExportRow = {
  id: string;
  state: 'MAKING' | 'READY' | 'FAILED' | 'REMOVING';
  askedBy: string | null;
  partKeys: string[];
  partBytes: number[];
  cursor: unknown;
  done: number;
  total: number;
  until: Date;
  createdAt: Date;
  updatedAt: Date;
};

const columns = `"id", "state", "askedBy", "partKeys", "partBytes", "cursor", "done", "total", "until", "createdAt", "updatedAt"`;

const listed = `SELECT ${columns} FROM "Export" WHERE "tenantId" = $1::uuid AND "state" <> 'REMOVING' AND "until" > now()
   ORDER BY "id" DESC`;

/** What is being made and what is kept, newest first. */
export function listExports(ctx: TenantContext): Promise<ExportRow[]> {
  return tenantQuery<ExportRow>(ctx, listed, [ctx.tenantId]);
}

/** The same inside the caller's transaction. */
export function listExportsWithin(tx: Tx, ctx: TenantContext): Promise<ExportRow[]> {
  return tx.$queryRawUnsafe<ExportRow[]>(listed, ctx.tenantId);
}

/** Null when the business has none of this id. */
export async function findExport(ctx: TenantContext, id: string): Promise<ExportRow | null> {
  const [row] = await tenantQuery<ExportRow>(
    ctx,
    `SELECT ${columns} FROM "Export" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid`,
    [ctx.tenantId, id],
  );
  return row ?? null;
}

/** @returns its id */
export async function addExport(
  tx: Tx,
  ctx: TenantContext,
  { total, until }: { total: number; until: Date },
): Promise<string> {
  const data = { tenantId: ctx.tenantId, askedBy: ctx.actor.id, total, until };
  const { id } = await tx.export.create({ data, select: { id: true } });
  return id;
}

/** How many steps of its way are done. @returns false when it is being made no more */
export async function noteExported(ctx: TenantContext, id: string, done: number): Promise<boolean> {
  const rows = await tenantQuery(
    ctx,
    `UPDATE "Export" SET "done" = $3, "updatedAt" = now() WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "state" = 'MAKING'
     RETURNING 1`,
    [ctx.tenantId, id, done],
  );
  return rows.length === 1;
}

export type WrittenPart = { key: string; bytes: number; cursor: object; isLast: boolean; until: Date };

/**
 * One more ZIP is in the store. @returns false when another run has written it, or the export was given up: these bytes
 * are nobody's
 */
export async function addExportPart(
  tx: Tx,
  ctx: TenantContext,
  { id, partKeys }: ExportRow,
  { key, bytes, cursor, isLast, until }: WrittenPart,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE "Export" SET "partKeys" = array_append("partKeys", ${key}), "partBytes" = array_append("partBytes", ${bytes}::integer),
        "cursor" = ${JSON.stringify(cursor)}::jsonb, "until" = ${until}::timestamptz, "updatedAt" = now(),
        "state" = CASE WHEN ${isLast}::boolean THEN 'READY' ELSE 'MAKING' END::"ExportState"
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${id}::uuid AND "state" = 'MAKING'
       AND cardinality("partKeys") = ${partKeys.length}::integer`;
  return count === 1;
}

/** Its bytes are the sweep's from now on. @returns false when the business has none of this id */
export async function giveUpExport(tx: Tx, ctx: TenantContext, id: string): Promise<boolean> {
  const { count } = await tx.export.updateMany({
    where: { tenantId: ctx.tenantId, id, state: { not: 'REMOVING' } },
    data: { state: 'REMOVING' },
  });
  return count === 1;
}

/**
 * The same for all that there are, and those that are being made: somebody who is in them has been erased. One that begins
 * meanwhile waits until that is done.
 */
export async function giveUpExports(tx: Tx, ctx: TenantContext): Promise<void> {
  await lockFiles(tx, ctx);
  await tx.export.updateMany({
    where: { tenantId: ctx.tenantId, state: { not: 'REMOVING' } },
    data: { state: 'REMOVING' },
  });
}
