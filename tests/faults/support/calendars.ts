import { setTimeout as sleep } from 'node:timers/promises';
import type { Facts, Witnesses } from './facts';
import { settle } from './settle';

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

type Busy = { key: string; start: number; end: number; from: string; to: string };
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

/** Google calendars as the database and Google have them now. */
export async function gatherCalendars({ sql, cloud }: Pick<Witnesses, 'sql' | 'cloud'>) {
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

type CalendarFacts = Facts['calendars'][number];
type There = CalendarFacts['events'][number];
type Report = (line: string) => void;

const isOurs = ({ extendedProperties }: There) => extendedProperties?.private?.mais !== undefined;
const bookingsOf = ({ description = '' }: There) =>
  [...description.matchAll(/\/admin\/bookings\/([\da-f-]{36})/g)].map(([, id = '']) => id);
const instant = (at: There['start']) => ('date' in at ? Number.NaN : Date.parse(at.dateTime));

/** Each booking stands in its person's calendar once and where it is; what is busy there is busy here, and nothing else is. */
export function checkCalendars({ calendars, now }: Facts, report: Report): void {
  for (const calendar of calendars) {
    const { email, failure, lost } = calendar;
    if (failure !== '' || lost)
      report(`the calendar of ${email} is still ${lost ? 'lost' : `marked as ${failure}`}`);
    checkWritten(calendar, now, report);
    checkBusy(calendar, now, report);
  }
}

function checkWritten(
  { email, writes, bookings, events, asked }: CalendarFacts,
  now: number,
  report: Report,
) {
  const ours = events.filter(isOurs);
  for (const { id, whole, date, start, end } of writes ? bookings : []) {
    const [event, ...more] = ours.filter((each) => bookingsOf(each).includes(id));
    if (!event || more.length > 0) {
      report(`booking ${id} stands ${event ? more.length + 1 : 0} times in the calendar of ${email}`);
      continue;
    }
    const is = whole
      ? 'date' in event.start && event.start.date === date
      : instant(event.start) === start && instant(event.end) === end;
    if (is === asked.includes(id))
      report(
        is
          ? `the office is asked about booking ${id}, which nobody moved in the calendar of ${email}`
          : `booking ${id} stands at another time in the calendar of ${email}`,
      );
  }
  for (const event of ours) {
    const isOver = 'date' in event.end ? Date.parse(event.end.date) < now : instant(event.end) < now;
    const stands = bookingsOf(event).some((id) => bookings.some((booking) => booking.id === id));
    if (!isOver && !(writes && stands))
      report(`the calendar of ${email} shows ${event.id}, for which no booking stands`);
  }
}

function checkBusy({ email, busy, events }: CalendarFacts, now: number, report: Report) {
  const left = new Map<string, Busy[]>();
  for (const time of busy) left.set(time.key, [...(left.get(time.key) ?? []), time]);
  for (const event of events) {
    if (isOurs(event) || event.transparency === 'transparent' || instant(event.end) < now) continue;
    const times = left.get(event.id) ?? [];
    left.delete(event.id);
    const [time] = times;
    const is =
      time &&
      ('date' in event.start && 'date' in event.end
        ? time.from === `${event.start.date} 00:00:00` && time.to === `${event.end.date} 00:00:00`
        : time.start === instant(event.start) && time.end === instant(event.end));
    if (!is || times.length > 1)
      report(
        `${event.id} in the calendar of ${email} is busy ${times.length} times here, or at another time`,
      );
  }
  for (const key of left.keys())
    report(`here ${key} is busy, which doesn’t stand in the calendar of ${email} or takes no time`);
}

type CatchingUp = Parameters<typeof settle>[0];

/** Lets calendars be read and written: their rows say "now", as often as it takes a breaker to close again. */
export async function catchUp(world: CatchingUp, patienceMs = 75_000): Promise<void> {
  for (const until = Date.now() + patienceMs; ; ) {
    const due = await world.sql(
      `UPDATE "CalendarSource" SET "dueAt" = now(), "writeDueAt" = CASE WHEN "writeDueAt" IS NULL THEN NULL ELSE now() END
        WHERE "accountId" IS NOT NULL RETURNING 1`,
    );
    if (due.length > 0) await settle(world);
    // What Google was away for is due within two minutes; a writing that came to its end, much later.
    const behind = await world.sql(
      `SELECT 1 FROM "CalendarSource" WHERE "accountId" IS NOT NULL AND "failure" <> 'revoked'
          AND ("failure" <> '' OR "writeDueAt" < now() + interval '130 seconds')`,
    );
    if (behind.length === 0 || Date.now() > until) return;
    await sleep(1_000);
  }
}
