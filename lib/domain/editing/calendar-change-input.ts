import { z } from 'zod';
import { blackoutInput } from './blackout-input';
import { resourceInput } from './resource-input';
import { overrideInput, removeOverrideInput, scheduleInput } from './schedule-input';
import { serviceInput } from './service-input';

/** A change of the calendar that is about to be saved, as its form has it: whom it touches is asked before. */
export const calendarChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closed'), values: blackoutInput }),
  z.strictObject({ kind: z.literal('week'), values: scheduleInput }),
  z.strictObject({ kind: z.literal('date'), values: overrideInput }),
  z.strictObject({ kind: z.literal('back-to-week'), values: removeOverrideInput }),
  z.strictObject({ kind: z.literal('resource'), values: resourceInput }),
  z.strictObject({ kind: z.literal('service'), values: serviceInput }),
]);
export type CalendarChange = z.infer<typeof calendarChangeInput>;

/** Whom it touches, and how many of them are listed already. */
export const touchedInput = z.strictObject({
  change: calendarChangeInput,
  listed: z.number().int().min(0).max(1_000_000),
});
export type TouchedInput = z.infer<typeof touchedInput>;
