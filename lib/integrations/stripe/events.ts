import { z } from 'zod';
import { type CheckoutSession, idOf, sessionStatus } from './checkout';
import { type RefundStatus, refundStatus } from './refunds';

/** A Stripe event in our terms. Amounts in minor units, instants in epoch milliseconds. */
export type StripeEvent =
  | {
      kind: 'checkout_completed' | 'checkout_paid_later' | 'checkout_failed' | 'checkout_expired';
      session: CheckoutSession;
    }
  | { kind: 'payment_failed'; paymentIntentId: string; failure: string; metadata: Record<string, string> }
  | { kind: 'charge_refunded'; chargeId: string; paymentIntentId: string | null; refundedCents: number }
  | {
      kind: 'refund_changed';
      refundId: string;
      paymentIntentId: string | null;
      status: RefundStatus;
      amountCents: number;
      currency: string;
      failure: string;
      metadata: Record<string, string>;
    }
  | {
      kind: 'dispute_changed';
      disputeId: string;
      chargeId: string;
      paymentIntentId: string | null;
      amountCents: number;
      currency: string;
      reason: string;
    }
  | {
      /** Also when the connection was revoked by the account's owner. */
      kind: 'account_updated';
      accountId: string;
    }
  | { kind: 'ignored'; type: string };

const reference = z.union([z.string(), z.looseObject({ id: z.string() })]).nullish();
const metadata = z
  .record(z.string(), z.string())
  .nullish()
  .transform((value) => value ?? {});

const session = z.looseObject({
  id: z.string(),
  url: z.string().nullish(),
  status: z.string().nullish(),
  payment_status: z.string(),
  amount_total: z.number().nullish(),
  currency: z.string().nullish(),
  expires_at: z.number(),
  payment_intent: reference,
  customer: reference,
  metadata,
});
const intent = z.looseObject({
  id: z.string(),
  metadata,
  last_payment_error: z
    .looseObject({ code: z.string().nullish(), decline_code: z.string().nullish() })
    .nullish(),
});
const charge = z.looseObject({ id: z.string(), payment_intent: reference, amount_refunded: z.number() });
const refund = z.looseObject({
  id: z.string(),
  status: z.string().nullish(),
  amount: z.number(),
  currency: z.string(),
  payment_intent: reference,
  failure_reason: z.string().nullish(),
  metadata,
});
const dispute = z.looseObject({
  id: z.string(),
  charge: z.union([z.string(), z.looseObject({ id: z.string() })]),
  payment_intent: reference,
  amount: z.number(),
  currency: z.string(),
  reason: z.string().nullish(),
});
const account = z.looseObject({ id: z.string() });

const checkoutKinds = {
  'checkout.session.completed': 'checkout_completed',
  'checkout.session.async_payment_succeeded': 'checkout_paid_later',
  'checkout.session.async_payment_failed': 'checkout_failed',
  'checkout.session.expired': 'checkout_expired',
} as const;

/** Parses a stored payload. @throws ZodError when Stripe's object lacks a field that we need: the job fails visibly */
export function parseEvent(payload: unknown): StripeEvent {
  const thin = z.looseObject({ object: z.literal('v2.core.event'), type: z.string() }).safeParse(payload);
  if (thin.success) return { kind: 'ignored', type: thin.data.type };
  const { type, data } = z
    .looseObject({ type: z.string(), data: z.looseObject({ object: z.unknown() }) })
    .parse(payload);
  if (type in checkoutKinds) {
    return {
      kind: checkoutKinds[type as keyof typeof checkoutKinds],
      session: readSession(session.parse(data.object)),
    };
  }
  switch (type) {
    case 'payment_intent.payment_failed': {
      const found = intent.parse(data.object);
      const error = found.last_payment_error;
      return {
        kind: 'payment_failed',
        paymentIntentId: found.id,
        failure: error?.decline_code ?? error?.code ?? '',
        metadata: found.metadata,
      };
    }
    case 'charge.refunded': {
      const found = charge.parse(data.object);
      return {
        kind: 'charge_refunded',
        chargeId: found.id,
        paymentIntentId: idOf(found.payment_intent),
        refundedCents: found.amount_refunded,
      };
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed': {
      const found = refund.parse(data.object);
      return {
        kind: 'refund_changed',
        refundId: found.id,
        paymentIntentId: idOf(found.payment_intent),
        status: refundStatus(found.status),
        amountCents: found.amount,
        currency: found.currency.toUpperCase(),
        failure: found.failure_reason ?? '',
        metadata: found.metadata,
      };
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const found = dispute.parse(data.object);
      return {
        kind: 'dispute_changed',
        disputeId: found.id,
        chargeId: idOf(found.charge) ?? '',
        paymentIntentId: idOf(found.payment_intent),
        amountCents: found.amount,
        currency: found.currency.toUpperCase(),
        reason: found.reason ?? '',
      };
    }
    case 'account.updated': {
      return { kind: 'account_updated', accountId: account.parse(data.object).id };
    }
    case 'account.application.deauthorized': {
      const { account: accountId } = z.looseObject({ account: z.string() }).parse(payload);
      return { kind: 'account_updated', accountId };
    }
    default:
      return { kind: 'ignored', type };
  }
}

function readSession(found: z.infer<typeof session>): CheckoutSession {
  return {
    id: found.id,
    url: found.url ?? null,
    status: sessionStatus(found.status),
    paid: found.payment_status === 'paid',
    amountCents: found.amount_total ?? 0,
    currency: (found.currency ?? '').toUpperCase(),
    expiresAt: found.expires_at * 1000,
    paymentIntentId: idOf(found.payment_intent),
    payment: null,
    stripeCustomerId: idOf(found.customer),
    metadata: found.metadata,
  };
}
