import { findGoogleAccount, noteGoogleLost } from '@/lib/data/calendars/google-accounts';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, withTenant } from '@/lib/data/connection/transaction';
import { activeOwnerUsers } from '@/lib/data/people/members';
import { tenantName } from '@/lib/data/people/memberships';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { type Caller, GoogleRefused } from '@/lib/integrations/google/call';
import { refreshAccess } from '@/lib/integrations/google/oauth';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { noteForOwners } from '../account/note-event';

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

/**
 * Works with an account's calendars. A token that Google takes no more is refreshed once; where that is refused as well, the
 * account is noted as lost and its owners are mailed, once. @throws GoogleLost, GoogleRefused, VendorUnavailable
 */
export async function withGoogle<T>(
  ctx: TenantContext,
  accountId: string,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  try {
    return await work(await callerOf(ctx, accountId));
  } catch (error) {
    if (!(error instanceof GoogleRefused) || error.why !== 'unauthorized') throw error;
    kept.delete(accountId);
  }
  try {
    return await work(await callerOf(ctx, accountId));
  } catch (error) {
    if (!(error instanceof GoogleRefused) || error.why !== 'unauthorized') throw error;
    return lost(ctx, accountId);
  }
}

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
    if (email === null) return [];
    return asSystemWithin(tx, async () =>
      noteForOwners(tx, await activeOwnerUsers(tx, ctx.tenantId), {
        kind: 'calendar_lost',
        about: `${email}, ${await tenantName(tx, ctx.tenantId)}`,
      }),
    );
  });
  publishJobs(jobs);
  throw new GoogleLost();
}
