import { z } from 'zod';
import { blackoutInput } from './blackout-input';
import { resourceInput } from './resource-input';
import { overrideInput, removeOverrideInput, scheduleInput } from './schedule-input';
import { serviceInput } from './service-input';

/**
 * A change of the calendar that is about to be saved, as its form sends it, to list the bookings that it touches first.
 */
export const calendarChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closed'), values: blackoutInput }),
  z.strictObject({ kind: z.literal('week'), values: scheduleInput }),
  z.strictObject({ kind: z.literal('date'), values: overrideInput }),
  z.strictObject({ kind: z.literal('back-to-week'), values: removeOverrideInput }),
  z.strictObject({ kind: z.literal('resource'), values: resourceInput }),
  z.strictObject({ kind: z.literal('service'), values: serviceInput }),
]);
export type CalendarChange = z.infer<typeof calendarChangeInput>;

/** The query for touched bookings: the change, and how many of them the page lists already. */
export const touchedInput = z.strictObject({
  change: calendarChangeInput,
  listed: z.number().int().min(0).max(1_000_000),
});
export type TouchedInput = z.infer<typeof touchedInput>;
