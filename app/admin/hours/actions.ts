'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { removeOverride, removeSchedule, saveOverride, saveSchedule } from '@/lib/usecases/schedules/save';

export const saveScheduleAction = catalogueAction(saveSchedule);

export const removeScheduleAction = catalogueAction(removeSchedule);

export const saveOverrideAction = catalogueAction(saveOverride);

export const removeOverrideAction = catalogueAction(removeOverride);
