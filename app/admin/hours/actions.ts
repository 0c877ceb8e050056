'use server';

import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { overrideInput, removeOverrideInput, scheduleInput } from '@/lib/domain/editing/schedule-input';
import { catalogueAction } from '@/lib/http/catalogueAction';
import { removeOverride, removeSchedule, saveOverride, saveSchedule } from '@/lib/usecases/schedules/save';

export const saveScheduleAction = catalogueAction(
  { name: 'schedule.save', can: 'schedule:edit', input: scheduleInput },
  saveSchedule,
);

export const removeScheduleAction = catalogueAction(
  { name: 'schedule.remove', can: 'schedule:edit', input: z.strictObject({ id: idField }) },
  removeSchedule,
);

export const saveOverrideAction = catalogueAction(
  { name: 'schedule.override', can: 'schedule:edit', input: overrideInput },
  saveOverride,
);

export const removeOverrideAction = catalogueAction(
  { name: 'schedule.removeOverride', can: 'schedule:edit', input: removeOverrideInput },
  removeOverride,
);
