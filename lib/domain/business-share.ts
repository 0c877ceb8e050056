import { feeToReturn } from '@/lib/domain/refunds';

/**
 * The business's share of a card payment in its account at Stripe, minor units. Negative where a bank has taken
 * everything and the commission stays. A refund costs the business its amount less the commission on it, whichever way
 * it was given; what the business handed back by hand it has already paid itself, so only the commission is returned to
 * it. A dispute costs the full amount: the platform keeps its commission on what a bank has taken.
 */
export function businessShare(payment: {
  amountCents: number;
  /** The commission that Stripe has taken. */
  feeCents: number;
  /** Refunds by card that haven't failed, and those about to be sent. */
  refundedCents: number;
  handedBackCents: number;
  /** What banks have taken of it by disputes. */
  takenCents: number;
}): number {
  const { amountCents, feeCents, refundedCents, handedBackCents, takenCents } = payment;
  const returned = feeToReturn({
    paymentCents: amountCents,
    feeCents,
    refundedBeforeCents: 0,
    amountCents: refundedCents + handedBackCents,
  });
  return amountCents - feeCents - refundedCents - takenCents + returned;
}
