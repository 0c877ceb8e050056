'use server';

import { removalInput } from '@/lib/domain/editing/removal-input';
import { overrideInput, removeOverrideInput, scheduleInput } from '@/lib/domain/editing/schedule-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { warned } from '@/lib/usecases/catalogue/never-bookable';
import { removeOverride, removeSchedule, saveOverride, saveSchedule } from '@/lib/usecases/schedules/save';

export const saveScheduleAction = catalogueAction(
  { name: 'schedule.save', can: 'schedule:edit', input: scheduleInput },
  async (ctx, input) => warned(ctx, await saveSchedule(ctx, input)),
);

export const removeScheduleAction = catalogueAction(
  { name: 'schedule.remove', can: 'schedule:edit', input: removalInput },
  removeSchedule,
);

export const saveOverrideAction = catalogueAction(
  { name: 'schedule.override', can: 'schedule:edit', input: overrideInput },
  async (ctx, input) => warned(ctx, await saveOverride(ctx, input)),
);

export const removeOverrideAction = catalogueAction(
  { name: 'schedule.removeOverride', can: 'schedule:edit', input: removeOverrideInput },
  async (ctx, input) => warned(ctx, await removeOverride(ctx, input)),
);
