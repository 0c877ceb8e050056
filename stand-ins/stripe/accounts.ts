import { newId, newToken } from '../ids';
import type { StripeCloud } from './cloud';
import type { AccountObject } from './connect-objects';
import { invalid, StripeError } from './errors';
import { emit } from './events';
import type { Params, Tree } from './params';
import { platform } from './table';

const wanted = ['business_profile.url', 'external_account', 'individual.first_name', 'tos_acceptance.date'];
const linkLifeMs = 5 * 60_000;
const settable = [
  'business_profile',
  'business_type',
  'capabilities',
  'controller',
  'country',
  'default_currency',
  'email',
  'expand',
  'metadata',
  'type',
  'settings',
]; // prettier-ignore

const currencies: Record<string, string> = {
  GB: 'gbp',
  AU: 'aud',
  NZ: 'nzd',
  CA: 'cad',
  CH: 'chf',
  US: 'usd',
};

function blank(cloud: StripeCloud, id: string, country: string): AccountObject {
  return {
    id,
    object: 'account',
    business_profile: { name: null, url: null, support_email: null },
    business_type: null,
    capabilities: {},
    charges_enabled: false,
    controller: { type: 'application', is_controller: true },
    country,
    created: cloud.clock.seconds(),
    default_currency: currencies[country] ?? 'eur',
    details_submitted: false,
    email: null,
    metadata: {},
    payouts_enabled: false,
    requirements: {
      current_deadline: null,
      currently_due: [...wanted],
      disabled_reason: 'requirements.past_due',
      eventually_due: [...wanted],
      past_due: [...wanted],
      pending_verification: [],
    },
    type: 'express',
  };
}

/**
 * Finds an account. Seeded tenants refer to accounts that nobody opened, so every `acct_demo_…` exists, with charges
 * enabled.
 */
export function findAccount(cloud: StripeCloud, id: string): AccountObject | undefined {
  if (cloud.revoked.has(id)) return undefined;
  const known = cloud.tables.accounts.find(platform, id);
  if (known || !/^acct_demo_[\w-]+$/.test(id)) return known;
  const account = blank(cloud, id, cloud.settings.platformCountry);
  account.business_profile.name = id
    .replace('acct_demo_', '')
    .replace(/[-_]+/g, ' ')
    .replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  activate(account);
  return cloud.tables.accounts.add(platform, account);
}

export function getAccount(cloud: StripeCloud, id: string): AccountObject {
  const account = findAccount(cloud, id);
  if (account) return account;
  throw new StripeError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  });
}

/** The account's owner revokes the connection, or Stripe closes the account for good. */
export function revoke(cloud: StripeCloud, id: string): { id: string; revoked: true } {
  getAccount(cloud, id);
  cloud.revoked.add(id);
  emit(cloud, id, 'account.application.deauthorized', { id: 'ca_local', object: 'application' });
  return { id, revoked: true };
}

/**
 * An `on_behalf_of` account needs the card_payments capability (https://docs.stripe.com/connect/account-capabilities).
 */
export function checkMerchant(cloud: StripeCloud, id: string, param: string): void {
  const account = findAccount(cloud, id);
  if (!account) throw invalid(`No such on_behalf_of: '${id}'`, param, 'resource_missing');
  if (account.capabilities.card_payments !== 'active') {
    throw invalid(
      `The account ${id} needs to have the card_payments capability to be used as on_behalf_of.`,
      param,
      'insufficient_capabilities_for_transfer',
    );
  }
}

export function checkDestination(cloud: StripeCloud, id: string, param: string): void {
  const account = findAccount(cloud, id);
  if (!account) throw invalid(`No such destination: '${id}'`, param, 'resource_missing');
  if (account.capabilities.transfers !== 'active') {
    throw invalid(
      'Your destination account needs to have at least one of the following capabilities enabled: ' +
        'transfers, crypto_transfers, legacy_payments',
      param,
      'insufficient_capabilities_for_transfer',
    );
  }
}

export function createAccount(cloud: StripeCloud, params: Params): AccountObject {
  params.only(...settable);
  const account = blank(
    cloud,
    newId('acct', 16),
    params.string('country')?.toUpperCase() ?? cloud.settings.platformCountry,
  );
  account.type = params.oneOf('type', ['express', 'standard', 'custom']) ?? 'none';
  account.email = params.string('email') ?? null;
  const requested = params.child('capabilities')?.tree ?? { card_payments: {}, transfers: {} };
  for (const name of Object.keys(requested)) account.capabilities[name] = 'inactive';
  apply(account, params);
  return cloud.tables.accounts.add(platform, account);
}

export function updateAccount(cloud: StripeCloud, id: string, params: Params): AccountObject {
  params.only(...settable);
  const account = getAccount(cloud, id);
  if (params.has('email')) account.email = params.string('email') ?? null;
  apply(account, params);
  emit(cloud, id, 'account.updated', account);
  return account;
}

function apply(account: AccountObject, params: Params): void {
  const profile = params.child('business_profile')?.tree;
  if (profile) Object.assign(account.business_profile, profile);
  const controller: Tree | undefined = params.child('controller')?.tree;
  if (controller) Object.assign(account.controller, controller);
  account.business_type = params.string('business_type') ?? account.business_type;
  account.default_currency = params.string('default_currency') ?? account.default_currency;
  account.metadata = params.metadata(account.metadata);
}

function activate(account: AccountObject): void {
  account.capabilities = { ...account.capabilities, card_payments: 'active', transfers: 'active' };
  account.charges_enabled = true;
  account.payouts_enabled = true;
  account.details_submitted = true;
  account.requirements = {
    current_deadline: null,
    currently_due: [],
    disabled_reason: null,
    eventually_due: [],
    past_due: [],
    pending_verification: [],
  };
}

/**
 * The owner finishes onboarding, or (`enabled` false) Stripe disables the account again; `due`: requirements with a
 * deadline at the end of the week.
 */
export function setEnabled(
  cloud: StripeCloud,
  id: string,
  enabled: boolean,
  due: string[] = [],
): AccountObject {
  const account = getAccount(cloud, id);
  const before = { charges_enabled: account.charges_enabled, payouts_enabled: account.payouts_enabled };
  activate(account);
  if (!enabled) {
    account.charges_enabled = false;
    account.payouts_enabled = false;
    account.capabilities = { ...account.capabilities, card_payments: 'inactive', transfers: 'inactive' };
    account.requirements.disabled_reason = 'rejected.other';
  }
  account.requirements.currently_due = due;
  account.requirements.current_deadline = due.length > 0 ? cloud.clock.seconds() + 7 * 86_400 : null;
  emit(cloud, id, 'account.updated', account, before);
  return account;
}

export function createAccountLink(cloud: StripeCloud, params: Params) {
  params.only('account', 'collect', 'collection_options', 'expand', 'refresh_url', 'return_url', 'type');
  const account = getAccount(cloud, params.required('account'));
  if (params.required('type') !== 'account_onboarding' && !account.details_submitted) {
    throw invalid('The account has not finished onboarding.', 'type');
  }
  const token = newToken();
  const expiresAt = cloud.clock.now() + linkLifeMs;
  cloud.links.set(token, {
    account: account.id,
    returnUrl: params.required('return_url'),
    refreshUrl: params.required('refresh_url'),
    expiresAt,
  });
  return {
    object: 'account_link',
    created: cloud.clock.seconds(),
    expires_at: Math.floor(expiresAt / 1000),
    url: `${cloud.url}/setup/${token}`,
  };
}
