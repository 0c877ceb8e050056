'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { makeFeed, removeFeed } from '@/lib/usecases/calendars/feeds';
import { beginGoogle, disconnectGoogle, listGoogleCalendars } from '@/lib/usecases/calendars/google';
import { addGoogleCalendar } from '@/lib/usecases/calendars/google-sources';
import { writeBookingsThere } from '@/lib/usecases/calendars/set-writes';
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

export const beginGoogleAction = officeAction(beginGoogle);

export const disconnectGoogleAction = officeAction(disconnectGoogle);

export const listGoogleCalendarsAction = officeAction(listGoogleCalendars);

export const addGoogleCalendarAction = officeAction(addGoogleCalendar);

export const setWritesAction = officeAction(writeBookingsThere);
