import type { DisputeRow, PaymentRow, RefundRow } from '@/lib/data/bookings/booking-shape';

/** A payment's refunds and disputes while they are brought in line: as they are after each step. */
export type Sight = {
  readonly payment: PaymentRow;
  refunds: RefundRow[];
  disputes: DisputeRow[];
  /** Something is otherwise than before, so the business's share may be, too. */
  changed: boolean;
};
