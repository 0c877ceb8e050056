import { findGoogleAccount, noteGoogleLost } from '@/lib/data/calendars/google-accounts';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { type Caller, GoogleRefused } from '@/lib/integrations/google/call';
import { refreshAccess } from '@/lib/integrations/google/oauth';
import { VendorUnavailable } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { tellOwners } from './tell-owners';

/** What a sealed refresh token is about, so that it opens for no other account. */
export const aboutAccount = (ctx: TenantContext, id: string) => `google ${ctx.tenantId} ${id}`;

/** Access tokens of this process, by account; each is good for an hour. */
const kept = new Map<string, { accessToken: string; until: number; sealed: string }>();
const MOST_KEPT = 5_000;

/** Google lets us into this account no more: somebody has to connect it again. */
export class GoogleLost extends Error {
  constructor() {
    super('Google lets us in no more');
    this.name = 'GoogleLost';
  }
}

/** How long to stay away after Google's quota, milliseconds: as it says, an hour at most, else a minute or two. */
export const quotaWaitMs = ({ retryAfterSeconds }: GoogleRefused): number =>
  Math.min(retryAfterSeconds ?? 60 + Math.random() * 60, 3_600) * 1000;

/** Calls with an account's permission; its row is read once, and again only when a token is refused. */
export type Google = <T>(work: (caller: Caller) => Promise<T>) => Promise<T>;

/**
 * An account's calendars, for all calls of one job. A token that Google takes no more is asked for anew, once. One that is
 * refused right after it was given is a fault of Google's that passes, as an outage does: only where Google refuses to give
 * any more (`invalid_grant`) the permission is gone, which is noted, and its owners are mailed, once.
 * @throws GoogleLost; what is returned throws GoogleLost, GoogleRefused, VendorUnavailable
 */
export async function openGoogle(ctx: TenantContext, accountId: string): Promise<Google> {
  let caller = await callerOf(ctx, accountId);
  return async (work) => {
    try {
      return await work(caller);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      // Unless another job was faster.
      if (kept.get(accountId)?.accessToken === caller.accessToken) kept.delete(accountId);
    }
    caller = await callerOf(ctx, accountId);
    try {
      return await work(caller);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      kept.delete(accountId);
      throw new VendorUnavailable('google', vendors.google.unavailable, error);
    }
  };
}

const isUnauthorized = (error: unknown) => error instanceof GoogleRefused && error.why === 'unauthorized';

/** The same for a single call. @throws GoogleLost, GoogleRefused, VendorUnavailable */
export const withGoogle = async <T>(
  ctx: TenantContext,
  accountId: string,
  work: (caller: Caller) => Promise<T>,
): Promise<T> => (await openGoogle(ctx, accountId))(work);

async function callerOf(ctx: TenantContext, accountId: string): Promise<Caller> {
  const account = await findGoogleAccount(ctx, accountId);
  if (!account || account.lostAt !== null) throw new GoogleLost();
  const now = Date.now();
  const known = kept.get(accountId);
  // Connected anew meanwhile: another token, another permission.
  if (known && known.until > now && known.sealed === account.sealedToken)
    return { accountId, accessToken: known.accessToken };
  const grant = await refreshAccess(secretBox().open(account.sealedToken, aboutAccount(ctx, accountId)), now);
  if (!grant) return lost(ctx, accountId);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(accountId, { ...grant, sealed: account.sealedToken });
  return { accountId, accessToken: grant.accessToken };
}

async function lost(ctx: TenantContext, accountId: string): Promise<never> {
  kept.delete(accountId);
  const jobs = await withTenant(ctx, async (tx) => {
    const email = await noteGoogleLost(tx, ctx, accountId);
    return email === null ? [] : tellOwners(tx, ctx, 'calendar_lost', email);
  });
  publishJobs(jobs);
  throw new GoogleLost();
}
