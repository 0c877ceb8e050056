import { parseICS, type VEvent } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFeed } from '@/lib/http/calendars/serve-feed';
import { listFeeds, makeFeed, removeFeed } from '@/lib/usecases/calendars/feeds';
import { readFeed } from '@/lib/usecases/calendars/read-feed';
import { type Business, makeBusiness, type Office, openOffice, standingBooking } from './business';

let office: Office;
let mine: Business;
let other: Business;

beforeAll(async () => {
  office = await openOffice();
  mine = await makeBusiness(office, 'mine');
  other = await makeBusiness(office, 'other');
});
afterAll(() => office.close());

const rows = async (sql: string, values: unknown[] = []) => (await office.owner.query(sql, values)).rows;

async function feedOf(input: { resourceId: string | null; showsCustomers: boolean }, whose = mine) {
  const made = await makeFeed(whose.ctx, input);
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

  it('is of the business’s own people and rooms only', async () => {
    const made = await makeFeed(other.ctx, { resourceId: mine.resourceId, showsCustomers: true });
    expect(made).toMatchObject({ ok: false, reason: 'not_found' });
  });
});
