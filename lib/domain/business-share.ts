import { feeToReturn } from '@/lib/domain/refunds';

/**
 * What the business is to have of a card payment in its account at Stripe, minor units; in the red where a bank has taken
 * all and the commission stays. What was given back costs the business its sum without the commission on it, however it
 * was given; what it handed back by hand it has paid already, so it only gets the commission. A dispute takes its whole
 * sum: the platform keeps its commission on what a bank has taken.
 */
export function businessShare(payment: {
  amountCents: number;
  /** The commission that Stripe has taken. */
  feeCents: number;
  /** Refunds by card that stand, and those about to be sent. */
  refundedCents: number;
  handedBackCents: number;
  /** What banks have of it by disputes. */
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
