import { z } from 'zod';

/** Epoch ms and local dates. */
const place = z.object({ start: z.number(), end: z.number(), date: z.string(), endDate: z.string() });

/**
 * What a mail says in addition to the booking's state at the time of sending; stored in the job's payload, so without
 * personal data.
 */
export const mailAbout = z.object({
  /** The refund that the mail is about. */
  refundId: z.uuid().optional(),
  /** What was paid, minor units. */
  amountCents: z.int().optional(),
  /** The booking's time before a move. */
  was: place.optional(),
  /** Where it was to move to. */
  movedTo: place.optional(),
  /** Who caused it; `unpaid`: the system, since the balance was not paid in time. */
  by: z.enum(['customer', 'business', 'unpaid']).optional(),
  /** The member who did it, and so gets no mail about it. */
  actorId: z.uuid().optional(),
});
export type MailAbout = z.infer<typeof mailAbout>;
