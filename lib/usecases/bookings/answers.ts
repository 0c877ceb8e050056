import { z } from 'zod';
import { bookingTypeSchema } from '@/lib/domain/catalogue';
import { idField } from '@/lib/domain/editing/fields';

/** A booking that a change of the calendar touches. Instants in epoch milliseconds. */
export const touchedBooking = z.object({
  id: idField,
  reference: z.string(),
  version: z.int(),
  contactName: z.string(),
  bookingType: bookingTypeSchema,
  packageName: z.string(),
  date: z.string(),
  start: z.number(),
  end: z.number(),
  /** It is being paid for right now: it stands once that is done. */
  held: z.boolean(),
  /** It waits for a payment to move into this time. */
  moving: z.boolean(),
  /** Who could not be there any more, by name. */
  lost: z.array(z.string()),
  /** Who could take it at the time that it has. */
  free: z.array(z.object({ slug: z.string(), name: z.string() })),
});
export type TouchedBooking = z.infer<typeof touchedBooking>;
