import { z } from 'zod';
import { quoteSchema } from '@/lib/domain/quote';

/** The target of a move. Instants in epoch ms, local dates in the tenant's zone. */
export const moveTargetSchema = z.object({
  start: z.number(),
  end: z.number(),
  date: z.string(),
  endDate: z.string(),
  /** The chosen resource; null: any. */
  resourceId: z.string().nullable(),
  /** The price at the new time. */
  quote: quoteSchema,
  /** The smallest share that is kept after the move, in basis points. */
  keepFloorBps: z.int(),
  /** A customer's move counts against the policy's number of moves. */
  by: z.enum(['customer', 'business']),
});
export type MoveTarget = z.infer<typeof moveTargetSchema>;

/** A dearer move that waits for its payment (rule: cancel, refund, move). */
export const pendingMoveSchema = moveTargetSchema.extend({
  /** The checkout that pays the difference. */
  checkoutId: z.string(),
  differenceCents: z.int().positive(),
  /** What the move will claim, with the resources that were chosen when they were held. */
  wants: z.array(
    z.object({
      resourceIds: z.array(z.string()),
      seats: z.int().nullable(),
      capacity: z.int(),
      from: z.number(),
      to: z.number(),
      occurrence: z.string(),
    }),
  ),
});
export type PendingMove = z.infer<typeof pendingMoveSchema>;

/** Until when it waits for its payment, epoch milliseconds; null where a bank is at work on it, or nobody knows. */
export function moveWaitsUntil({
  pendingMove,
  checkouts,
}: {
  pendingMove: Pick<PendingMove, 'checkoutId'> | null;
  checkouts: readonly { id: string; status: string; expiresAt: number | null }[];
}): number | null {
  const checkout = checkouts.find(({ id }) => id === pendingMove?.checkoutId);
  return checkout && checkout.status !== 'PROCESSING' ? checkout.expiresAt : null;
}
