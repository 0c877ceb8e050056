'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { makeFeed, removeFeed } from '@/lib/usecases/calendars/feeds';
import {
  addCalendarSource,
  changeCalendarSource,
  removeCalendarSource,
} from '@/lib/usecases/calendars/sources';

export const makeFeedAction = officeAction(makeFeed);

export const removeFeedAction = officeAction(removeFeed);

export const addSourceAction = officeAction(addCalendarSource);

export const changeSourceAction = officeAction(changeCalendarSource);

export const removeSourceAction = officeAction(removeCalendarSource);
