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
  /** Our refund's id + its attempt number. */
  idempotencyKey: string;
  paymentIntentId: string;
  amountCents: number;
  metadata: Record<string, string>;
  /** The connected account that received the payment. */
  accountId?: string | null;
};

/**
 * Refunds the customer from the platform's balance; `transfers.ts` moves what the business and the commission bear of
 * it. Stripe could reverse transfer and fee along with the refund, but never collects a fee again once a refund fails.
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

/** Maps Stripe's refund status to ours; what requires an action is pending. */
export function refundStatus(status: string | null | undefined): RefundStatus {
  if (status === 'succeeded') return 'SUCCEEDED';
  return status === 'failed' || status === 'canceled' ? 'FAILED' : 'PENDING';
}

/** A refund as Stripe has it now; `accountId` as for `retrievePayment`. @throws VendorUnavailable, StripeRefused */
export async function retrieveRefund(id: string, accountId?: string | null): Promise<StripeRefund> {
  const about = { repeatable: true, about: accountId ?? NOBODYS_YET };
  return toRefund(await callStripe((stripe) => stripe.refunds.retrieve(id), about));
}

/**
 * All refunds of a payment, oldest first (at most 100, far more than a booking has).
 * @throws VendorUnavailable, StripeRefused
 */
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
