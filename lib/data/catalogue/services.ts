import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { ServiceInput } from '@/lib/domain/editing/service-input';
import { withEdition } from './edition';

export type ServiceForOffice = ServiceInput & { id: string; edition: string; packages: string[] };

export function listServices(ctx: TenantContext): Promise<ServiceForOffice[]> {
  return withTenant(ctx, (tx) => servicesForOffice(tx, ctx));
}

/** All services, inside the caller's transaction; with `id`, only that one. */
export async function servicesForOffice(
  tx: Tx,
  ctx: TenantContext,
  id?: string | null,
): Promise<ServiceForOffice[]> {
  const rows = await tx.service.findMany({
    where: { tenantId: ctx.tenantId, ...(id && { id }) },
    include: {
      groups: {
        orderBy: { position: 'asc' },
        include: { resources: { orderBy: { position: 'asc' }, select: { resourceId: true } } },
      },
      packages: { select: { name: true }, orderBy: { position: 'asc' } },
    },
    orderBy: { name: 'asc' },
  });
  return rows.map((row) => ({
    ...withEdition({
      id: row.id,
      name: row.name,
      takes: row.durationDays === null ? ('MINUTES' as const) : ('DAYS' as const),
      duration: row.durationDays ?? row.durationMinutes ?? 0,
      bufferBeforeMinutes: row.bufferBeforeMinutes,
      bufferAfterMinutes: row.bufferAfterMinutes,
      stepMinutes: row.stepMinutes,
      startTimes: row.startTimes,
      noticeMinutes: row.noticeMinutes,
      sameDayUntilMinute: row.sameDayUntilMinute,
      horizonDays: row.horizonDays,
      capacity: row.capacity,
      startDays: row.startDays,
      dailyLimit: row.dailyLimit,
      groups: row.groups.map((group) => ({
        id: group.id,
        name: group.name,
        choosable: group.choosable,
        assignment: group.assignment,
        resourceIds: group.resources.map((link) => link.resourceId),
      })),
      active: row.active,
    }),
    packages: row.packages.map((each) => each.name),
  }));
}

export function findService(tx: Tx, ctx: TenantContext, id: string) {
  return tx.service.findUnique({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    select: {
      id: true,
      name: true,
      active: true,
      durationDays: true,
      durationMinutes: true,
      capacity: true,
      dailyLimit: true,
      quotaResourceId: true,
      groups: { select: { id: true } },
      _count: { select: { packages: true, bookings: true } },
    },
  });
}

/** `quotaResourceId`: the resource that carries the daily limit; null: none yet. */
export async function writeService(
  tx: Tx,
  ctx: TenantContext,
  input: ServiceInput,
  quotaResourceId: string | null,
): Promise<string> {
  const { tenantId } = ctx;
  const { id, takes, duration, groups, ...rest } = input;
  const columns = {
    ...rest,
    startTimes: [...rest.startTimes].sort(),
    durationMinutes: takes === 'MINUTES' ? duration : null,
    durationDays: takes === 'DAYS' ? duration : null,
    sameDayUntilMinute: takes === 'DAYS' ? rest.sameDayUntilMinute : null,
    quotaResourceId,
  };
  const saved = id
    ? await tx.service.update({
        where: { tenantId_id: { tenantId, id } },
        data: columns,
        select: { id: true },
      })
    : await tx.service.create({ data: { ...columns, tenantId }, select: { id: true } });
  await replaceGroups(tx, ctx, saved.id, groups);
  return saved.id;
}

/** Replaces the service's groups; groups that stay keep their ids. */
async function replaceGroups(tx: Tx, ctx: TenantContext, serviceId: string, groups: ServiceInput['groups']) {
  const { tenantId } = ctx;
  const turns = await takenBefore(tx, ctx, serviceId);
  await tx.groupResource.deleteMany({ where: { tenantId, group: { serviceId } } });
  const kept = groups.flatMap((group) => (group.id ? [group.id] : []));
  await tx.resourceGroup.deleteMany({ where: { tenantId, serviceId, id: { notIn: kept } } });
  for (const [position, group] of groups.entries()) {
    const { name, choosable, assignment } = group;
    const columns = { name, choosable, assignment, position };
    const saved = group.id
      ? await tx.resourceGroup.update({
          where: { tenantId_id: { tenantId, id: group.id }, serviceId },
          data: columns,
          select: { id: true },
        })
      : await tx.resourceGroup.create({ data: { ...columns, tenantId, serviceId }, select: { id: true } });
    await tx.groupResource.createMany({
      data: group.resourceIds.map((resourceId, place) => ({
        tenantId,
        groupId: saved.id,
        resourceId,
        position: place,
        lastTakenAt: turns.get(`${saved.id} ${resourceId}`) ?? null,
      })),
    });
  }
}

/** When each resource of each group was last taken, so that a save doesn't restart the rotation. By group and resource. */
async function takenBefore(tx: Tx, ctx: TenantContext, serviceId: string): Promise<Map<string, Date | null>> {
  const rows = await tx.groupResource.findMany({
    where: { tenantId: ctx.tenantId, group: { serviceId } },
    select: { groupId: true, resourceId: true, lastTakenAt: true },
  });
  return new Map(
    rows.map(({ groupId, resourceId, lastTakenAt }) => [`${groupId} ${resourceId}`, lastTakenAt]),
  );
}

export async function deleteService(tx: Tx, ctx: TenantContext, id: string): Promise<void> {
  await replaceGroups(tx, ctx, id, []);
  await tx.service.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
}
