import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { parseICS, type VEvent } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLiveClaims } from '@/lib/data/bookings/claims';
import { listClashes } from '@/lib/data/calendars/busy-times';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { createBookingInput } from '@/lib/domain/booking-input';
import { calendarSourceInput } from '@/lib/domain/editing/calendar-source-input';
import { serveFeed } from '@/lib/http/calendars/serve-feed';
import { readMonth } from '@/lib/usecases/availability/month';
import { readSlots } from '@/lib/usecases/availability/read';
import { saveBlackout } from '@/lib/usecases/blackouts/save';
import { createBooking } from '@/lib/usecases/bookings/create';
import { listFeeds, makeFeed, removeFeed } from '@/lib/usecases/calendars/feeds';
import { readFeed } from '@/lib/usecases/calendars/read-feed';
import { readSource } from '@/lib/usecases/calendars/read-source';
import {
  addCalendarSource,
  changeCalendarSource,
  listSources,
  removeCalendarSource,
} from '@/lib/usecases/calendars/sources';
import { removeMember } from '@/lib/usecases/members/change';
import { sweepMinute } from '@/lib/usecases/sweep/minute';
import { type Business, makeBusiness, type Office, openOffice, standingBooking, versionOf } from './business';

/** A calendar's host, on this machine, as the stand-in is. */
let host: Server;
let base: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
let office: Office;
let mine: Business;
let other: Business;

beforeAll(async () => {
  host = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  process.env.GOOGLE_API_URL = base;
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  other = await makeBusiness(office, 'other');
});
afterAll(async () => {
  delete process.env.GOOGLE_API_URL;
  host.closeAllConnections();
  host.close();
  await office.close();
});

const written = { writesHolds: false, writesClosed: false };

const rows = async (sql: string, values: unknown[] = []) => (await office.owner.query(sql, values)).rows;

async function feedOf(
  input: { resourceId: string | null; showsCustomers: boolean; showsClosed?: boolean },
  whose = mine,
) {
  const made = await makeFeed(whose.ctx, { showsClosed: false, ...input });
  if (!made.ok) throw new Error(made.detail);
  return { address: made.address, token: made.address.split('/').at(-2) as string };
}

/** Events of a file as a reader that is not the writer sees them. */
function eventsOf(text: string): VEvent[] {
  return Object.values(parseICS(text)).filter((each): each is VEvent => each?.type === 'VEVENT');
}
const read = async (token: string, now?: number) =>
  eventsOf((await readFeed({ token }, now))?.text ?? 'nothing');

