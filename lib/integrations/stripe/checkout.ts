import type Stripe from 'stripe';
import { callStripe, makeUnder, StripeRefused } from './client';

/** Links money at Stripe to our rows. Set on the session and the payment, so that every event carries it. */
export type CheckoutMetadata = { tenantId: string; bookingId: string; checkoutId: string; purpose: string };

/** Amounts in minor units of `currency`; instants in epoch milliseconds. */
export type CheckoutSession = {
  id: string;
  url: string | null;
  status: 'OPEN' | 'COMPLETE' | 'EXPIRED';
  /** False while complete but not paid: a delayed payment method is still processing. */
  paid: boolean;
  amountCents: number;
  currency: string;
  expiresAt: number;
  paymentIntentId: string | null;
  /** The payment, only when the session was retrieved from Stripe: events carry only its id. */
  payment: CheckoutPayment | null;
  stripeCustomerId: string | null;
  metadata: Record<string, string>;
};

/** A session's payment at Stripe. Minor units. */
export type CheckoutPayment = {
  status: string;
  receivedCents: number;
  currency: string;
  /** The connected account that received it. */
  destinationAccountId: string | null;
};

export type NewCheckoutSession = {
  /** booking + purpose + stored attempt number: the same call twice creates one session. */
  idempotencyKey: string;
  lines: { name: string; description?: string; unitCents: number; quantity: number }[];
  currency: string;
  customerEmail: string;
  /** The connected account: receives the money, less the fee, and is the merchant of record. */
  destinationAccountId: string;
  applicationFeeCents: number;
  /** Epoch milliseconds; Stripe allows 30 minutes to 24 hours from its own now. */
  expiresAt: number;
  successUrl: string;
  cancelUrl: string;
  metadata: CheckoutMetadata;
  /** Saves the card for the balance; only with the customer's recorded consent. */
  saveCard: boolean;
  locale?: string;
};

/**
 * Creates a session. A duplicate that a failed attempt left behind is harmless: nobody has its URL, and it expires.
 * @throws VendorUnavailable, StripeRefused
 */
export async function createCheckoutSession(input: NewCheckoutSession): Promise<CheckoutSession> {
  const metadata = { ...input.metadata };
  const session = await makeUnder(
    input.idempotencyKey,
    (stripe, options) =>
      stripe.checkout.sessions.create(
        {
          mode: 'payment',
          line_items: input.lines.map((line) => ({
            quantity: line.quantity,
            price_data: {
              currency: input.currency.toLowerCase(),
              unit_amount: line.unitCents,
              product_data: {
                name: line.name,
                ...(line.description ? { description: line.description } : {}),
              },
            },
          })),
          customer_email: input.customerEmail,
          ...(input.saveCard ? { customer_creation: 'always' as const } : {}),
          expires_at: Math.floor(input.expiresAt / 1000),
          success_url: input.successUrl,
          cancel_url: input.cancelUrl,
          metadata,
          payment_intent_data: {
            metadata,
            ...(input.applicationFeeCents > 0 ? { application_fee_amount: input.applicationFeeCents } : {}),
            on_behalf_of: input.destinationAccountId,
            transfer_data: { destination: input.destinationAccountId },
            ...(input.saveCard ? { setup_future_usage: 'off_session' as const } : {}),
          },
        },
        options,
      ),
    input.destinationAccountId,
  );
  return toCheckoutSession(session);
}

/**
 * The session with its payment. `accountId`: the connected account that it collects for.
 * @throws VendorUnavailable, StripeRefused (`resource_missing`)
 */
export async function retrieveCheckoutSession(
  id: string,
  accountId?: string | null,
): Promise<CheckoutSession> {
  const session = await callStripe(
    (stripe) => stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] }),
    { repeatable: true, about: accountId },
  );
  return toCheckoutSession(session);
}

/**
 * Expires a session so that nobody can pay it any more. A session that was paid or has already expired is returned
 * unchanged: the caller checks `status`. @throws VendorUnavailable
 */
export async function expireCheckoutSession(id: string, accountId?: string | null): Promise<CheckoutSession> {
  const about = { repeatable: true, about: accountId };
  try {
    return toCheckoutSession(await callStripe((stripe) => stripe.checkout.sessions.expire(id), about));
  } catch (error) {
    if (error instanceof StripeRefused && error.code !== 'resource_missing')
      return retrieveCheckoutSession(id, accountId);
    throw error;
  }
}

function toCheckoutSession(session: Stripe.Checkout.Session): CheckoutSession {
  const intent = session.payment_intent;
  return {
    id: session.id,
    url: session.url,
    status: sessionStatus(session.status),
    paid: session.payment_status === 'paid',
    amountCents: session.amount_total ?? 0,
    currency: (session.currency ?? '').toUpperCase(),
    expiresAt: session.expires_at * 1000,
    paymentIntentId: idOf(intent),
    payment:
      intent && typeof intent === 'object'
        ? {
            status: intent.status,
            receivedCents: intent.amount_received,
            currency: intent.currency.toUpperCase(),
            destinationAccountId: idOf(intent.transfer_data?.destination),
          }
        : null,
    stripeCustomerId: idOf(session.customer),
    metadata: session.metadata ?? {},
  };
}

export function sessionStatus(status: string | null | undefined): CheckoutSession['status'] {
  if (status === 'complete') return 'COMPLETE';
  return status === 'expired' ? 'EXPIRED' : 'OPEN';
}

export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null;
  return typeof reference === 'string' ? reference : reference.id;
}
