import { z } from 'zod';
import { nameInput } from '@/lib/domain/inputs/name-input';
import { editionField, idField, localDate, namesEdition } from './fields';

/** Minutes from local midnight. An end at or before the start is on the next day: no period is longer than a day. */
const period = z
  .strictObject({
    startMinute: z.number({ error: 'Choose a time.' }).int().min(0).max(1439),
    endMinute: z.number({ error: 'Choose a time.' }).int().min(0).max(2880),
  })
  .transform(({ startMinute, endMinute }) => ({ startMinute, endMinute: endAfter(startMinute, endMinute) }));

const DAY = 1440;

/** The end of a period in minutes from the midnight before its start, from an end that may be a time of day. */
export function endAfter(startMinute: number, endMinute: number): number {
  const sameDay = endMinute % DAY;
  return sameDay > startMinute ? sameDay : sameDay + DAY;
}

export const periods = z
  .array(period)
  .max(12, 'At most 12 periods a day.')
  .superRefine((list, issues) => {
    const sorted = list.map((value, at) => ({ ...value, at })).sort((a, b) => a.startMinute - b.startMinute);
    for (const [index, value] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before && value.startMinute < before.endMinute)
        issues.addIssue({
          code: 'custom',
          path: [value.at, 'startMinute'],
          message: 'This overlaps another period.',
        });
    }
  });

export const scheduleInput = z
  .strictObject({
    id: idField.nullable(),
    edition: editionField,
    name: nameInput(120),
    /** Seven days, Monday first; an empty day is closed. */
    days: z.array(periods).length(7),
  })
  .refine(...namesEdition);
export type ScheduleInput = z.infer<typeof scheduleInput>;

/** Other hours on one date; no periods: closed that day. */
export const overrideInput = z
  .strictObject({
    scheduleId: idField,
    date: localDate,
    /** The former date of the hours, when they change to another date; absent: they are new. */
    was: localDate.optional(),
    edition: editionField,
    periods,
  })
  .refine(
    ({ was, edition }) => namesEdition[0]({ ...(was === undefined ? { id: null } : {}), edition }),
    namesEdition[1],
  );
export type OverrideInput = z.infer<typeof overrideInput>;

export const removeOverrideInput = z
  .strictObject({ scheduleId: idField, date: localDate, edition: editionField })
  .refine(...namesEdition);
export type RemoveOverrideInput = z.infer<typeof removeOverrideInput>;
