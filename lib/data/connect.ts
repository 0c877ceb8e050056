import type { TenantContext } from './context';
import { systemQuery, tenantQuery } from './transaction';

/** Where a business stands with Stripe. */
export type ConnectState = {
  slug: string;
  name: string;
  country: string;
  stripeAccountId: string | null;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
};

export async function readConnectState(ctx: TenantContext): Promise<ConnectState | null> {
  const [row] = await tenantQuery<ConnectState>(
    ctx,
    `SELECT "slug", "name", "country", "stripeAccountId", "chargesEnabled", "payoutsEnabled", "detailsSubmitted"
       FROM "Tenant" WHERE "id" = $1::uuid`,
    [ctx.tenantId],
  );
  return row ?? null;
}

/**
 * The first account wins: two owners at once end up with one. As the system role: where payouts go is nothing that the
 * app's own may write. @returns the account that the business has now
 */
export async function saveConnectAccount(ctx: TenantContext, accountId: string): Promise<string> {
  const [row] = await systemQuery<{ stripeAccountId: string }>(
    `UPDATE "Tenant" SET "stripeAccountId" = coalesce("stripeAccountId", $2), "catalogVersion" = "catalogVersion" + 1,
            "updatedAt" = now()
      WHERE "id" = $1::uuid RETURNING "stripeAccountId"`,
    [ctx.tenantId, accountId],
  );
  return row?.stripeAccountId ?? accountId;
}

/**
 * What Stripe says about an account now. Whether the business can sell depends on it, so a change raises the
 * catalogue's version. @returns the business's slug when something changed; null when not, or when nobody has that account
 */
export async function saveAccountState(account: {
  id: string;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
}): Promise<string | null> {
  const [row] = await systemQuery<{ slug: string }>(
    `UPDATE "Tenant" SET "chargesEnabled" = $2, "payoutsEnabled" = $3, "detailsSubmitted" = $4,
            "catalogVersion" = "catalogVersion" + 1, "updatedAt" = now()
      WHERE "stripeAccountId" = $1 AND ("chargesEnabled", "payoutsEnabled", "detailsSubmitted") IS DISTINCT FROM ($2, $3, $4)
      RETURNING "slug"`,
    [account.id, account.chargesEnabled, account.payoutsEnabled, account.detailsSubmitted],
  );
  return row?.slug ?? null;
}
