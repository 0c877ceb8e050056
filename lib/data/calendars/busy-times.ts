import { dateSql, msSql } from '@/lib/data/connection/json-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { BusyTime } from '@/lib/domain/calendars/busy';

/**
 * Makes a calendar's busy times those of `times`: all of them, or only those of the entries `of`. What is as it was stays
 * untouched. The catalogue's version stays too: bookings look at busy times as they look at claims, when they are made.
 */
export async function keepBusyTimes(
  tx: Tx,
  ctx: TenantContext,
  source: { id: string; resourceId: string },
  times: readonly BusyTime[],
  of: 'all' | readonly string[],
): Promise<void> {
  const keys = of === 'all' ? null : [...of];
  if (keys?.length === 0) return;
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT DISTINCT ON (key, during) key, during, title FROM (
        SELECT key, title, tstzrange(to_timestamp(start / 1000), to_timestamp("end" / 1000)) AS during
          FROM jsonb_to_recordset(${JSON.stringify(times)}::jsonb) AS t(key text, start float8, "end" float8, title text)) timed
    ), kept AS MATERIALIZED (
      SELECT b."id", g.key, g.during FROM "BusyTime" b JOIN given g ON b."key" = g.key AND b."during" = g.during AND b."title" = g.title
       WHERE b."tenantId" = ${ctx.tenantId}::uuid AND b."sourceId" = ${source.id}::uuid
    ), gone AS (
      DELETE FROM "BusyTime" WHERE "tenantId" = ${ctx.tenantId}::uuid AND "sourceId" = ${source.id}::uuid
         AND (${keys}::text[] IS NULL OR "key" = ANY (${keys}::text[])) AND "id" NOT IN (SELECT "id" FROM kept)
    )
    INSERT INTO "BusyTime" ("tenantId", "sourceId", "resourceId", "key", "during", "title", "clashes")
    SELECT ${ctx.tenantId}::uuid, ${source.id}::uuid, ${source.resourceId}::uuid, g.key, g.during, g.title,
           EXISTS (SELECT 1 FROM claims_within(ARRAY[${source.resourceId}::uuid], g.during) c
                    WHERE c."bookingId" <> '00000000-0000-0000-0000-000000000000')
      FROM given g WHERE NOT EXISTS (SELECT 1 FROM kept WHERE kept.key = g.key AND kept.during = g.during)`;
}

/** A booking that stands where somebody is busy elsewhere. Instants in epoch milliseconds. */
export type Clash = {
  bookingId: string;
  reference: string;
  contactName: string;
  packageName: string;
  start: number;
  date: string;
  resourceName: string;
  sourceName: string;
  title: string;
  busyStart: number;
  busyEnd: number;
};

/** Coming bookings that stand in a busy time which came after them, soonest first, at most `limit`. */
export function listClashes(ctx: TenantContext, limit: number): Promise<Clash[]> {
  return tenantQuery<Clash>(
    ctx,
    `SELECT DISTINCT ON (k."startTime", k."id") k."id" AS "bookingId", k."reference", k."contactName", p."name" AS "packageName",
            ${msSql('k."startTime"')} AS start, ${dateSql('k."date"')} AS date, r."name" AS "resourceName",
            s."name" AS "sourceName", b."title", ${msSql('lower(b."during")')} AS "busyStart", ${msSql('upper(b."during")')} AS "busyEnd"
       FROM "BusyTime" b
       JOIN "CalendarSource" s ON s."tenantId" = b."tenantId" AND s."id" = b."sourceId"
       JOIN "Resource" r ON r."tenantId" = b."tenantId" AND r."id" = b."resourceId"
      CROSS JOIN LATERAL claims_within(ARRAY[b."resourceId"], b."during") c
       JOIN "Booking" k ON k."tenantId" = $1::uuid AND k."id" = c."bookingId"
       JOIN "Package" p ON p."tenantId" = $1::uuid AND p."id" = k."packageId"
      WHERE b."tenantId" = $1::uuid AND b."clashes" AND upper(b."during") > now()
        AND c."bookingId" <> '00000000-0000-0000-0000-000000000000' AND NOT c."forMove" AND c."expiresAt" IS NULL
        AND k."endTime" > now() AND tstzrange(k."startTime", k."endTime") && b."during"
      ORDER BY k."startTime", k."id", lower(b."during") LIMIT $2`,
    [ctx.tenantId, limit],
  );
}
