import { z } from 'zod';
import { paymentTimings } from '@/lib/domain/catalogue';
import { nameInput } from '@/lib/domain/inputs/name-input';
import { lineInput, linesInput } from '@/lib/domain/inputs/text-input';
import { bps, cents, editionField, whole } from './fields';
import { periods } from './schedule-input';

/** What an owner tells of their business, to begin with. What isn't told stays as it is. */
export const fillInput = z
  .strictObject({
    /** Of the draft that it was previewed for. */
    edition: editionField,
    segments: z
      .array(z.strictObject({ name: nameInput(120), description: linesInput(2000) }))
      .max(10, 'At most 10 segments.'),
    packages: z
      .array(
        z.strictObject({
          name: nameInput(120),
          summary: lineInput(200),
          /** The name of a segment; null: none. */
          segment: lineInput(120).nullable(),
          /** Minor units of the business's currency. */
          priceCents: cents,
          /** Null: a whole day. */
          minutes: whole(5, 1440).nullable(),
        }),
      )
      .max(20, 'At most 20 packages.'),
    /** Seven days, Monday first, in minutes from midnight; an empty day is closed. Null: the hours stay. */
    days: z.array(periods).length(7).nullable(),
    /** Null: the policy stays. */
    policy: z
      .strictObject({
        /** Until so many hours before the start it is free to cancel. */
        freeUntilHours: whole(1, 8760),
        /** What is kept of the price after that, in basis points. */
        lateKeepBps: bps,
        /** What is paid in advance, in basis points; 0: no deposit. */
        depositBps: bps,
        paymentTiming: z.enum(paymentTimings, { error: 'Choose when customers pay.' }),
      })
      .nullable(),
  })
  .refine(({ segments, packages, days, policy }) => segments.length + packages.length > 0 || days || policy, {
    path: ['packages'],
    error: 'Say at least what is sold, when the business is open, or its rules.',
  });
export type FillInput = z.infer<typeof fillInput>;
