import { z } from 'zod';
import { blackoutInput } from './blackout-input';
import { resourceInput } from './resource-input';
import { overrideInput, scheduleInput } from './schedule-input';

/** A change of the calendar that is about to be saved, as its form has it: whom it touches is asked before. */
export const calendarChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closed'), values: blackoutInput }),
  z.strictObject({ kind: z.literal('week'), values: scheduleInput }),
  z.strictObject({ kind: z.literal('date'), values: overrideInput }),
  z.strictObject({ kind: z.literal('resource'), values: resourceInput }),
]);
export type CalendarChange = z.infer<typeof calendarChangeInput>;
