import type Stripe from 'stripe';
import { idOf } from './checkout';
import { callStripe, NOBODYS_YET } from './client';

export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED';
export type StripeRefund = {
  id: string;
  status: RefundStatus;
  amountCents: number;
  currency: string;
  paymentIntentId: string | null;
  failure: string;
  metadata: Record<string, string>;
};

export type NewRefund = {
  /** Our refund's id + its attempt. */
  idempotencyKey: string;
  paymentIntentId: string;
  amountCents: number;
  metadata: Record<string, string>;
  /** The business's account that the payment went to. */
  accountId?: string | null;
};

/**
 * Gives the customer money of a payment again, from the platform's balance: what the business and the commission bear of
 * it is moved by `transfers.ts`. Stripe would take both along, but never takes a commission again once a refund fails.
 * @throws VendorUnavailable, StripeRefused (`charge_already_refunded`, `charge_disputed`, `balance_insufficient` …)
 */
export async function refundPayment(input: NewRefund): Promise<StripeRefund> {
  const refund = await callStripe(
    (stripe) =>
      stripe.refunds.create(
        {
          payment_intent: input.paymentIntentId,
          amount: input.amountCents,
          metadata: input.metadata,
        },
        { idempotencyKey: input.idempotencyKey },
      ),
    { about: input.accountId },
  );
  return toRefund(refund);
}

function toRefund(refund: Stripe.Refund): StripeRefund {
  return {
    id: refund.id,
    status: refundStatus(refund.status),
    amountCents: refund.amount,
    currency: refund.currency.toUpperCase(),
    paymentIntentId: idOf(refund.payment_intent),
    failure: refund.failure_reason ?? '',
    metadata: refund.metadata ?? {},
  };
}

/** Stripe's words for a refund's state in ours; what waits for somebody is pending. */
export function refundStatus(status: string | null | undefined): RefundStatus {
  if (status === 'succeeded') return 'SUCCEEDED';
  return status === 'failed' || status === 'canceled' ? 'FAILED' : 'PENDING';
}

/** A refund as Stripe has it now; `accountId` as for `retrievePayment`. @throws VendorUnavailable, StripeRefused */
export async function retrieveRefund(id: string, accountId?: string | null): Promise<StripeRefund> {
  const about = { repeatable: true, about: accountId ?? NOBODYS_YET };
  return toRefund(await callStripe((stripe) => stripe.refunds.retrieve(id), about));
}

/** All refunds of a payment, oldest first (at most 100, far more than a booking has). @throws VendorUnavailable, StripeRefused */
export async function listRefunds(
  paymentIntentId: string,
  accountId?: string | null,
): Promise<StripeRefund[]> {
  const { data } = await callStripe(
    (stripe) => stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }),
    { repeatable: true, about: accountId },
  );
  return data.map(toRefund).reverse();
}
