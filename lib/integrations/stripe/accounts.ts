import type Stripe from 'stripe';
import { callStripe } from './client';

export type ConnectAccount = {
  id: string;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
};

/** A connected account for a business. @throws VendorUnavailable, StripeRefused */
export async function createConnectAccount(input: {
  idempotencyKey: string;
  tenantId: string;
  email: string;
  businessName: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}): Promise<ConnectAccount> {
  const account = await callStripe(
    (stripe) =>
      stripe.accounts.create(
        {
          type: 'express',
          country: input.country,
          email: input.email,
          business_profile: { name: input.businessName },
          capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
          metadata: { tenantId: input.tenantId },
        },
        { idempotencyKey: input.idempotencyKey },
      ),
    { repeatable: true },
  );
  return toConnectAccount(account);
}

/** A page of Stripe's where the owner enters the business's details; the link works once and for minutes. */
export async function createOnboardingLink(input: {
  accountId: string;
  returnUrl: string;
  refreshUrl: string;
}): Promise<string> {
  const link = await callStripe((stripe) =>
    stripe.accountLinks.create({
      account: input.accountId,
      type: 'account_onboarding',
      return_url: input.returnUrl,
      refresh_url: input.refreshUrl,
    }),
  );
  return link.url;
}

export async function retrieveAccount(accountId: string): Promise<ConnectAccount> {
  return toConnectAccount(
    await callStripe((stripe) => stripe.accounts.retrieve(accountId), { repeatable: true }),
  );
}

/** Answers if Stripe is reachable with our key; for health checks. */
export async function retrieveBalance(): Promise<void> {
  await callStripe((stripe) => stripe.balance.retrieve());
}

function toConnectAccount(account: Stripe.Account): ConnectAccount {
  return {
    id: account.id,
    chargesEnabled: account.charges_enabled,
    payoutsEnabled: account.payouts_enabled,
    detailsSubmitted: account.details_submitted,
  };
}
