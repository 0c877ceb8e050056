import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';
import { pictureUses } from './picture-uses-sql';

/** Those of the addresses that a picture of the business has already. */
export async function picturesInUse(ctx: TenantContext, addresses: string[]): Promise<string[]> {
  const rows = await tenantQuery<{ url: string }>(
    ctx,
    `SELECT DISTINCT "url" FROM (${pictureUses}) used WHERE "url" = ANY ($2::text[])`,
    [ctx.tenantId, addresses],
  );
  return rows.map(({ url }) => url);
}

/** Of other hosts, those that the business uses. */
export async function picturesElsewhere(ctx: TenantContext): Promise<string[]> {
  const rows = await tenantQuery<{ url: string }>(
    ctx,
    `SELECT DISTINCT "url" FROM (${pictureUses}) used WHERE "url" LIKE 'https://%' ORDER BY "url"`,
    [ctx.tenantId],
  );
  return rows.map(({ url }) => url);
}
