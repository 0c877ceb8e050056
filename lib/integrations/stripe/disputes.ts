import type Stripe from 'stripe';
import { callStripe } from './client';

/** A dispute as Stripe has it now. Amounts in minor units, instants in epoch milliseconds. */
export type StripeDispute = {
  id: string;
  status: 'INQUIRY' | 'OPEN' | 'WON' | 'LOST';
  /** Decided, or an inquiry that was closed. Not final: a lost dispute may be appealed. */
  closed: boolean;
  /** The disputed amount. */
  amountCents: number;
  /** What the bank holds of it now. */
  takenCents: number;
  reason: string;
  openedAt: number;
};

/** All disputes of a payment, oldest first. @throws VendorUnavailable, StripeRefused */
export async function listDisputes(
  paymentIntentId: string,
  accountId?: string | null,
): Promise<StripeDispute[]> {
  const { data } = await callStripe(
    (stripe) => stripe.disputes.list({ payment_intent: paymentIntentId, limit: 100 }),
    { repeatable: true, about: accountId },
  );
  return data.map(toDispute).reverse();
}

function toDispute(dispute: Stripe.Dispute): StripeDispute {
  const takenCents = taken(dispute);
  return {
    id: dispute.id,
    status: statusOf(dispute, takenCents),
    closed: ['won', 'lost', 'prevented', 'warning_closed'].includes(dispute.status),
    amountCents: dispute.amount,
    takenCents,
    reason: dispute.reason,
    openedAt: dispute.created * 1000,
  };
}

// Stripe's `warning_…` are inquiries: the bank asks, and no money has moved. A dispute that Radar prevented is closed:
// where Radar refunded the customer, the money is gone as with a lost dispute. A dispute of which a part was returned
// is called lost too.
function statusOf({ status, amount }: Stripe.Dispute, takenCents: number): StripeDispute['status'] {
  if (status.startsWith('warning_')) return 'INQUIRY';
  if (status === 'prevented') return takenCents > 0 ? 'LOST' : 'WON';
  if (status === 'won') return 'WON';
  if (status !== 'lost') return 'OPEN';
  return takenCents < amount ? 'WON' : 'LOST';
}

/**
 * What was withdrawn and not reinstated. Before Stripe has booked anything, or where it books in another currency, the
 * status decides.
 */
function taken({
  status,
  amount,
  currency,
  balance_transactions,
  payment_method_details,
}: Stripe.Dispute): number {
  if (status.startsWith('warning_')) return 0;
  const moved = balance_transactions ?? [];
  if (moved.length > 0 && moved.every((one) => one.currency === currency)) {
    return Math.max(0, -moved.reduce((total, one) => total + one.amount, 0));
  }
  if (status === 'won') return 0;
  return status === 'prevented' && payment_method_details?.card?.case_type === 'block' ? 0 : amount;
}
