import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem } from '@/lib/data/connection/transaction';
import {
  type ConnectState,
  readConnectState,
  saveAccountState,
  saveConnectAccount,
} from '@/lib/data/money/stripe-accounts';
import { activeOwnerUsers } from '@/lib/data/people/members';
import { addAudit } from '@/lib/data/tenants/audit';
import { AppError } from '@/lib/domain/errors';
import type { SiteChanged } from '@/lib/domain/jobs/site-changed';
import { env } from '@/lib/env';
import {
  createConnectAccount,
  createOnboardingLink,
  isAccountLost,
  retrieveAccount,
} from '@/lib/integrations/stripe/accounts';
import { noteForOwners } from '@/lib/usecases/account/note-event';
import { refuseUnproven } from '@/lib/usecases/account/unproven';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { isPayableIn, noPaymentsIn } from './country';

export const startOnboarding = operation({
  name: 'payout.connect',
  can: 'payout:connect',
  effect: 'tells',
  confirmed: true,
  input: nothing,
  output: z.object({ url: z.string() }),
  describe:
    'Opens the Stripe page on which the owner connects an account for payouts; a new account is mailed to the owners.',
  run: start,
});

/**
 * The Stripe page on which the owner enters the business's details; creates the connected account the first time, and a
 * new one when the platform has lost access to the former one. `returnPath` is the office page to return to (also when
 * the link has expired: it requests a new one).
 * @throws AppError not_allowed before the owner's address is proven, unavailable when Stripe is away
 */
async function start(
  ctx: TenantContext,
  _: object,
  asked: { email: string; returnPath: string },
): Promise<{ url: string }> {
  await requireProven(ctx);
  const state = await stateOf(ctx);
  const known = state.lost ? null : state.stripeAccountId;
  const accountId = known ?? (await makeAccount(ctx, state, asked.email));
  const back = new URL(asked.returnPath, env.APP_URL);
  const page = (word: string) => {
    const url = new URL(back);
    url.searchParams.set('stripe', word);
    return url.href;
  };
  const link = (id: string) =>
    createOnboardingLink({ accountId: id, returnUrl: page('returned'), refreshUrl: page('again') });
  try {
    return { url: await link(accountId) };
  } catch (error) {
    if (!isAccountLost(error) || known === null) throw error;
    await refreshAccount(accountId);
    return { url: await link(await makeAccount(ctx, await stateOf(ctx), asked.email)) };
  }
}

async function requireProven({ actor }: TenantContext): Promise<void> {
  const { id } = actor;
  const refusal = id && (await asSystem((tx) => refuseUnproven(tx, id, 'connect Stripe')));
  if (refusal) throw new AppError('not_allowed', refusal.detail);
}

async function makeAccount(ctx: TenantContext, state: ConnectState, email: string): Promise<string> {
  if (!isPayableIn(state.country)) throw new AppError('not_allowed', noPaymentsIn(state.country));
  const account = await createConnectAccount({
    idempotencyKey: ['connect', ctx.tenantId, ...(state.stripeAccountId ? [state.stripeAccountId] : [])].join(
      ':',
    ),
    tenantId: ctx.tenantId,
    email,
    businessName: state.name,
    country: state.country,
  });
  const kept = await saveConnectAccount(ctx, account.id);
  if (kept === null) throw new AppError('not_found', 'This business is not here any more.');
  if (kept === account.id) await tellOwners(ctx, state.name, account.id);
  return kept;
}

/**
 * Mails each owner about a change of where the money goes: somebody at an owner's unlocked computer could have made it.
 */
async function tellOwners(ctx: TenantContext, about: string, account: string): Promise<void> {
  const jobs = await asSystem(async (tx) => {
    await addAudit(tx, ctx, {
      action: 'payouts.connected',
      subjectId: ctx.tenantId,
      after: { account },
    });
    const owners = await activeOwnerUsers(tx, ctx.tenantId);
    return noteForOwners(tx, owners, { kind: 'payouts_connected', about });
  });
  publishJobs(jobs);
}

export const refreshOnboarding = operation({
  name: 'payout.refresh',
  can: 'payout:connect',
  effect: 'write',
  input: nothing,
  output: z.object({
    stripeAccountId: z.string().nullable(),
    chargesEnabled: z.boolean(),
    lost: z.boolean(),
  }),
  describe: 'Refreshes the state of the business’s Stripe account.',
  run: refresh,
});

/** Called when the owner returns from Stripe, before its event arrives. */
async function refresh(ctx: TenantContext): Promise<ConnectState & { siteChanged: string | null }> {
  const state = await stateOf(ctx);
  if (!state.stripeAccountId) return { ...state, siteChanged: null };
  const { siteChanged } = await refreshAccount(state.stripeAccountId);
  return { ...(await stateOf(ctx)), siteChanged };
}

/**
 * Updates a business from its Stripe account as it is now, since events arrive in any order. An account that the
 * platform has lost access to can no longer charge.
 * @throws AppError unavailable when Stripe is away
 */
export async function refreshAccount(accountId: string): Promise<SiteChanged> {
  const account = await retrieveAccount(accountId);
  const { slug, jobs } = await saveAccountState(
    account ? { ...account, lost: false } : lostAccount(accountId),
  );
  publishJobs(jobs);
  return { siteChanged: slug };
}

const lostAccount = (id: string) => ({
  id,
  chargesEnabled: false,
  payoutsEnabled: false,
  detailsSubmitted: false,
  requirements: { due: 0, pastDue: 0, deadline: null },
  lost: true,
});

async function stateOf(ctx: TenantContext): Promise<ConnectState> {
  const state = await readConnectState(ctx);
  if (!state) throw new AppError('not_found', 'This business is not here any more.');
  return state;
}
