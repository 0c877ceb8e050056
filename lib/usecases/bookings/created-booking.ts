import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { quoteSchema } from '@/lib/domain/quote';

/** The answer to a new booking. */
export const createdBooking = z.object({
  id: idField,
  status: z.enum(['PENDING', 'CONFIRMED']),
  /** RFC 3339 UTC: the end of the Checkout session. Null when nothing is due. */
  holdExpiresAt: z.iso.datetime().nullable(),
  checkoutUrl: z.url().nullable(),
  manageUrl: z.url(),
  /** It takes place at the customer's, and nobody has said yet where that is. */
  addressMissing: z.boolean(),
  quote: quoteSchema,
});
export type CreatedBooking = z.infer<typeof createdBooking>;
