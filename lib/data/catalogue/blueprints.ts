import { newId } from '@/lib/data/connection/new-id';
import type { Tx } from '@/lib/data/connection/transaction';
import type { Blueprint, ServiceBlueprint } from '@/lib/domain/blueprint';

/**
 * Makes a tenant with all that its blueprint names, inside the caller's system transaction.
 * @returns the id of the new tenant
 * @throws when a slug is taken (unique violation) or the blueprint names something that it doesn't hold
 */
export async function writeBlueprint(tx: Tx, blueprint: Blueprint): Promise<string> {
  const tenantId = newId();
  const { policy, site, tenant } = blueprint;
  const charges = tenant.stripeAccountId !== undefined;
  await tx.tenant.create({
    data: {
      id: tenantId,
      ...tenant,
      chargesEnabled: charges,
      payoutsEnabled: charges,
      detailsSubmitted: charges,
    },
  });
  await tx.policy.create({ data: { tenantId, ...policy } });
  await tx.site.create({ data: { tenantId, ...site } });

  const segments = ids(blueprint.segments.map(({ slug }) => slug));
  await tx.segment.createMany({
    data: blueprint.segments.map((segment, position) => ({
      tenantId,
      id: segments(segment.slug),
      ...segment,
      position,
    })),
  });
  const resources = await writeResources(tx, tenantId, blueprint);
  const services = ids(blueprint.services.map(({ key }) => key));
  for (const service of blueprint.services)
    await writeService(tx, tenantId, services(service.key), service, resources);

  const addOns = ids(blueprint.addOns.map(({ slug }) => slug));
  await tx.addOn.createMany({
    data: blueprint.addOns.map((addOn, position) => ({
      tenantId,
      id: addOns(addOn.slug),
      ...addOn,
      position,
    })),
  });
  const packages = ids(blueprint.packages.map(({ slug }) => slug));
  await tx.package.createMany({
    data: blueprint.packages.map(({ segment, service, addOns: _, ...item }, position) => ({
      tenantId,
      id: packages(item.slug),
      ...item,
      segmentId: segment === undefined ? null : segments(segment),
      serviceId: services(service),
      position,
    })),
  });
  await tx.packageAddOn.createMany({
    data: blueprint.packages.flatMap((item) =>
      (item.addOns ?? []).map((slug) => ({
        tenantId,
        packageId: packages(item.slug),
        addOnId: addOns(slug),
      })),
    ),
  });
  return tenantId;
}

async function writeResources(tx: Tx, tenantId: string, blueprint: Blueprint) {
  const schedules = ids(blueprint.schedules.map(({ key }) => key));
  await tx.schedule.createMany({
    data: blueprint.schedules.map(({ key, name }) => ({
      tenantId,
      id: schedules(key),
      name,
      timeZone: blueprint.tenant.timeZone,
    })),
  });
  await tx.scheduleHours.createMany({
    data: blueprint.schedules.flatMap(({ key, weekly }) =>
      Object.entries(weekly).flatMap(([weekday, periods]) =>
        periods.map((period) => ({
          tenantId,
          scheduleId: schedules(key),
          weekday: Number(weekday),
          ...period,
        })),
      ),
    ),
  });
  const resources = ids(blueprint.resources.map(({ slug }) => slug));
  await tx.resource.createMany({
    data: blueprint.resources.map(({ schedule, ...resource }, position) => ({
      tenantId,
      id: resources(resource.slug),
      ...resource,
      scheduleId: schedules(schedule),
      position,
    })),
  });
  return resources;
}

async function writeService(
  tx: Tx,
  tenantId: string,
  id: string,
  { key, groups, ...service }: ServiceBlueprint,
  resources: (slug: string) => string,
): Promise<void> {
  let quotaResourceId: string | null = null;
  if (service.dailyLimit != null) {
    quotaResourceId = newId();
    const name = `Daily limit of ${service.name}`;
    await tx.resource.create({
      data: { tenantId, id: quotaResourceId, slug: `quota-${key}`, name, kind: 'QUOTA' },
    });
  }
  await tx.service.create({ data: { tenantId, id, ...service, quotaResourceId } });
  for (const [position, group] of groups.entries()) {
    const groupId = newId();
    const { name, choosable = false, assignment } = group;
    await tx.resourceGroup.create({
      data: { tenantId, id: groupId, serviceId: id, name, choosable, assignment, position },
    });
    await tx.groupResource.createMany({
      data: group.resources.map((slug, order) => ({
        tenantId,
        groupId,
        resourceId: resources(slug),
        position: order,
      })),
    });
  }
}

/** An id for each key. The look-up throws on a key that isn't there: a mistake in the blueprint. */
function ids(keys: string[]): (key: string) => string {
  const known = new Map(keys.map((key) => [key, newId()]));
  return (key) => {
    const id = known.get(key);
    if (id === undefined) throw new Error(`The blueprint has no “${key}”`);
    return id;
  };
}
