import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, systemQuery, tenantQuery } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';

/** Where a business stands with Stripe. */
export type ConnectState = {
  slug: string;
  name: string;
  country: string;
  stripeAccountId: string | null;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  /** Stripe no longer gives us access to the account: another one may be connected. */
  lost: boolean;
  requirements: AccountRequirements | null;
};

export async function readConnectState(ctx: TenantContext): Promise<ConnectState | null> {
  const [row] = await tenantQuery<ConnectState>(
    ctx,
    `SELECT "slug", "name", "country", "stripeAccountId", "chargesEnabled", "payoutsEnabled", "detailsSubmitted",
            "stripeLostAt" IS NOT NULL AS "lost", "stripeRequirements" AS "requirements"
       FROM "Tenant" WHERE "id" = $1::uuid`,
    [ctx.tenantId],
  );
  return row ?? null;
}

/**
 * Saves the account that a business has connected. The first one wins: two owners who connect at once end up with the
 * same one. A lost account gives way to the next. Runs as the system role: the app's own role may not write where
 * payouts go, and nobody may whose e-mail address isn't proven, whichever path led here.
 * @returns the account that the business has now; null: nothing was written
 */
export async function saveConnectAccount(ctx: TenantContext, accountId: string): Promise<string | null> {
  const [row] = await systemQuery<{ stripeAccountId: string }>(
    `UPDATE "Tenant" SET "stripeAccountId" = CASE WHEN "stripeLostAt" IS NULL THEN coalesce("stripeAccountId", $2) ELSE $2 END,
            "stripeLostAt" = NULL, "catalogVersion" = "catalogVersion" + 1, "updatedAt" = now()
      WHERE "id" = $1::uuid
        AND NOT EXISTS (SELECT 1 FROM "User" WHERE "id" = $3::uuid AND "emailProvenAt" IS NULL)
      RETURNING "stripeAccountId"`,
    [ctx.tenantId, accountId, ctx.actor.id],
  );
  return row?.stripeAccountId ?? null;
}

/**
 * What Stripe still wants to know about a business: how many items are due, how many of them past due (Stripe then
 * holds something back), and the deadline (epoch milliseconds).
 */
export type AccountRequirements = { due: number; pastDue: number; deadline: number | null };

/** What an owner is mailed about. */
export type AccountNews = 'lost' | 'stopped' | 'due';

/**
 * Saves what Stripe says about an account now; `lost`: we no longer have access. Whether the business can sell
 * depends on it, so a change raises the catalogue version. When the owner has to act, a job of the same transaction
 * mails the owner, once each time that it comes about.
 * @returns the business's slug when something changed; null when not, or when nobody has that account
 */
export async function saveAccountState(account: {
  id: string;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  requirements: AccountRequirements;
  lost: boolean;
}): Promise<{ slug: string | null; jobs: NewJob[] }> {
  return asSystem(async (tx) => {
    const [before] = await tx.$queryRaw<Before[]>`
      SELECT "id", "slug", "chargesEnabled", "payoutsEnabled", "detailsSubmitted", "stripeLostAt" IS NOT NULL AS "lost",
             "stripeRequirements" AS "requirements"
        FROM "Tenant" WHERE "stripeAccountId" = ${account.id} FOR UPDATE`;
    if (!before || isSame(before, account)) return { slug: null, jobs: [] };
    await tx.$executeRaw`
      UPDATE "Tenant" SET "chargesEnabled" = ${account.chargesEnabled}, "payoutsEnabled" = ${account.payoutsEnabled},
             "detailsSubmitted" = ${account.detailsSubmitted},
             "stripeLostAt" = CASE WHEN ${account.lost} THEN coalesce("stripeLostAt", now()) END,
             "stripeRequirements" = ${JSON.stringify(account.requirements)}::jsonb,
             "catalogVersion" = "catalogVersion" + 1, "updatedAt" = now()
       WHERE "id" = ${before.id}::uuid`;
    const news = newsOf(before, account);
    const jobs = news === null ? [] : [newJob('tell_of_account', { news })];
    await addJobs(tx, before.id as TenantContext['tenantId'], jobs);
    return { slug: before.slug, jobs };
  });
}

type Before = {
  id: string;
  slug: string;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  lost: boolean;
  requirements: AccountRequirements | null;
};
type After = Omit<Before, 'id' | 'slug' | 'requirements'> & { requirements: AccountRequirements };

const nothingDue: AccountRequirements = { due: 0, pastDue: 0, deadline: null };

function isSame(before: Before, after: After): boolean {
  const known = before.requirements ?? nothingDue;
  return (
    before.chargesEnabled === after.chargesEnabled &&
    before.payoutsEnabled === after.payoutsEnabled &&
    before.detailsSubmitted === after.detailsSubmitted &&
    before.lost === after.lost &&
    known.due === after.requirements.due &&
    known.pastDue === after.requirements.pastDue &&
    known.deadline === after.requirements.deadline
  );
}

function newsOf(before: Before, after: After): AccountNews | null {
  if (after.lost) return before.lost ? null : 'lost';
  if (before.chargesEnabled && !after.chargesEnabled) return 'stopped';
  const wasDue = before.requirements ?? nothingDue;
  const isNew =
    (wasDue.due === 0 && after.requirements.due > 0) ||
    (wasDue.pastDue === 0 && after.requirements.pastDue > 0);
  return after.chargesEnabled && isNew ? 'due' : null;
}
