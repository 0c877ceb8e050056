import {
  deleteOverride,
  deleteSchedule,
  findOverride,
  findSchedule,
  readWeek,
  writeOverride,
  writeSchedule,
} from '@/lib/data/catalogue/schedules';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { type RemovalInput, removalInput } from '@/lib/domain/editing/removal-input';
import {
  type OverrideInput,
  overrideInput,
  type RemoveOverrideInput,
  removeOverrideInput,
  type ScheduleInput,
  scheduleInput,
} from '@/lib/domain/editing/schedule-input';
import { refuseField } from '@/lib/domain/errors';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { savedWithWarning, withWarning } from '../catalogue/answers';
import { editCatalogue } from '../catalogue/edit';
import { staleRemoval, staleSave } from '../catalogue/stale-save';
import { warned } from '../catalogue/unbookable';

export const saveSchedule = operation({
  name: 'schedule.save',
  can: 'schedule:edit',
  effect: 'write',
  input: scheduleInput,
  output: savedWithWarning,
  describe: 'Creates or changes a weekly schedule, in the business’s time zone; bookings outside it stay.',
  run: async (ctx: TenantContext, input: ScheduleInput) => warned(ctx, await save(ctx, input)),
});

function save(ctx: TenantContext, input: ScheduleInput): Promise<EditResult<{ id: string }>> {
  const { edition, ...values } = input;
  return editCatalogue(ctx, async (tx) => {
    const before = values.id ? await readWeek(tx, ctx, values.id) : null;
    if (values.id && !before) return notFound('schedule');
    const stale = staleSave(edition, before);
    if (stale) return stale;
    const { timeZone } = await readTenantUnits(tx, ctx);
    const id = await writeSchedule(tx, ctx, values, timeZone);
    await addAudit(tx, ctx, {
      action: before ? 'schedule.changed' : 'schedule.made',
      subjectId: id,
      before: before && { name: before.name, days: before.days },
      after: values,
    });
    return { ok: true, id };
  });
}

export const removeSchedule = operation({
  name: 'schedule.remove',
  can: 'schedule:edit',
  effect: 'write',
  input: removalInput,
  output: nothing,
  describe: 'Deletes a weekly schedule that nothing uses.',
  run: remove,
});

function remove(ctx: TenantContext, input: RemovalInput): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    const before = await findSchedule(tx, ctx, input.id);
    if (!before) return notFound('schedule');
    const stale = staleRemoval(input.edition, await readWeek(tx, ctx, input.id));
    if (stale) return stale;
    if (before._count.resources > 0)
      return notAllowed('Somebody still keeps these hours. Give them other hours first.');
    await deleteSchedule(tx, ctx, input.id);
    await addAudit(tx, ctx, {
      action: 'schedule.removed',
      subjectId: input.id,
      before: { name: before.name },
    });
    return { ok: true };
  });
}

export const saveOverride = operation({
  name: 'schedule.save_override',
  can: 'schedule:edit',
  effect: 'write',
  input: overrideInput,
  output: withWarning,
  describe: 'Sets other hours for one date; without periods the day is closed.',
  run: async (ctx: TenantContext, input: OverrideInput) => warned(ctx, await override(ctx, input)),
});

/**
 * Saves an override: other hours on one local date (a new one, or moved from its former date); without periods the day
 * is closed. A former date returns to the weekly hours. Refuses with not_found, conflict (it was changed or removed
 * meanwhile) or validation_failed (`date`: it has an override already).
 */
function override(ctx: TenantContext, input: OverrideInput): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    if (!(await findSchedule(tx, ctx, input.scheduleId))) return notFound('schedule');
    const { scheduleId, date, was, edition } = input;
    if (was !== undefined) {
      const present = await findOverride(tx, ctx, { scheduleId, date: was });
      const stale = staleSave(edition, present ?? backToTheWeek);
      if (stale) return stale;
    }
    if (was !== date && (await findOverride(tx, ctx, { scheduleId, date })))
      return refuseField('date', 'That date has other hours of its own. Change or remove those first.');
    const isMoved = was !== undefined && was !== date;
    if (isMoved) await deleteOverride(tx, ctx, { scheduleId, date: was });
    await writeOverride(tx, ctx, input);
    await addAudit(tx, ctx, {
      action: 'schedule.override_set',
      subjectId: input.scheduleId,
      ...(isMoved ? { before: { date: was } } : {}),
      after: { date, periods: input.periods },
    });
    return { ok: true };
  });
}

/** The override was removed meanwhile: the refusal says so, and its edition lets the caller save anyway. */
const backToTheWeek = { edition: 'none' };

export const removeOverride = operation({
  name: 'schedule.remove_override',
  can: 'schedule:edit',
  effect: 'write',
  input: removeOverrideInput,
  output: withWarning,
  describe: 'Removes the other hours of one date, so that the weekly schedule applies again.',
  run: async (ctx: TenantContext, input: RemoveOverrideInput) => warned(ctx, await takeBack(ctx, input)),
});

function takeBack(ctx: TenantContext, input: RemoveOverrideInput): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    if (!(await findSchedule(tx, ctx, input.scheduleId))) return notFound('schedule');
    const before = await findOverride(tx, ctx, input);
    const stale = staleRemoval(input.edition, before);
    if (stale) return stale;
    await deleteOverride(tx, ctx, input);
    await addAudit(tx, ctx, {
      action: 'schedule.override_removed',
      subjectId: input.scheduleId,
      before: { date: input.date, periods: before?.periods },
    });
    return { ok: true };
  });
}
