import { findPackageOfMoreSeats, hasStandingBookings } from '@/lib/data/catalogue/packages';
import { countResources, createQuotaResource } from '@/lib/data/catalogue/resources';
import { findService, servicesForOffice, writeService } from '@/lib/data/catalogue/services';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { addAudit } from '@/lib/data/tenants/audit';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { type ServiceInput, serviceInput } from '@/lib/domain/editing/service-input';
import { refuseField } from '@/lib/domain/errors';
import { operation } from '@/lib/usecases/operation';
import { savedWithWarning } from '../catalogue/answers';
import { editCatalogue } from '../catalogue/edit';
import { staleSave } from '../catalogue/stale-save';
import { warned } from '../catalogue/unbookable';
import { countTowardsLimit } from './count-towards-limit';

export const saveService = operation({
  name: 'service.save',
  can: 'schedule:edit',
  effect: 'write',
  input: serviceInput,
  output: savedWithWarning,
  describe: 'Creates or changes a service: its duration, its notice, and which people or rooms it needs.',
  run: async (ctx: TenantContext, input: ServiceInput) => warned(ctx, await save(ctx, input)),
});

/**
 * A daily limit is a seat on a quota resource, which is created with the first limit; existing bookings are counted
 * from then on. They keep their times and resources. Refuses with not_found or validation_failed (days and minutes
 * can't be swapped under packages or bookings).
 */
function save(ctx: TenantContext, input: ServiceInput): Promise<EditResult<{ id: string }>> {
  return editCatalogue(ctx, (tx) => saveServiceIn(tx, ctx, input));
}

/** The same within a change of the catalogue, for what makes a service with something else. */
export async function saveServiceIn(
  tx: Tx,
  ctx: TenantContext,
  input: ServiceInput,
): Promise<EditResult<{ id: string }>> {
  const { edition, ...values } = input;
  const before = input.id ? await findService(tx, ctx, input.id) : null;
  if (input.id && !before) return notFound('service');
  const [present] = before ? await servicesForOffice(tx, ctx, before.id) : [];
  const stale = staleSave(edition, present);
  if (stale) return stale;
  const wanted = [...new Set(input.groups.flatMap((group) => group.resourceIds))];
  if ((await countResources(tx, ctx, wanted)) !== wanted.length) return notFound('person or room');
  const known = new Set(before?.groups.map((group) => group.id));
  if (input.groups.some((group) => group.id && !known.has(group.id))) return notFound('group');
  const took = before && (before.durationDays === null ? 'MINUTES' : 'DAYS');
  if (before && took !== input.takes && before._count.packages > 0)
    return refuseField('takes', 'Packages are sold with this. Make a new service and move them to it.');
  if (before && took !== input.takes && (await hasStandingBookings(tx, ctx, { serviceId: before.id })))
    return refuseField('takes', 'Customers are coming who booked with this. Make a new service instead.');
  const asksMore = before && (await findPackageOfMoreSeats(tx, ctx, before.id, input.capacity));
  if (asksMore)
    return refuseField(
      'capacity',
      `${asksMore.name} asks for at least ${asksMore.minSeats} places, so it could never be booked.`,
    );

  const quota = await quotaResource(tx, ctx, input, before?.quotaResourceId ?? null);
  const id = await writeService(tx, ctx, values, quota);
  if (before && quota && input.dailyLimit !== null && before.dailyLimit === null)
    await countTowardsLimit(tx, ctx, id, quota);
  await addAudit(tx, ctx, {
    action: before ? 'service.changed' : 'service.made',
    subjectId: id,
    before,
    after: values,
  });
  return { ok: true, id };
}

/** Never deleted once created, since bookings may hold seats on it. */
async function quotaResource(tx: Tx, ctx: TenantContext, input: ServiceInput, present: string | null) {
  if (present || input.dailyLimit === null) return present;
  return createQuotaResource(tx, ctx, `${input.name}: a day`, `limit-${crypto.randomUUID()}`);
}
