import { z } from 'zod';
import { dateInput } from '@/lib/domain/inputs/date-input';

/** Building blocks of the office's forms: the same schema checks in the browser and again on the server. */

export const idField = z.uuid();

/** The edition that was looked at, of what is there already: a save of what has another by now is refused. */
export const editionField = z.string().max(64).optional();

type Edited = { id?: string | null; edition?: string | undefined };
/**
 * What is there already is saved with the edition that was looked at: for `refine` of a form's schema. Only what is new
 * (`id` null) has none; a page that sends none is from before there were editions, and would overwrite unseen.
 */
export const namesEdition: [
  (value: Edited) => boolean,
  { path: string[]; error: string; when: (payload: { value: unknown }) => boolean },
] = [
  ({ id, edition }: Edited) => id === null || edition !== undefined,
  {
    path: ['edition'],
    error: 'This page is from an older version. Nothing was saved: reload it, then change it again.',
    // Said first, whatever else a page of that age gets wrong.
    when: ({ value }) => typeof value === 'object' && value !== null,
  },
];

/** For a list that names things: whoever is named twice is meant once. */
export const eachOnce = (ids: string[]) => [...new Set(ids)];

/** A whole number within bounds, with a sentence that says them. */
export const whole = (min: number, max: number) =>
  z
    .number({ error: 'Please type a number.' })
    .int('Please type a whole number.')
    .min(min, `At least ${min}.`)
    .max(max, `At most ${max}.`);

/** Minor units. The ceiling keeps every product with seats and quantities inside an int4. */
export const MAX_PRICE_CENTS = 20_000_000;
export const cents = z
  .number({ error: 'Please type an amount.' })
  .int('Please type an amount.')
  .min(0, 'An amount can’t be negative.')
  .max(MAX_PRICE_CENTS, 'This amount is too large.');

/** Basis points, 0–100 %. */
export const bps = z
  .number({ error: 'Please type a percentage.' })
  .int('At most two decimals.')
  .min(0, 'A percentage can’t be negative.')
  .max(10_000, 'At most 100 %.');

export const localDate = dateInput('Please choose a date.');

export const weekdays = z
  .array(z.number().int().min(1).max(7))
  .max(7)
  .refine((days) => new Set(days).size === days.length, 'Each weekday once.');

/** The last part of a page's address. */
export const slug = z
  .string()
  .trim()
  .min(1, 'Please give an address.')
  .max(60, 'At most 60 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Only small letters, digits and single dashes.');

/** A picture that ships with the app ("/pictures/…") or any https address; empty: none. */
export const pictureUrl = z
  .string()
  .trim()
  .max(500, 'At most 500 characters.')
  .regex(/^$|^\/(?!\/)[^\s"'<>\\]*$|^https:\/\/[^\s"'<>\\]+$/, 'Start with / or https://');
