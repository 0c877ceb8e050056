import { z } from 'zod';
import { quoteSchema } from '@/lib/domain/quote';

/**
 * A dearer move that waits for its payment (RULES: cancel, refund, move): the range it goes to, what the booking costs
 * then, and the checkout that pays the difference. Instants in epoch ms, local dates in the tenant's zone.
 */
export const pendingMoveSchema = z.object({
  checkoutId: z.string(),
  start: z.number(),
  end: z.number(),
  date: z.string(),
  endDate: z.string(),
  /** The resources that are held for it, one for each need of the service. */
  resourceIds: z.array(z.string()),
  quote: quoteSchema,
  differenceCents: z.int().positive(),
  /** The share that stays kept after the move, basis points. */
  keepFloorBps: z.int(),
  /** Whether it counts against the customer's moves. */
  by: z.enum(['customer', 'business']),
});
export type PendingMove = z.infer<typeof pendingMoveSchema>;
