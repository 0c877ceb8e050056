import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { SegmentInput } from '@/lib/domain/editing/segment-input';
import { withEdition } from './edition';

export type SegmentForOffice = SegmentInput & { id: string; edition: string; packages: number };

export function listSegments(ctx: TenantContext): Promise<SegmentForOffice[]> {
  return withTenant(ctx, (tx) => segmentsForOffice(tx, ctx));
}

/** The same inside the caller's transaction; with `id`, only that one. */
export async function segmentsForOffice(
  tx: Tx,
  ctx: TenantContext,
  id?: string | null,
): Promise<SegmentForOffice[]> {
  const rows = await tx.segment.findMany({
    where: { tenantId: ctx.tenantId, ...(id && { id }) },
    include: { _count: { select: { packages: true } } },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) => ({
    ...withEdition({
      id: row.id,
      name: row.name,
      slug: row.slug,
      description: row.description,
      image: row.image,
      active: row.active,
    }),
    packages: row._count.packages,
  }));
}

export function findSegment(tx: Tx, ctx: TenantContext, id: string) {
  return tx.segment.findUnique({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    select: { id: true, name: true, _count: { select: { packages: true } } },
  });
}

export function findSegmentBySlug(tx: Tx, ctx: TenantContext, slug: string) {
  return tx.segment.findUnique({
    where: { tenantId_slug: { tenantId: ctx.tenantId, slug } },
    select: { id: true },
  });
}

export async function writeSegment(tx: Tx, ctx: TenantContext, input: SegmentInput): Promise<string> {
  const { tenantId } = ctx;
  const { id, ...columns } = input;
  const saved = id
    ? await tx.segment.update({
        where: { tenantId_id: { tenantId, id } },
        data: columns,
        select: { id: true },
      })
    : await tx.segment.create({
        data: { ...columns, tenantId, position: await tx.segment.count({ where: { tenantId } }) },
        select: { id: true },
      });
  return saved.id;
}

export async function deleteSegment(tx: Tx, ctx: TenantContext, id: string): Promise<void> {
  await tx.segment.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
}
