import { keptSettledSql } from '@/lib/data/bookings/owed-sql';
import { jsonObject } from '@/lib/data/connection/json-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';
import type { BusinessFigures } from '@/lib/domain/assistant/instructions';

export type Days = { today: string; weekStart: string; weekEnd: string; nextWeekEnd: string };

const week = (from: string, to: string) =>
  `(SELECT ${jsonObject<BusinessFigures['thisWeek']>({
    bookings: 'count(*)::int',
    seats: 'coalesce(sum(b."seats"), 0)::int',
    totalCents: 'coalesce(sum(b."totalCents"), 0)::float8',
  })} FROM "Booking" b
     WHERE b."tenantId" = $1::uuid AND b."date" BETWEEN ${from} AND ${to}
       AND b."status" IN ('PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'))`;
const made = (from: string, to: string) =>
  `(SELECT count(*)::int FROM "Booking" b WHERE b."tenantId" = $1::uuid AND b."status" <> 'EXPIRED'
      AND b."createdAt" >= now() - interval '${from}' AND b."createdAt" < now() - interval '${to}')`;
const money = (from: string, to: string) =>
  `((SELECT coalesce(sum(p."amountCents"), 0) FROM "Payment" p
      WHERE p."tenantId" = $1::uuid AND p."paidAt" >= ${from} AND p."paidAt" < ${to})
   - (SELECT coalesce(sum(r."amountCents"), 0) FROM "Refund" r
      WHERE r."tenantId" = $1::uuid AND r."status" = 'SUCCEEDED' AND r."createdAt" >= ${from} AND r."createdAt" < ${to}))::float8`;
const atMost = (from: string) => `(SELECT count(*)::int FROM (SELECT 1 ${from} LIMIT 100) few)`;

/** In one statement over indexes. */
export async function readFigures(ctx: TenantContext, days: Days): Promise<BusinessFigures> {
  const [row] = await tenantQuery<{ figures: BusinessFigures }>(
    ctx,
    `SELECT ${jsonObject<BusinessFigures>({
      thisWeek: week('$3::date', '$4::date'),
      nextWeek: week('$4::date + 1', '$5::date'),
      madeLately: made('7 days', '0 days'),
      madeBefore: made('14 days', '7 days'),
      monthCents: money(`date_trunc('month', $2::date)`, `'infinity'`),
      lastMonthCents: money(
        `date_trunc('month', $2::date) - interval '1 month'`,
        `date_trunc('month', $2::date)`,
      ),
      holds: atMost(
        `FROM "Booking" b WHERE b."tenantId" = $1::uuid AND b."status" = 'PENDING' AND b."date" >= $2::date`,
      ),
      overdue: atMost(
        `FROM "Booking" b WHERE b."tenantId" = $1::uuid AND b."status" IN ('CONFIRMED', 'COMPLETED', 'NO_SHOW')
           AND b."balanceDueOn" < $2::date AND b."totalCents" > ${keptSettledSql('b')}`,
      ),
      proposals: atMost(`FROM "CalendarEntry" e WHERE e."tenantId" = $1::uuid AND e."proposal" IS NOT NULL`),
    })} AS figures`,
    [ctx.tenantId, days.today, days.weekStart, days.weekEnd, days.nextWeekEnd],
  );
  if (!row) throw new Error('The figures are one row');
  return row.figures;
}
