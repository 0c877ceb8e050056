import { z } from 'zod';
import { dateInput } from '@/lib/domain/inputs/date-input';

/** Field schemas of the office's forms: the same schema checks in the browser and again on the server. */

export const idField = z.uuid();

/**
 * The edition of the existing record that the form was filled from: a save is refused when the record has another by
 * now.
 */
export const editionField = z.string().max(64).optional();

type Edited = { id?: string | null; edition?: string | undefined };
/**
 * For `refine` of a form's schema: saving an existing record requires the edition that was read. Only a new record
 * (`id` null) has none; a page without one is older than editions and would overwrite unseen changes.
 */
export const namesEdition: [
  (value: Edited) => boolean,
  { path: string[]; error: string; when: (payload: { value: unknown }) => boolean },
] = [
  ({ id, edition }: Edited) => id === null || edition !== undefined,
  {
    path: ['edition'],
    error: 'This page is from an older version. Nothing was saved: reload it, then change it again.',
    // Runs even when other fields are invalid, so that an outdated page gets this message first.
    when: ({ value }) => typeof value === 'object' && value !== null,
  },
];

/** Removes duplicates from a list of ids. */
export const eachOnce = (ids: string[]) => [...new Set(ids)];

/** A whole number within bounds; the error sentence names them. */
export const whole = (min: number, max: number) =>
  z
    .number({ error: 'Please type a number.' })
    .int('Please type a whole number.')
    .min(min, `At least ${min}.`)
    .max(max, `At most ${max}.`);

/** Minor units. The maximum keeps every product with seats and quantities inside an int4. */
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

/** The last segment of a page's URL. */
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

/** A picture that the business has uploaded, since other forms of it are needed (lib/domain/files); empty: none. */
export const ownPicture = z
  .string()
  .trim()
  .max(500, 'At most 500 characters.')
  .regex(/^$|^\/files\/[^\s"'<>\\]*$/, 'Upload a picture here.');