describe('a private calendar address', () => {
  it('tells another library of bookings, each at its instant, with whom to expect', async () => {
    // Two days around the end of summer time in London, and whole days.
    const now = Date.parse('2026-10-01T00:00:00Z');
    const summer = await standingBooking(office, mine, {
      type: 'TIMESLOT',
      date: '2026-10-24',
      start: '2026-10-24T09:00:00Z',
      end: '2026-10-24T10:00:00Z',
    });
    const winter = await standingBooking(office, mine, {
      type: 'TIMESLOT',
      date: '2026-10-26',
      start: '2026-10-26T10:00:00Z',
      end: '2026-10-26T11:00:00Z',
    });
    const days = await standingBooking(office, mine, {
      type: 'DATE',
      date: '2026-11-03',
      endDate: '2026-11-04',
      start: '2026-11-03T00:00:00Z',
      end: '2026-11-05T00:00:00Z',
    });
    const { token, address } = await feedOf({ resourceId: mine.resourceId, showsCustomers: true });
    expect(address).toMatch(/\/calendars\/[\w-]{43}\/bookings\.ics$/);
    // The secret is nowhere in the database.
    expect(await rows('SELECT * FROM "CalendarFeed" WHERE "tokenHash" = $1', [token])).toEqual([]);

    const text = (await readFeed({ token }, now))?.text ?? '';
    const events = eventsOf(text);
    expect(events.map(({ uid, start, status }) => [uid, start.toISOString(), status])).toEqual([
      [`${summer.id}@bookings`, '2026-10-24T09:00:00.000Z', 'CONFIRMED'],
      [`${winter.id}@bookings`, '2026-10-26T10:00:00.000Z', 'CONFIRMED'],
      [`${days.id}@bookings`, expect.any(String), 'CONFIRMED'],
    ]);
    expect(events[0]).toMatchObject({ summary: 'Massage: Cara Customer' });
    expect(String(events[0]?.description)).toContain(`/admin/bookings/${summer.id}`);
    expect(events[2]?.datetype).toBe('date');
    // No time floats: each is UTC or a date.
    const times = text.match(/^DT(?:START|END)[^\r]*/gm) ?? [];
    expect(times.filter((line) => !/:\d{8}T\d{6}Z$|VALUE=DATE:\d{8}$/.test(line))).toEqual([]);
    // Ann's feed and everybody's agree; without customers nobody is named.
    const quiet = await feedOf({ resourceId: null, showsCustomers: false });
    const silent = (await readFeed({ token: quiet.token }, now))?.text ?? '';
    expect(eventsOf(silent)).toHaveLength(3);
    expect(silent).not.toMatch(/Cara|example\.test|admin/);
  });

  it('holds closed periods where somebody wants them, whole days as days, and why only for those who may know', async () => {
    const here = await makeBusiness(office, 'closed-feed');
    const period = { startMinute: null, endMinute: null, id: null };
    const days = {
      ...period,
      resourceId: null,
      reason: 'Stocktaking',
      startDate: '2026-10-24',
      endDate: '2026-10-26',
    };
    const noon = {
      ...days,
      resourceId: here.resourceId,
      reason: 'Dentist',
      startDate: '2026-11-03',
      endDate: '2026-11-03',
    };
    const saved = await saveBlackout(here.ctx, days);
    await saveBlackout(here.ctx, { ...noon, startMinute: 720, endMinute: 780 });
    const open = await feedOf({ resourceId: here.resourceId, showsCustomers: true, showsClosed: true }, here);
    const read = async (token: string) =>
      eventsOf((await readFeed({ token }, Date.UTC(2026, 9, 20)))?.text ?? '');
    const [closed, away] = await read(open.token);
    expect([closed?.summary, closed?.datetype, away?.summary]).toEqual([
      'Closed: Stocktaking',
      'date',
      'Ann isn’t available: Dentist',
    ]);
    expect([away?.start.toISOString(), away?.end?.toISOString()]).toEqual([
      '2026-11-03T12:00:00.000Z',
      '2026-11-03T13:00:00.000Z',
    ]);
    const quiet = await feedOf({ resourceId: null, showsCustomers: false, showsClosed: true }, here);
    expect((await read(quiet.token)).map(({ summary }) => summary)).toEqual([
      'Closed',
      'Ann isn’t available',
    ]);
    const without = await feedOf({ resourceId: null, showsCustomers: true }, here);
    expect(await read(without.token)).toEqual([]);
    // The same entry with a higher number once it has changed.
    await rows(
      `UPDATE "AuditEntry" SET "createdAt" = "createdAt" - interval '1 hour' WHERE "tenantId" = $1`,
      [here.ctx.tenantId],
    );
    const [before] = await read(open.token);
    await saveBlackout(here.ctx, { ...days, id: saved.ok ? saved.id : '', endDate: '2026-10-27' });
    const [after] = await read(open.token);
    expect(after?.uid).toBe(before?.uid);
    expect(Number(after?.sequence)).toBeGreaterThan(Number(before?.sequence));
  });

  it('keeps an entry’s id, raises its number with each change, and marks what was cancelled', async () => {
    const now = Date.parse('2027-02-06T00:00:00Z');
    const at = { start: '2027-02-08T09:00:00Z', end: '2027-02-08T10:00:00Z' };
    const { id } = await standingBooking(office, mine, { type: 'TIMESLOT', date: '2027-02-08', ...at });
    const { token } = await feedOf({ resourceId: null, showsCustomers: true });
    const [before] = await read(token, now);
    await rows(
      `UPDATE "Booking" SET "startTime" = '2027-02-08T11:00:00Z', "endTime" = '2027-02-08T12:00:00Z', "version" = "version" + 1 WHERE "id" = $1`,
      [id],
    );
    const [moved] = await read(token, now);
    expect([moved?.uid, moved?.start.toISOString()]).toEqual([before?.uid, '2027-02-08T11:00:00.000Z']);
    expect(Number(moved?.sequence)).toBeGreaterThan(Number(before?.sequence));
    await rows(
      `UPDATE "Booking" SET "status" = 'CANCELED', "confirmedAt" = now(), "version" = "version" + 1 WHERE "id" = $1`,
      [id],
    );
    expect(await read(token, now)).toEqual([
      expect.objectContaining({ uid: before?.uid, status: 'CANCELLED' }),
    ]);
    // A hold that nobody paid for never was an entry.
    await rows(`UPDATE "Booking" SET "status" = 'EXPIRED', "confirmedAt" = NULL WHERE "id" = $1`, [id]);
    expect(await read(token, now)).toEqual([]);
  });

  it('shows a class as one entry with its guests by number', async () => {
    const now = Date.parse('2027-03-01T00:00:00Z');
    const at = { start: '2027-03-05T09:00:00Z', end: '2027-03-05T10:00:00Z' };
    const here = await makeBusiness(office, 'class');
    await rows('UPDATE "Service" SET "capacity" = 8 WHERE "id" = $1', [here.minutesServiceId]);
    const first = await standingBooking(office, here, { type: 'TIMESLOT', date: '2027-03-05', ...at });
    await rows('DELETE FROM "Claim" WHERE "tenantId" = $1', [here.ctx.tenantId]);
    const second = await standingBooking(office, here, { type: 'TIMESLOT', date: '2027-03-05', ...at });
    await rows('UPDATE "Booking" SET "seats" = 3 WHERE "id" = $1', [second.id]);
    const { token } = await feedOf({ resourceId: here.resourceId, showsCustomers: true }, here);
    const events = await read(token, now);
    expect(events.map(({ summary }) => summary)).toEqual(['Massage, 4 guests']);
    // One leaves: the same entry, a higher number.
    await rows(
      `UPDATE "Booking" SET "status" = 'CANCELED', "confirmedAt" = now(), "updatedAt" = now() + interval '2 seconds' WHERE "id" = $1`,
      [first.id],
    );
    const [left] = await read(token, now);
    expect([left?.uid, left?.summary]).toEqual([events[0]?.uid, 'Massage, 3 guests']);
    expect(Number(left?.sequence)).toBeGreaterThan(Number(events[0]?.sequence));
  });

  it('is served quietly, once for the same text, and no more after it was revoked', async () => {
    const { token } = await feedOf({ resourceId: null, showsCustomers: true });
    const ask = (headers: Record<string, string> = {}) =>
      serveFeed(new Request('http://x/', { headers }), { params: Promise.resolve({ token }) });
    const answer = await ask();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    expect(answer.headers.get('cache-control')).toMatch(/^private/);
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect((await ask({ 'if-none-match': answer.headers.get('etag') as string })).status).toBe(304);

    const [newest] = await listFeeds(mine.ctx);
    expect(newest).toMatchObject({ lastReadAt: expect.any(Number), resourceName: null });
    const id = newest?.id as string;
    expect(await removeFeed(other.ctx, { id })).toMatchObject({ ok: false, reason: 'not_found' });
    expect((await ask()).status).toBe(200);
    expect(await removeFeed(mine.ctx, { id })).toEqual({ ok: true });
    expect((await ask()).status).toBe(404);
    expect((await listFeeds(mine.ctx)).some((feed) => feed.id === id)).toBe(false);
  });

  it('ends with whoever has made it, once they are off the team', async () => {
    const here = await makeBusiness(office, 'leaves');
    const [userId, memberId] = [randomUUID(), randomUUID()];
    await rows(
      `WITH u AS (INSERT INTO "User" ("id","email","name","passwordHash","updatedAt") VALUES ($1,'sam@leaves.test','Sam','x',now()))
       INSERT INTO "Member" ("id","tenantId","userId","role") VALUES ($2,$3,$1,'ADMIN')`,
      [userId, memberId, here.ctx.tenantId],
    );
    const sam = mintTenantContext(here.ctx.tenantId, {
      kind: 'MEMBER',
      id: userId,
      name: 'Sam',
      role: 'ADMIN',
    });
    const given = { resourceId: here.resourceId, showsCustomers: true };
    const [theirs, stays] = [await feedOf(given, { ...here, ctx: sam }), await feedOf(given, here)];
    expect(await readFeed({ token: theirs.token })).not.toBeNull();
    expect(await removeMember(here.ctx, { memberId })).toMatchObject({ ok: true });
    expect(await readFeed({ token: theirs.token })).toBeNull();
    expect(await readFeed({ token: stays.token })).not.toBeNull();
    expect(
      await rows(
        `SELECT "before" FROM "AuditEntry" WHERE "tenantId" = $1 AND "action" = 'calendar_feed.revoked'`,
        [here.ctx.tenantId],
      ),
    ).toEqual([{ before: { name: 'Ann', showsCustomers: true } }]);
  });

  it('is of the business’s own people and rooms only', async () => {
    const made = await makeFeed(other.ctx, {
      resourceId: mine.resourceId,
      showsCustomers: true,
      showsClosed: false,
    });
    expect(made).toMatchObject({ ok: false, reason: 'not_found' });
  });
});

