import { setTimeout as sleep } from 'node:timers/promises';
import type { Busy, CalendarFacts } from './calendar-facts';
import { settle } from './settle';

type There = CalendarFacts['events'][number];
type Report = (line: string) => void;

const isOurs = ({ extendedProperties }: There) => extendedProperties?.private?.mais !== undefined;
const bookingsOf = ({ description = '' }: There) =>
  [...description.matchAll(/\/admin\/bookings\/([\da-f-]{36})/g)].map(([, id = '']) => id);
const instant = (at: There['start']) => ('date' in at ? Number.NaN : Date.parse(at.dateTime));

/** Each booking stands in its person's calendar once and where it is; what is busy there is busy here, and nothing else is. */
export function checkCalendars(
  { calendars, now }: { calendars: CalendarFacts[]; now: number },
  report: Report,
): void {
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
