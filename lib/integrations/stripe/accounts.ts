import type Stripe from 'stripe';
import { callStripe, StripeRefused } from './client';

export type ConnectAccount = {
  id: string;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  /** Stripe's requirements: how many, their deadline (epoch ms), and how many are past due. */
  requirements: { due: number; pastDue: number; deadline: number | null };
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
    { repeatable: true, about: input.tenantId },
  );
  return toConnectAccount(account);
}

/** A Stripe page where the owner enters the business's details; the link works once and expires within minutes. */
export async function createOnboardingLink(input: {
  accountId: string;
  returnUrl: string;
  refreshUrl: string;
}): Promise<string> {
  const link = await callStripe(
    (stripe) =>
      stripe.accountLinks.create({
        account: input.accountId,
        type: 'account_onboarding',
        return_url: input.returnUrl,
        refresh_url: input.refreshUrl,
      }),
    { about: input.accountId },
  );
  return link.url;
}

/** @returns null when we have lost access: the account is closed, or the connection was revoked. */
export async function retrieveAccount(accountId: string): Promise<ConnectAccount | null> {
  try {
    return toConnectAccount(
      await callStripe((stripe) => stripe.accounts.retrieve(accountId), {
        repeatable: true,
        about: accountId,
      }),
    );
  } catch (error) {
    if (isAccountLost(error)) return null;
    throw error;
  }
}

/**
 * Whether Stripe's error says that we may not use the account. An API key of ours that lacks a permission is another
 * matter.
 */
export function isAccountLost(error: unknown): boolean {
  if (!(error instanceof StripeRefused)) return false;
  return (
    error.code === 'account_invalid' || (error.code === 'resource_missing' && isDestination(error.param))
  );
}

const isDestination = (param: string | null) =>
  param === null || /^(?:id|account|.*\[destination\]|.*\[on_behalf_of\])$/.test(param);

/** Resolves if Stripe is reachable with our key; for health checks. */
export async function retrieveBalance(): Promise<void> {
  await callStripe((stripe) => stripe.balance.retrieve());
}

function toConnectAccount(account: Stripe.Account): ConnectAccount {
  return {
    id: account.id,
    chargesEnabled: account.charges_enabled,
    payoutsEnabled: account.payouts_enabled,
    detailsSubmitted: account.details_submitted,
    requirements: requirementsOf(account.requirements),
  };
}

function requirementsOf(found: Stripe.Account['requirements']): ConnectAccount['requirements'] {
  const pastDue = found?.past_due ?? [];
  const deadline = found?.current_deadline ?? null;
  return {
    due: new Set([...(found?.currently_due ?? []), ...pastDue]).size,
    pastDue: pastDue.length,
    deadline: deadline === null ? null : deadline * 1000,
  };
}
