import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';

/** Those of the addresses that a picture of the business has already. */
export async function picturesInUse(ctx: TenantContext, addresses: string[]): Promise<string[]> {
  const rows = await tenantQuery<{ url: string }>(
    ctx,
    `SELECT DISTINCT "url" FROM (
       SELECT p."photo"->>'url' AS "url" FROM "Package", jsonb_array_elements("photos") AS p("photo")
        WHERE "tenantId" = $1::uuid
       UNION ALL SELECT "image" FROM "AddOn" WHERE "tenantId" = $1::uuid
       UNION ALL SELECT "image" FROM "Segment" WHERE "tenantId" = $1::uuid
       UNION ALL SELECT "image" FROM "Resource" WHERE "tenantId" = $1::uuid
       UNION ALL SELECT unnest(ARRAY["heroImage", "aboutImage"]) FROM "Site" WHERE "tenantId" = $1::uuid
     ) used WHERE "url" = ANY ($2::text[])`,
    [ctx.tenantId, addresses],
  );
  return rows.map(({ url }) => url);
}
