import { z } from 'zod';
import { calendarChoices } from './calendar-source-input';
import { idField } from './fields';

/** What Google brings back from its consent page. */
export const googleAnswerInput = z.strictObject({
  code: z.string().min(1).max(2000),
  state: z.string().min(1).max(2000),
});
export type GoogleAnswerInput = z.output<typeof googleAnswerInput>;

/** One of an account's calendars that is to block times here. */
export const googleSourceInput = z.strictObject({
  accountId: idField,
  externalId: z.string().min(1, 'Please choose a calendar.').max(500),
  resourceId: z.uuid('Please choose whose calendar it is.'),
  ...calendarChoices,
});
export type GoogleSourceInput = z.output<typeof googleSourceInput>;
