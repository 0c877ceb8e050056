'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { makeFeed, removeFeed } from '@/lib/usecases/calendars/feeds';

export const makeFeedAction = officeAction(makeFeed);

export const removeFeedAction = officeAction(removeFeed);
