import { z } from 'zod';

/** Which mails a member wants: a switch for each topic. */
export const mailChoiceInput = z.strictObject({
  BOOKED: z.boolean(),
  MOVED: z.boolean(),
  CANCELED: z.boolean(),
  PAID: z.boolean(),
});
export type MailChoiceInput = z.infer<typeof mailChoiceInput>;
