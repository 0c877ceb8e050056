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
import type { BlackoutInput } from '@/lib/domain/editing/blackout-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { toEpochDay } from '@/lib/domain/local-date';
import { zoneOffsets } from '@/lib/domain/zone-offsets';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';
import { staleRemoval, staleSave } from '../catalogue/stale-save';

/**
 * Closes a period for new bookings. `bookingsInside` says how many stand in it, live holds among them: they stay, and
 * the owner decides about them (`readTouched` lists them before).
 */
export function saveBlackout(
  ctx: TenantContext,
  input: BlackoutInput,
): Promise<EditResult<{ id: string; bookingsInside: number }>> {
  permit(ctx, 'schedule:edit');
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
      subjectKind: 'Blackout',
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

export function removeBlackout(ctx: TenantContext, input: RemovalInput): Promise<EditResult<object>> {
  permit(ctx, 'schedule:edit');
  return editCatalogue(ctx, async (tx) => {
    const before = await findBlackout(tx, ctx, input.id);
    if (!before) return notFound('closed period');
    const stale = staleRemoval(input.edition, before);
    if (stale) return stale;
    await deleteBlackout(tx, ctx, input.id);
    await addAudit(tx, ctx, {
      action: 'blackout.removed',
      subjectKind: 'Blackout',
      subjectId: input.id,
      before,
    });
    return { ok: true };
  });
}
