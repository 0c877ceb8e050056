import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { ResourceInput } from '@/lib/domain/editing/resource-input';
import { withEdition } from './edition';

export type ResourceForOffice = Omit<ResourceInput, 'scheduleId' | 'groupIds'> & {
  id: string;
  edition: string;
  slug: string;
  scheduleId: string;
  groupIds: string[];
  /** Services that need it. */
  services: string[];
};

/** People, rooms and things; the quota resources of daily limits are bookkeeping and not listed. */
export function listResources(ctx: TenantContext): Promise<ResourceForOffice[]> {
  return withTenant(ctx, (tx) => resourcesForOffice(tx, ctx));
}

/** The same inside the caller's transaction; with `id`, only that one. */
export async function resourcesForOffice(
  tx: Tx,
  ctx: TenantContext,
  id?: string | null,
): Promise<ResourceForOffice[]> {
  const rows = await tx.resource.findMany({
    where: { tenantId: ctx.tenantId, kind: { not: 'QUOTA' }, ...(id && { id }) },
    include: {
      groups: {
        select: { groupId: true, group: { select: { service: { select: { name: true } } } } },
        orderBy: { groupId: 'asc' },
      },
    },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) => ({
    ...withEdition({
      id: row.id,
      name: row.name,
      kind: row.kind as ResourceInput['kind'],
      title: row.title,
      bio: row.bio,
      image: row.image,
      email: row.email,
      scheduleId: row.scheduleId ?? '',
      groupIds: row.groups.map(({ groupId }) => groupId),
      active: row.active,
    }),
    slug: row.slug,
    services: [...new Set(row.groups.map((link) => link.group.service.name))],
  }));
}

export function findResource(tx: Tx, ctx: TenantContext, id: string) {
  return tx.resource.findUnique({
    where: { tenantId_id: { tenantId: ctx.tenantId, id }, kind: { not: 'QUOTA' } },
    select: { id: true, name: true, slug: true, kind: true, active: true },
  });
}

/** How many of the ids are this tenant's bookable resources. */
export function countResources(tx: Tx, ctx: TenantContext, ids: string[]): Promise<number> {
  return tx.resource.count({
    where: { tenantId: ctx.tenantId, id: { in: ids }, kind: { not: 'QUOTA' } },
  });
}

export async function slugIsFree(tx: Tx, ctx: TenantContext, slug: string): Promise<boolean> {
  const holder = await tx.resource.findUnique({
    where: { tenantId_slug: { tenantId: ctx.tenantId, slug } },
    select: { id: true },
  });
  return holder === null;
}

/** The people among these resources who are mailed about their bookings. */
export function mailedPeople(
  tx: Tx,
  ctx: TenantContext,
  ids: readonly string[],
): Promise<{ id: string; email: string }[]> {
  return tx.resource.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [...ids] }, kind: 'PERSON', email: { not: '' } },
    select: { id: true, email: true },
  });
}

/** The slug of a resource never changes: links and API clients name people and rooms by it. */
export async function writeResource(
  tx: Tx,
  ctx: TenantContext,
  input: ResourceInput & { scheduleId: string; slug: string },
): Promise<string> {
  const { tenantId } = ctx;
  const { id, slug, groupIds, ...columns } = input;
  const saved = id
    ? await tx.resource.update({
        where: { tenantId_id: { tenantId, id } },
        data: columns,
        select: { id: true },
      })
    : await tx.resource.create({
        data: { ...columns, slug, tenantId, position: await tx.resource.count({ where: { tenantId } }) },
        select: { id: true },
      });
  if (groupIds) await fillGroups(tx, ctx, saved.id, groupIds);
  return saved.id;
}

/** How many of the ids are groups of this tenant's services. */
export function countGroups(tx: Tx, ctx: TenantContext, ids: string[]): Promise<number> {
  return tx.resourceGroup.count({ where: { tenantId: ctx.tenantId, id: { in: ids } } });
}

/** The groups that the resource may fill from now on; in a new one it comes last, in those that stay its place stays. */
async function fillGroups(tx: Tx, ctx: TenantContext, resourceId: string, groupIds: string[]): Promise<void> {
  const { tenantId } = ctx;
  await tx.groupResource.deleteMany({ where: { tenantId, resourceId, groupId: { notIn: groupIds } } });
  const rows = await tx.groupResource.findMany({
    where: { tenantId, groupId: { in: groupIds } },
    select: { groupId: true, resourceId: true },
  });
  const filled = new Set(rows.filter((row) => row.resourceId === resourceId).map(({ groupId }) => groupId));
  await tx.groupResource.createMany({
    data: groupIds
      .filter((groupId) => !filled.has(groupId))
      .map((groupId) => ({
        tenantId,
        groupId,
        resourceId,
        position: rows.filter((row) => row.groupId === groupId).length,
      })),
  });
}

/** The bookkeeping resource of a service's daily limit: always open, never shown. */
export async function createQuotaResource(
  tx: Tx,
  ctx: TenantContext,
  name: string,
  slug: string,
): Promise<string> {
  const made = await tx.resource.create({
    data: { tenantId: ctx.tenantId, kind: 'QUOTA', name, slug },
    select: { id: true },
  });
  return made.id;
}
