import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';

/** The calendar month of UTC that the budget counts in: `YYYY-MM`. */
const monthSql = `to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM')`;

/** What is used of this month's budget, what is under way included: in all, and by visitors of the site. */
export async function readUnits(ctx: TenantContext): Promise<{ all: number; site: number }> {
  const [row] = await tenantQuery<{ all: number; site: number }>(
    ctx,
    `SELECT "units"::float8 AS "all", "siteUnits"::float8 AS "site"
       FROM "AssistantMonth" WHERE "tenantId" = $1::uuid AND "month" = ${monthSql}`,
    [ctx.tenantId],
  );
  return row ?? { all: 0, site: 0 };
}

/** Units as they are taken and given back: `site`, the part of them that visitors of the site use. */
type Units = { all: number; site: number };

/**
 * Takes units from this month's budget before they are used, whoever else takes some at the same moment. Those of visitors
 * count twice: in all, and towards their share. What they have used of it refuses nobody else.
 * @returns the month that they were taken from, for `returnUnits`; null: there aren't so many left
 */
export async function takeUnits(ctx: TenantContext, units: Units, limit: Units): Promise<string | null> {
  const [row] = await tenantQuery<{ month: string }>(
    ctx,
    `INSERT INTO "AssistantMonth" AS m ("tenantId", "month", "units", "siteUnits")
     SELECT $1::uuid, ${monthSql}, $2::bigint, $3::bigint WHERE $2::bigint <= $4::bigint AND $3::bigint <= $5::bigint
     ON CONFLICT ("tenantId", "month") DO UPDATE
       SET "units" = m."units" + excluded."units", "siteUnits" = m."siteUnits" + excluded."siteUnits"
       WHERE m."units" + excluded."units" <= $4::bigint
         AND (excluded."siteUnits" = 0 OR m."siteUnits" + excluded."siteUnits" <= $5::bigint)
     RETURNING "month"`,
    [ctx.tenantId, units.all, units.site, limit.all, limit.site],
  );
  return row?.month ?? null;
}

/** Gives back what was taken and not used; negative: a provider counted more than we took. */
export async function returnUnits(ctx: TenantContext, month: string, units: Units): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "AssistantMonth"
        SET "units" = greatest(0, "units" - $3::bigint), "siteUnits" = greatest(0, "siteUnits" - $4::bigint)
      WHERE "tenantId" = $1::uuid AND "month" = $2`,
    [ctx.tenantId, month, units.all, units.site],
  );
}
