import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';

/** The calendar month of UTC that the budget counts in: `YYYY-MM`. */
const monthSql = `to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM')`;

/** What is used of this month's budget, what is under way included. */
export async function readUnits(ctx: TenantContext): Promise<number> {
  const [row] = await tenantQuery<{ units: number }>(
    ctx,
    `SELECT "units"::float8 AS "units" FROM "AssistantMonth" WHERE "tenantId" = $1::uuid AND "month" = ${monthSql}`,
    [ctx.tenantId],
  );
  return row?.units ?? 0;
}

/**
 * Takes units from this month's budget before they are used, whoever else takes some at the same moment.
 * @returns the month that they were taken from, for `returnUnits`; null: there aren't so many left
 */
export async function takeUnits(ctx: TenantContext, units: number, limit: number): Promise<string | null> {
  const [row] = await tenantQuery<{ month: string }>(
    ctx,
    `INSERT INTO "AssistantMonth" AS m ("tenantId", "month", "units")
     SELECT $1::uuid, ${monthSql}, $2::bigint WHERE $2::bigint <= $3::bigint
     ON CONFLICT ("tenantId", "month") DO UPDATE SET "units" = m."units" + excluded."units"
       WHERE m."units" + excluded."units" <= $3::bigint
     RETURNING "month"`,
    [ctx.tenantId, units, limit],
  );
  return row?.month ?? null;
}

/** Gives back what was taken and not used; negative: a provider counted more than we took. */
export async function returnUnits(ctx: TenantContext, month: string, units: number): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "AssistantMonth" SET "units" = greatest(0, "units" - $3::bigint) WHERE "tenantId" = $1::uuid AND "month" = $2`,
    [ctx.tenantId, month, units],
  );
}
