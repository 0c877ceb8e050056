import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';
import { type ExportTable, exportTable } from './export-sql';

export type ExportedRow = { id: string } & Record<string, unknown>;

/** Rows in the order of their ids, those after `after`. */
export function readExportRows(
  ctx: TenantContext,
  name: ExportTable,
  after: string | null,
  limit: number,
): Promise<ExportedRow[]> {
  const { of, joins = '', where, columns } = exportTable(name);
  const list = Object.entries(columns).map(([head, sql]) => `${sql} AS "${head}"`);
  return tenantQuery<ExportedRow>(
    ctx,
    `SELECT t."id", ${list.join(', ')} FROM "${of}" t ${joins}
      WHERE t."tenantId" = $1::uuid AND ($2::uuid IS NULL OR t."id" > $2::uuid) ${where ? `AND ${where}` : ''}
      ORDER BY t."id" LIMIT $3`,
    [ctx.tenantId, after, limit],
  );
}

const keptFiles = `"File" f WHERE f."tenantId" = $1::uuid AND f."state" = 'LIVE'`;

/** How many files there are to write. */
export async function countExportedFiles(ctx: TenantContext): Promise<number> {
  const [row] = await tenantQuery<{ files: number }>(
    ctx,
    `SELECT count(*)::int AS "files" FROM ${keptFiles}`,
    [ctx.tenantId],
  );
  return row?.files ?? 0;
}

export type ExportedFile = {
  id: string;
  purpose: 'PHOTO' | 'LOGO' | 'DOCUMENT';
  name: string;
  alt: string;
  bytes: number;
  width: number | null;
  height: number | null;
  color: string | null;
  reference: string | null;
  createdAt: Date;
};

/** Pictures and files of bookings that are kept, in the order of their ids. */
export function listExportedFiles(
  ctx: TenantContext,
  after: string | null,
  limit: number,
): Promise<ExportedFile[]> {
  return tenantQuery<ExportedFile>(
    ctx,
    `SELECT f."id", f."purpose", f."name", f."alt", f."bytes", f."width", f."height", f."color", f."createdAt",
            (SELECT b."reference" FROM "Booking" b WHERE b."tenantId" = f."tenantId" AND b."id" = f."bookingId") AS "reference"
       FROM ${keptFiles} AND ($2::uuid IS NULL OR f."id" > $2::uuid) ORDER BY f."id" LIMIT $3`,
    [ctx.tenantId, after, limit],
  );
}

/** What is sold, when it is open, and how the business is set up, as it is stored; without keys, tokens and people's accounts. */
const setUp = [
  'Policy',
  'Site',
  'Segment',
  'Package',
  'PackageSlug',
  'PriceRule',
  'AddOn',
  'PackageAddOn',
  'Service',
  'ResourceGroup',
  'GroupResource',
  'Resource',
  'Schedule',
  'ScheduleHours',
  'ScheduleOverride',
  'Blackout',
];

/** Rows by the name of their table. */
export async function readSetUp(ctx: TenantContext): Promise<Record<string, unknown>> {
  const each = setUp.map(
    (name) =>
      `'${name}', (SELECT coalesce(json_agg(to_jsonb(t) - 'tenantId'), '[]') FROM "${name}" t WHERE t."tenantId" = $1::uuid)`,
  );
  const [row] = await tenantQuery<{ setUp: Record<string, unknown> }>(
    ctx,
    `SELECT json_build_object(${each.join(', ')}) AS "setUp"`,
    [ctx.tenantId],
  );
  return row?.setUp ?? {};
}
