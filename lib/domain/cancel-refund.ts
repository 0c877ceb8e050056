import { type Canceler, cancellationOutcome, type PolicySnapshot } from '@/lib/domain/policy';
import { leftToRefund, type Refundables } from '@/lib/domain/refunds';

export type CancelTerms = {
  totalCents: number;
  depositCents: number;
  policySnapshot: PolicySnapshot;
  keepFloorBps: number;
  start: number;
};

/**
 * What cancelling now would give back and what stays with the business, minor units: the sum that is said everywhere
 * and the one that is sent. What a bank took back by a dispute is neither kept nor given. `now` is epoch ms.
 */
export function cancelRefund(
  booking: Refundables & CancelTerms,
  now: number,
  by: Canceler,
): { refundCents: number; keptCents: number } {
  const { totalCents, depositCents, policySnapshot, keepFloorBps, start } = booking;
  const heldCents = booking.payments.reduce((total, payment) => total + leftToRefund(booking, payment), 0);
  return cancellationOutcome({
    totalCents,
    depositCents,
    policySnapshot,
    keepFloorBps,
    start,
    paidCents: heldCents,
    refundedCents: 0,
    now,
    by,
  });
}