describe('a calendar elsewhere', () => {
  const usual = { blocksAllDay: true, blocksTentative: true, blocksFree: false };
  /** A Monday, when Ann works from nine to five. */
  const monday = nextMonday();
  const at = (hour: number, days = 0) => monday + days * 86_400_000 + hour * 3_600_000;
  const ics = (...events: [from: number, to: number, title: string][]) =>
    `BEGIN:VCALENDAR\r\n${events
      .map(
        ([from, to, title]) =>
          `BEGIN:VEVENT\r\nUID:${title}\r\nDTSTART:${stamp(from)}\r\nDTEND:${stamp(to)}\r\nSUMMARY:${title}\r\nEND:VEVENT\r\n`,
      )
      .join('')}END:VCALENDAR`;
  const stamp = (instant: number) => new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const serve = (text: string, etag = '"1"') => {
    answer = (request, response) => {
      const same = request.headers['if-none-match'] === etag;
      response.writeHead(same ? 304 : 200, { etag }).end(same ? undefined : text);
    };
  };
  const silence = () => {
    answer = (_, response) => response.writeHead(503).end();
  };
  async function add(whose: Business, more = {}) {
    const made = await addCalendarSource(whose.ctx, {
      resourceId: whose.resourceId,
      name: 'Private',
      address: `${base}/private.ics`,
      ...usual,
      ...more,
    });
    if (!made.ok) throw new Error(made.detail);
    return made.id;
  }
  const day = new Date(monday).toISOString().slice(0, 10);
  async function startsOf(whose: Business) {
    const found = await readSlots(whose.ctx, { package: 'massage', from: day, to: day });
    return found.ok ? found.slots.map(({ start }) => start) : found;
  }
  const book = (whose: Business, start: number) =>
    createBooking(
      whose.ctx,
      createBookingInput.parse({
        package: 'massage',
        start: new Date(start).toISOString(),
        arrangement: 'AT_APPOINTMENT',
        customer: { name: 'Cara', email: 'cara@example.com' },
      }),
      { source: 'OFFICE', visitor: null, idempotency: null },
    );

  it('blocks what is new, in the offer and in the booking itself, and not what stands', async () => {
    const here = await makeBusiness(office, 'busy');
    await rows('UPDATE "Tenant" SET "liveAt" = now(), "chargesEnabled" = false WHERE "id" = $1', [
      here.ctx.tenantId,
    ]);
    const free = await startsOf(here);
    expect(free).toContain(at(9));
    // It stands already when the calendar says that Ann is at the dentist's.
    const stands = await standingBooking(office, here, {
      type: 'TIMESLOT',
      date: day,
      start: new Date(at(13)).toISOString(),
      end: new Date(at(14)).toISOString(),
    });
    const version = await versionOf(office, here);
    serve(ics([at(9), at(10), 'Dentist'], [at(13.5), at(13.75), 'Call']));
    const id = await add(here);
    expect(await startsOf(here)).not.toContain(at(9));
    expect(await startsOf(here)).toContain(at(10));
    expect(await book(here, at(9))).toMatchObject({ ok: false, reason: 'slot_taken' });
    expect(await book(here, at(10))).toMatchObject({ ok: true });
    // No appointment at the dentist's makes the whole catalogue another one.
    expect(await versionOf(office, here)).toBe(version);
    // The standing one is as it was, and the owner is told.
    expect(await rows('SELECT "status", "version" FROM "Booking" WHERE "id" = $1', [stands.id])).toEqual([
      { status: 'CONFIRMED', version: 1 },
    ]);
    expect(await listClashes(here.ctx, 20)).toEqual([
      expect.objectContaining({ bookingId: stands.id, title: 'Call', busyStart: at(13.5) }),
    ]);
    expect(await listClashes(other.ctx, 20)).toEqual([]);

    // Gone there, free here; and the address is nowhere to be read.
    serve(ics(), '"2"');
    await readSource(here.ctx, { sourceId: id });
    expect(await startsOf(here)).toContain(at(9));
    expect(await listClashes(here.ctx, 20)).toEqual([]);
    const [row] = await rows('SELECT "sealedAddress" FROM "CalendarSource" WHERE "id" = $1', [id]);
    expect(row.sealedAddress).toMatch(/^v\d+\./);
  });

  it('holds its last known times while nobody answers, and says since when', async () => {
    const here = await makeBusiness(office, 'away');
    serve(ics([at(9), at(10), 'Dentist']));
    const id = await add(here);
    const [known] = await listSources(here.ctx);
    expect(known).toMatchObject({ failure: '', readAt: expect.any(Number) });
    for (const [broken, failure] of [
      [(response: ServerResponse) => response.writeHead(500).end(), 'silent'],
      [(response: ServerResponse) => response.destroy(), 'silent'],
      [(response: ServerResponse) => response.writeHead(404).end(), 'gone'],
      [(response: ServerResponse) => response.end('<html>Sign in</html>'), 'no_calendar'],
      [(response: ServerResponse) => response.end(`BEGIN:VCALENDAR\r\n${'x'.repeat(2 ** 21)}`), 'too_large'],
      [
        (response: ServerResponse) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
        'private',
      ],
    ] as const) {
      answer = (_, response) => broken(response);
      await readSource(here.ctx, { sourceId: id });
      expect(await listSources(here.ctx)).toEqual([
        expect.objectContaining({ failure, readAt: known?.readAt, failingSince: expect.any(Number) }),
      ]);
      expect(await startsOf(here)).not.toContain(at(9));
    }
    serve(ics([at(11), at(12), 'Later']), '"3"');
    await readSource(here.ctx, { sourceId: id });
    expect(await listSources(here.ctx)).toEqual([
      expect.objectContaining({ failure: '', failingSince: null }),
    ]);
    expect(await startsOf(here)).toContain(at(9));
    expect(await startsOf(here)).not.toContain(at(11));
  });

  it('is read again by the sweep when it is due, and asked only for what is new', async () => {
    const here = await makeBusiness(office, 'due');
    serve(ics([at(9), at(10), 'Dentist']));
    const id = await add(here);
    const before = await rows('SELECT "id" FROM "BusyTime" WHERE "sourceId" = $1', [id]);
    const asked: (string | undefined)[] = [];
    answer = (request, response) => {
      asked.push(request.headers['if-none-match']);
      response.writeHead(304).end();
    };
    await rows(`UPDATE "CalendarSource" SET "dueAt" = now() + interval '1 hour' WHERE "id" <> $1`, [id]);
    await rows('UPDATE "CalendarSource" SET "dueAt" = now() WHERE "id" = $1', [id]);
    await sweepMinute();
    expect(asked).toEqual(['"1"']);
    expect(await rows('SELECT "id" FROM "BusyTime" WHERE "sourceId" = $1', [id])).toEqual(before);
    await sweepMinute();
    expect(asked).toHaveLength(1);
    // After a day it is read as a whole: repeating entries have come nearer.
    await rows(`UPDATE "CalendarSource" SET "expandedAt" = now() - interval '25 hours' WHERE "id" = $1`, [
      id,
    ]);
    await readSource(here.ctx, { sourceId: id });
    expect(asked).toEqual(['"1"', undefined]);
  });

  it('blocks by the owner’s choice, and nothing any more when it is removed', async () => {
    const here = await makeBusiness(office, 'choice');
    serve(ics([at(9), at(10), 'Maybe']).replace('SUMMARY', 'STATUS:TENTATIVE\r\nSUMMARY'));
    const id = await add(here);
    expect(await startsOf(here)).not.toContain(at(9));
    expect(
      await changeCalendarSource(here.ctx, {
        ...written,
        id,
        name: 'P',
        ...usual,
        blocksTentative: false,
      }),
    ).toEqual({ ok: true });
    await readSource(here.ctx, { sourceId: id });
    expect(await startsOf(here)).toContain(at(9));
    await changeCalendarSource(here.ctx, { ...written, id, name: 'P', ...usual });
    await readSource(here.ctx, { sourceId: id });
    expect(await startsOf(here)).not.toContain(at(9));
    expect(await removeCalendarSource(other.ctx, { id })).toMatchObject({ ok: false, reason: 'not_found' });
    expect(await removeCalendarSource(here.ctx, { id })).toEqual({ ok: true });
    expect(await startsOf(here)).toContain(at(9));
    // One that was on its way writes nothing any more.
    await readSource(here.ctx, { sourceId: id });
    expect(await readLiveClaims(here.ctx, [here.resourceId], at(0), at(24))).toEqual([]);
  });

  it('is told by mail once it was silent for an hour, once, and marked where its times are offered', async () => {
    const here = await makeBusiness(office, 'silent');
    serve(ics([at(9), at(10), 'Dentist']));
    const id = await add(here);
    const second = await add(here);
    const month = async () => {
      const query = {
        package: 'massage',
        bookingType: 'TIMESLOT' as const,
        month: new Date(at(9)).toISOString().slice(0, 7),
        seats: 1,
      };
      const found = await readMonth(here.ctx, query, { fromOffice: true });
      return found.ok ? found.unsure : null;
    };
    const mails = () =>
      rows(`SELECT "about" FROM "AccountEvent" WHERE "userId" = $1 AND "kind" = 'calendar_silent'`, [
        here.ownerId,
      ]);
    silence();
    await readSource(here.ctx, { sourceId: id });
    await readSource(here.ctx, { sourceId: second });
    expect([await mails(), await month()]).toEqual([[], []]);
    await rows(
      `UPDATE "CalendarSource" SET "failingSince" = now() - interval '61 minutes', "readAt" = now() - interval '70 minutes' WHERE "id" = $1`,
      [id],
    );
    await rows(`UPDATE "CalendarSource" SET "failingSince" = now() - interval '50 minutes' WHERE "id" = $1`, [
      second,
    ]);
    await readSource(here.ctx, { sourceId: second });
    await Promise.all([readSource(here.ctx, { sourceId: id }), readSource(here.ctx, { sourceId: second })]);
    // One outage of two calendars is one mail.
    expect(await mails()).toEqual([{ about: 'Private (Ann), Private (Ann), silent' }]);
    expect(await month()).toEqual([{ name: 'Ann', calendar: 'Private', since: expect.any(Number) }]);
    // What it blocked it blocks, and what it left free is free.
    expect(await startsOf(here)).not.toContain(at(9));
    expect(await startsOf(here)).toContain(at(11));
    serve(ics([at(9), at(10), 'Dentist']));
    await readSource(here.ctx, { sourceId: id });
    expect(await month()).toEqual([]);
    // The next silence is told again.
    silence();
    await readSource(here.ctx, { sourceId: id });
    await rows(
      `UPDATE "CalendarSource" SET "failingSince" = now() + interval '1 second', "silenceToldAt" = now() - interval '1 day' WHERE "id" = $1`,
      [id],
    );
    await rows(`UPDATE "CalendarSource" SET "failingSince" = now() - interval '2 hours' WHERE "id" = $1`, [
      id,
    ]);
    await readSource(here.ctx, { sourceId: id });
    expect(await mails()).toHaveLength(2);
  });

  it('is refused beside its field where it can’t be read', async () => {
    for (const address of [
      'https://127.0.0.1/x.ics',
      'https://localhost/x.ics',
      'http://10.0.0.1/x.ics',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/x.ics',
      'webcal://169.254.169.254/latest/meta-data',
      'https://2130706433/x.ics',
    ]) {
      const refused = await addCalendarSource(mine.ctx, {
        resourceId: mine.resourceId,
        name: 'Private',
        address,
        ...usual,
      });
      expect(refused).toMatchObject({
        ok: false,
        errors: [{ path: 'address', message: expect.stringContaining('public') }],
      });
    }
    expect(await listSources(mine.ctx)).toEqual([]);
  });

  it('is asked nothing inward by whoever it leads to, and tells no name and password', async () => {
    const given = { resourceId: mine.resourceId, name: 'Private', ...usual };
    const asked: (string | undefined)[] = [];
    for (const location of [
      'http://10.0.0.1/x.ics',
      'https://[::ffff:169.254.169.254]/',
      'http://127.0.0.1:1/x.ics',
      'file:///etc/passwd',
      'https://localhost/',
    ]) {
      answer = (request, response) => {
        asked.push(request.url);
        response.writeHead(302, { location }).end();
      };
      expect(
        await addCalendarSource(mine.ctx, { ...given, address: `${base}/to.ics` }),
        location,
      ).toMatchObject({
        errors: [{ path: 'address' }],
      });
    }
    expect(asked).toEqual(Array(5).fill('/to.ics'));
    const address = `${base.replace('http://', 'http://ann:secret@')}/to.ics`;
    expect(calendarSourceInput.safeParse({ ...given, address }).error?.issues).toEqual([
      expect.objectContaining({ path: ['address'], message: expect.stringContaining('password') }),
    ]);
    // Nor whoever comes past the form.
    expect(await addCalendarSource(mine.ctx, { ...given, address })).toMatchObject({ ok: false });
    expect(asked).toHaveLength(5);
    // Small on the way and large in memory.
    answer = (_, response) => {
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(`BEGIN:VCALENDAR${' '.repeat(50_000_000)}`));
    };
    expect(await addCalendarSource(mine.ctx, { ...given, address: `${base}/bomb.ics` })).toMatchObject({
      errors: [{ path: 'address', message: expect.stringContaining('2 MB') }],
    });
    expect(await listSources(mine.ctx)).toEqual([]);
  });
});

function nextMonday(): number {
  const soon = new Date(Date.now() + 7 * 86_400_000);
  // Winter or summer: Ann's hours are London's, so the test looks at the middle of the day only in winter time.
  soon.setUTCHours(0, 0, 0, 0);
  while (soon.getUTCDay() !== 1) soon.setUTCDate(soon.getUTCDate() + 1);
  return soon.getTime();
}
