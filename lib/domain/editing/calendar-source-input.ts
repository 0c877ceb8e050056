import { z } from 'zod';
import { filledLine } from '@/lib/domain/inputs/text-input';
import { editionField, idField, namesEdition } from './fields';

export const calendarChoices = {
  blocksAllDay: z.boolean(),
  blocksTentative: z.boolean(),
  blocksFree: z.boolean(),
};

/** Calendars give their addresses as webcal:, which is https: by another name. */
const address = z
  .string()
  .trim()
  .max(2000, 'At most 2,000 characters.')
  .transform((text) => text.replace(/^webcals?:/i, 'https:'))
  .refine(
    (text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''),
    'Please paste the whole address of the calendar, from https:// or webcal:// on.',
  )
  // No client of the web sends them; they would stand in the log of whoever is asked.
  .refine((text) => {
    const { username, password } = URL.parse(text) ?? { username: '', password: '' };
    return username === '' && password === '';
  }, 'Please take out the name and password before the @. Share the calendar at an address that needs none.');

/** A calendar elsewhere that is to block times here. */
export const calendarSourceInput = z.strictObject({
  resourceId: z.uuid('Please choose whose calendar it is.'),
  name: filledLine(80, 'a name to know it by'),
  address,
  ...calendarChoices,
});
export type CalendarSourceInput = z.output<typeof calendarSourceInput>;

export const calendarChoicesInput = z
  .strictObject({
    id: idField,
    edition: editionField,
    name: filledLine(80, 'a name to know it by'),
    ...calendarChoices,
    /** Of what is written into a calendar of Google's, beside bookings; of others nothing is. */
    writesHolds: z.boolean(),
    writesClosed: z.boolean(),
  })
  .refine(...namesEdition);
export type CalendarChoicesInput = z.output<typeof calendarChoicesInput>;
