import { type Canceler, cancellationOutcome, type PolicySnapshot } from '@/lib/domain/policy';
import { givenByBanks, leftToRefund, type Refundables } from '@/lib/domain/refunds';

export type CancelTerms = {
  totalCents: number;
  depositCents: number;
  policySnapshot: PolicySnapshot;
  keepFloorBps: number;
  start: number;
};

/**
 * What cancelling now would refund and what the business keeps, minor units (rule: cancel, refund, move): the same sum
 * for every page, every mail and the refund itself. What a bank took back by a dispute is neither kept nor refunded.
 * `byBankCents`: what would be refunded on top had no bank given it already; owed if the bank reverses its decision.
 * `now` is epoch ms.
 */
export function cancelRefund(
  booking: Refundables & CancelTerms,
  now: number,
  by: Canceler,
): { refundCents: number; keptCents: number; byBankCents: number } {
  const { totalCents, depositCents, policySnapshot, keepFloorBps, start } = booking;
  const heldCents = booking.payments.reduce((total, payment) => total + leftToRefund(booking, payment), 0);
  const terms = { totalCents, depositCents, policySnapshot, keepFloorBps, start, refundedCents: 0, now, by };
  const outcome = cancellationOutcome({ ...terms, paidCents: heldCents });
  const undisputed = { ...booking, disputes: [] };
  const withoutBanks = booking.payments.reduce((total, payment) => {
    const left = leftToRefund(undisputed, payment) - givenByBanks(booking.refunds, payment);
    return total + Math.max(0, left);
  }, 0);
  const promised = cancellationOutcome({ ...terms, paidCents: Math.max(heldCents, withoutBanks) });
  return { ...outcome, byBankCents: promised.refundCents - outcome.refundCents };
}
