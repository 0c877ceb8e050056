import type pg from 'pg';
import type { CloudControl } from '@/stand-ins/control';

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

export type Busy = { key: string; start: number; end: number; from: string; to: string };
type Stood = { id: string; whole: boolean; date: string; start: number; end: number };
type SourceRow = {
  id: string;
  email: string;
  calendar: string;
  writes: boolean;
  failure: string;
  lost: boolean;
  busy: Busy[];
  bookings: Stood[];
  /** Bookings about whose entry the office is asked. */
  asked: string[];
};

const sourceSql = `
  SELECT s."id", a."email", s."externalId" AS calendar, s."writes", s."failure", a."lostAt" IS NOT NULL AS lost,
         coalesce((SELECT jsonb_agg(jsonb_build_object('key', b."key", 'start', ${ms('lower(b."during")')}, 'end', ${ms('upper(b."during")')},
             'from', (lower(b."during") AT TIME ZONE t."timeZone")::text, 'to', (upper(b."during") AT TIME ZONE t."timeZone")::text))
           FROM "BusyTime" b WHERE b."tenantId" = s."tenantId" AND b."sourceId" = s."id"), '[]') AS busy,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', k."id", 'whole', k."bookingType" = 'DATE', 'date', k."date"::text,
             'start', ${ms('k."startTime"')}, 'end', ${ms('k."endTime"')}))
           FROM "Booking" k WHERE k."tenantId" = s."tenantId" AND s."resourceId" = ANY (k."resourceIds") AND k."endTime" > now()
            AND k."status" IN ('CONFIRMED', 'COMPLETED', 'NO_SHOW')), '[]') AS bookings,
         coalesce((SELECT jsonb_agg(e."bookingId") FROM "CalendarEntry" e
           WHERE e."tenantId" = s."tenantId" AND e."sourceId" = s."id" AND e."proposal" IS NOT NULL), '[]') AS asked
    FROM "CalendarSource" s JOIN "GoogleAccount" a ON a."tenantId" = s."tenantId" AND a."id" = s."accountId"
    JOIN "Tenant" t ON t."id" = s."tenantId"`;

type Seen = {
  sql<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  cloud: CloudControl;
};

/** Google calendars as the database and Google have them now. */
export async function gatherCalendars({ sql, cloud }: Seen) {
  const sources = await sql<SourceRow>(sourceSql);
  return Promise.all(
    sources.map(async (source) => ({
      ...source,
      events: (await cloud.googleEvents(source.email, source.calendar)).filter(
        ({ status }) => status !== 'cancelled',
      ),
    })),
  );
}

export type CalendarFacts = Awaited<ReturnType<typeof gatherCalendars>>[number];
