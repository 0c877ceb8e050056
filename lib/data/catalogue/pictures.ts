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
