import { columnsOf, dateSql, jsonObject, msSql } from '@/lib/data/connection/json-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';
import type { ClosedPeriod } from '@/lib/domain/calendars/closed';

const MOST = 500;

const columns = {
  ...columnsOf('b', 'id', 'resourceId', 'startMinute', 'endMinute', 'reason'),
  startDate: dateSql('b."startDate"'),
  endDate: dateSql('b."endDate"'),
  resourceName: 'r."name"',
  changedAt: msSql(
    `coalesce((SELECT max(a."createdAt") FROM "AuditEntry" a WHERE a."tenantId" = b."tenantId" AND a."subjectId" = b."id"), b."createdAt")`,
  ),
};

/** Closed periods that end on `from` or later (a local date), soonest first; `resourceId`: those in which it can't be booked. */
export async function readClosedPeriods(
  ctx: TenantContext,
  from: string,
  resourceId: string | null,
): Promise<ClosedPeriod[]> {
  const rows = await tenantQuery<{ closed: ClosedPeriod }>(
    ctx,
    `SELECT ${jsonObject<ClosedPeriod>(columns)} AS closed
       FROM "Blackout" b LEFT JOIN "Resource" r ON r."tenantId" = b."tenantId" AND r."id" = b."resourceId"
      WHERE b."tenantId" = $1::uuid AND b."endDate" >= $2::date
        AND ($3::uuid IS NULL OR b."resourceId" IS NULL OR b."resourceId" = $3::uuid)
      ORDER BY b."endDate", b."id" LIMIT ${MOST}`,
    [ctx.tenantId, from, resourceId],
  );
  return rows.map(({ closed }) => closed);
}
