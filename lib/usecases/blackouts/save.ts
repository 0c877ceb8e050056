import { z } from 'zod';
import {
  countBookingsInside,
  deleteBlackout,
  findBlackout,
  writeBlackout,
} from '@/lib/data/catalogue/blackouts';
import { findResource } from '@/lib/data/catalogue/resources';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { rangeOfBlackout } from '@/lib/domain/availability/hours';
import { type BlackoutInput, blackoutInput } from '@/lib/domain/editing/blackout-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { type RemovalInput, removalInput } from '@/lib/domain/editing/removal-input';
import { toEpochDay } from '@/lib/domain/local-date';
import { zoneOffsets } from '@/lib/domain/zone-offsets';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { savedWithWarning } from '../catalogue/answers';
import { editCatalogue } from '../catalogue/edit';
import { staleRemoval, staleSave } from '../catalogue/stale-save';
import { warned } from '../catalogue/unbookable';

export const saveBlackout = operation({
  name: 'blackout.save',
  can: 'schedule:edit',
  effect: 'write',
  input: blackoutInput,
  output: savedWithWarning.extend({ bookingsInside: z.int() }),
  describe: 'Closes a period for new bookings, or changes a closed period, and counts the bookings in it.',
  run: async (ctx: TenantContext, input: BlackoutInput) => warned(ctx, await save(ctx, input)),
});

/**
 * `bookingsInside` counts live holds as well. All of them stay; the owner decides about each (`readTouched` lists them
 * beforehand).
 */
function save(
  ctx: TenantContext,
  input: BlackoutInput,
): Promise<EditResult<{ id: string; bookingsInside: number }>> {
  const { edition, ...values } = input;
  return editCatalogue(ctx, async (tx) => {
    const before = values.id ? await findBlackout(tx, ctx, values.id) : null;
    if (values.id && !before) return notFound('closed period');
    const stale = staleSave(edition, before);
    if (stale) return stale;
    if (values.resourceId && !(await findResource(tx, ctx, values.resourceId)))
      return notFound('person or room');
    const id = await writeBlackout(tx, ctx, values);
    await addAudit(tx, ctx, {
      action: before ? 'blackout.changed' : 'blackout.made',
      subjectId: id,
      before,
      after: values,
    });
    const { timeZone } = await readTenantUnits(tx, ctx);
    const inside = { resourceId: values.resourceId, ...rangeIn(timeZone, values) };
    return { ok: true, id, bookingsInside: await countBookingsInside(tx, ctx, inside) };
  });
}

function rangeIn(timeZone: string, period: Omit<BlackoutInput, 'edition'>) {
  const edge = (date: string) => toEpochDay(date) * 86_400_000;
  return rangeOfBlackout(period, zoneOffsets(timeZone, edge(period.startDate), edge(period.endDate)));
}

export const removeBlackout = operation({
  name: 'blackout.remove',
  can: 'schedule:edit',
  effect: 'write',
  input: removalInput,
  output: nothing,
  describe: 'Deletes a closed period, so that it can be booked again.',
  run: remove,
});

function remove(ctx: TenantContext, input: RemovalInput): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    const before = await findBlackout(tx, ctx, input.id);
    if (!before) return notFound('closed period');
    const stale = staleRemoval(input.edition, before);
    if (stale) return stale;
    await deleteBlackout(tx, ctx, input.id);
    await addAudit(tx, ctx, {
      action: 'blackout.removed',
      subjectId: input.id,
      before,
    });
    return { ok: true };
  });
}
