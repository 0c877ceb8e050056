import type { DisputeRow, PaymentRow, RefundRow } from '@/lib/data/bookings/booking-shape';

/** A payment's refunds and disputes while they are reconciled with Stripe; updated after each step. */
export type SyncedPayment = {
  readonly payment: PaymentRow;
  refunds: RefundRow[];
  disputes: DisputeRow[];
  /** Something has changed, so the business's share may have, too. */
  changed: boolean;
};
