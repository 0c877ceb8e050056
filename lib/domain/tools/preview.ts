import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';

/** A thing that changes, for people; an empty text: nothing (it is new, or gone). */
const change = z.object({ label: z.string(), before: z.string(), after: z.string() });

/** Somebody who hears of it, by name and address, and of what. */
const hearer = z.object({ who: z.string(), what: z.string() });

/** What an operation would do, in the server's own words: what a person sees before they confirm it. */
export const previewSchema = z.object({
  /** "Cancel a booking" */
  title: z.string(),
  /** What it is about, in words, and the booking where it is one. */
  about: z.object({ text: z.string(), bookingId: idField.nullable() }),
  changes: z.array(change),
  /** Sentences about the money, before and after; null: no money is concerned. */
  money: z.object({ before: z.string(), after: z.string() }).nullable(),
  /** Empty: nobody is told. */
  hears: z.array(hearer),
  /** What else a person should know before they say yes. */
  notes: z.array(z.string()),
});
export type Preview = z.output<typeof previewSchema>;
