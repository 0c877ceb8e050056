import { z } from 'zod';
import { bookingTypeSchema } from '@/lib/domain/catalogue';
import { idField } from '@/lib/domain/editing/fields';

/** A booking that a change of the calendar affects. Instants in epoch milliseconds. */
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
  /** A hold whose payment is open: the booking stands once it is paid. */
  held: z.boolean(),
  /** Its pending move into this time waits for a payment. */
  moving: z.boolean(),
  /** Names of the people who would no longer be available. */
  lost: z.array(z.string()),
  /** Who could take it at its present time. */
  free: z.array(z.object({ slug: z.string(), name: z.string() })),
});
export type TouchedBooking = z.infer<typeof touchedBooking>;
