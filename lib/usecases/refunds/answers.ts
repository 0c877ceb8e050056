import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { refundStatuses } from '@/lib/domain/refunds';
import { bookingListed } from '@/lib/usecases/booking-core/answers';

/** Minor units; instants in epoch milliseconds. */
export const owedRefunds = z.array(
  z.object({
    id: idField,
    bookingId: idField,
    reference: z.string(),
    contactName: z.string(),
    method: z.enum(['CARD', 'CASH', 'TRANSFER']),
    /** The part of it that is still owed. */
    amountCents: z.int(),
    currency: z.string(),
    status: z.enum(refundStatuses),
    failure: z.string(),
    createdAt: z.number(),
  }),
);

/** Money that needs the business's attention. */
export const dueMoney = z.object({
  /** Refunds to be handed back, or sent again. */
  refunds: owedRefunds,
  /** Bookings whose balance is overdue, longest first. */
  overdue: z.array(bookingListed),
  disputes: z.array(
    z.object({
      id: idField,
      bookingId: idField,
      reference: z.string(),
      contactName: z.string(),
      amountCents: z.int(),
      currency: z.string(),
      reason: z.string(),
      openedAt: z.number(),
    }),
  ),
});
