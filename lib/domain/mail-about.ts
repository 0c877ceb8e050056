import { z } from 'zod';

/** What a mail tells beside how the booking stands when it is sent; travels with its job. No personal data. */
export const mailAbout = z.object({
  /** The movement of money that it is about. */
  refundId: z.uuid().optional(),
  /** What was paid, minor units. */
  amountCents: z.int().optional(),
  /** When the booking was before it was moved. Epoch milliseconds and local dates. */
  was: z.object({ start: z.number(), end: z.number(), date: z.string(), endDate: z.string() }).optional(),
  /** Who wanted it; `unpaid`: nobody, the balance was not paid in time. */
  by: z.enum(['customer', 'business', 'unpaid']).optional(),
  /** The member who did it: isn't told of it. */
  actorId: z.uuid().optional(),
});
export type MailAbout = z.infer<typeof mailAbout>;
