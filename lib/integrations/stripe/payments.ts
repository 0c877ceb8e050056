import { callStripe, NOBODYS_YET, StripeRefused } from './client';

export type StripePayment = {
  /** Why the last card was declined; empty when none was, or another one has paid since. */
  failure: string;
  metadata: Record<string, string>;
};

/**
 * A payment on the platform's account; null: there is none. `accountId`: the connected account that receives it, where
 * known.
 * @throws VendorUnavailable, StripeRefused
 */
export async function retrievePayment(id: string, accountId?: string | null): Promise<StripePayment | null> {
  const about = { repeatable: true, about: accountId ?? NOBODYS_YET };
  try {
    const intent = await callStripe((stripe) => stripe.paymentIntents.retrieve(id), about);
    const error = intent.last_payment_error;
    return { failure: error?.decline_code ?? error?.code ?? '', metadata: intent.metadata };
  } catch (error) {
    if (error instanceof StripeRefused && error.code === 'resource_missing') return null;
    throw error;
  }
}
