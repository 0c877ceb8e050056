import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readLiveClaims } from '@/lib/data/bookings/claims';
import { listClashes } from '@/lib/data/calendars/busy-times';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { createBookingInput } from '@/lib/domain/booking-input';
import { usualChoices } from '@/lib/domain/calendars/busy';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { readSlots } from '@/lib/usecases/availability/read';
import { removeBlackout, saveBlackout } from '@/lib/usecases/blackouts/save';
import { createBooking } from '@/lib/usecases/bookings/create';
import {
  beginGoogle,
  connectGoogle,
  disconnectGoogle,
  listGoogleAccounts,
  listGoogleCalendars,
} from '@/lib/usecases/calendars/google';
import { addGoogleCalendar } from '@/lib/usecases/calendars/google-sources';
import { acceptProposal, declineProposal, listProposals } from '@/lib/usecases/calendars/proposals';
import { readSource } from '@/lib/usecases/calendars/read-source';
import { writeBookingsThere } from '@/lib/usecases/calendars/set-writes';
import {
  addCalendarSource,
  changeCalendarSource,
  listSources,
  removeCalendarSource,
} from '@/lib/usecases/calendars/sources';
import { writeCalendar } from '@/lib/usecases/calendars/write-google';
import { sweepMinute } from '@/lib/usecases/sweep/minute';
import { receiveGoogleNotice } from '@/lib/usecases/webhooks/receive-google';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';
import { type Business, makeBusiness, type Office, openOffice, standingBooking } from './business';

const anna = 'anna@gmail.test';
const appUrl = 'http://127.0.0.1:9';
let cloud: Awaited<ReturnType<typeof startLocalCloud>>;
let google: ReturnType<typeof controlCloud>;
let office: Office;
let mine: Business;
let made = 0;

beforeAll(async () => {
  cloud = await startLocalCloud({ appUrl });
  google = controlCloud(cloud.urls.control);
  process.env.APP_URL = appUrl;
  process.env.GOOGLE_API_URL = cloud.urls.google;
  process.env.GOOGLE_CLIENT_ID = localSecrets.googleClientId;
  process.env.GOOGLE_CLIENT_SECRET = localSecrets.googleClientSecret;
  office = await openOffice();
});
afterAll(async () => {
  for (const name of ['APP_URL', 'GOOGLE_API_URL', 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'])
    delete process.env[name];
  await office?.close();
  await cloud?.close();
});
beforeEach(async () => {
  await google.reset();
  await office.owner.query(`UPDATE "CalendarSource" SET "dueAt" = now() + interval '1 day'`);
  made += 1;
  mine = await makeBusiness(office, `google-${made}`);
});

const rows = async (sql: string, values: unknown[] = []) => (await office.owner.query(sql, values)).rows;

/** As a browser goes through Google's page: what it is sent back with. */
async function consent(url: string, answer = 'allow', email = anna): Promise<URLSearchParams> {
  const page = await (await fetch(url)).text();
  expect(page).toContain('MAIS wants to look into your calendars');
  const hidden = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const body = new URLSearchParams(
    hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
  );
  body.set('answer', answer);
  body.set('email', email);
  const sent = await fetch(`${cloud.urls.google}/o/oauth2/v2/auth`, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  return new URL(sent.headers.get('location') ?? '').searchParams;
}
async function askFor(ctx: TenantContext) {
  const begun = await beginGoogle(ctx);
  if (!begun.ok) throw new Error(begun.detail);
  return begun.url;
}
async function connect(whose = mine) {
  const back = await consent(await askFor(whose.ctx));
  const input = { code: back.get('code') ?? '', state: back.get('state') ?? '' };
  const connected = await connectGoogle(whose.ctx, input);
  if (!connected.ok) throw new Error(connected.detail);
  return { id: connected.id, input };
}
async function source(whose = mine, more = {}) {
  const { id: accountId } = await connect(whose);
  const added = await addGoogleCalendar(whose.ctx, {
    accountId,
    externalId: anna,
    resourceId: whose.resourceId,
    ...usualChoices,
    ...more,
  });
  if (!added.ok) throw new Error(added.detail);
  await rows(`DELETE FROM "Job"`);
  return { id: added.id, accountId };
}
const read = (id: string, now?: number) => readSource(mine.ctx, { sourceId: id }, now);

const monday = (() => {
  const soon = new Date(Date.now() + 7 * 86_400_000);
  soon.setUTCHours(0, 0, 0, 0);
  while (soon.getUTCDay() !== 1) soon.setUTCDate(soon.getUTCDate() + 1);
  return soon.getTime();
})();
const at = (hour: number) => new Date(monday + hour * 3_600_000).toISOString();
const day = at(0).slice(0, 10);
const event = (from: number, to: number, more = {}) => ({
  summary: 'Dentist',
  start: { dateTime: at(from) },
  end: { dateTime: at(to) },
  ...more,
});
async function isFree(hour: number, whose = mine) {
  const found = await readSlots(whose.ctx, { package: 'massage', from: day, to: day });
  return found.ok && found.slots.some(({ start }) => start === Date.parse(at(hour)));
}
/** How often a kind of call was made. */
async function asked(method: string, path: string) {
  const { google: of } = await google.calls();
  return of.calls.filter((call) => call.method === method && call.path.endsWith(path)).length;
}

describe('connecting Google', () => {
  it('keeps the permission sealed, and gives it back', async () => {
    const { id } = await connect();
    expect(await listGoogleAccounts(mine.ctx)).toEqual({
      configured: true,
      accounts: [{ id, email: anna, lostAt: null }],
    });
    const [row] = await rows('SELECT * FROM "GoogleAccount" WHERE "id" = $1', [id]);
    expect(row.sealedToken).toMatch(/^v\d+\.[\w-]+$/);
    const found = await listGoogleCalendars(mine.ctx, { id });
    expect(found.ok && found.calendars.map(({ name }) => name)).toEqual([anna, 'Family']);
    // The same person again is the same account.
    expect((await connect()).id).toBe(id);
    expect(await disconnectGoogle(mine.ctx, { id })).toEqual({ ok: true });
    expect((await listGoogleAccounts(mine.ctx)).accounts).toEqual([]);
    expect(await asked('POST', '/revoke')).toBe(1);
    const actions = await rows(
      'SELECT "action" FROM "AuditEntry" WHERE "tenantId" = $1 ORDER BY "createdAt"',
      [mine.ctx.tenantId],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'google_account.connected',
      'google_account.connected',
      'google_account.disconnected',
    ]);
  });

  it('takes an answer once, from who asked, in time, with all that is needed', async () => {
    const { input } = await connect();
    expect(await connectGoogle(mine.ctx, input)).toMatchObject({ ok: false });
    const other = await makeBusiness(office, `other-${made}`);
    const colleague = mintTenantContext(mine.ctx.tenantId, {
      kind: 'MEMBER',
      id: other.ownerId,
      name: 'X',
      role: 'OWNER',
    });
    for (const whose of [other.ctx, colleague]) {
      const back = await consent(await askFor(mine.ctx));
      const theirs = { code: back.get('code') ?? '', state: back.get('state') ?? '' };
      expect(await connectGoogle(whose, theirs)).toMatchObject({ ok: false, reason: 'not_allowed' });
    }
    const back = await consent(await askFor(mine.ctx));
    const late = { code: back.get('code') ?? '', state: back.get('state') ?? '' };
    expect(await connectGoogle(mine.ctx, late, Date.now() + 3_600_000)).toMatchObject({ ok: false });
    expect(await connectGoogle(mine.ctx, { ...late, state: `${late.state}x` })).toMatchObject({ ok: false });
    // The code belongs to its verifier, which is in the state of its own request.
    const another = await consent(await askFor(mine.ctx));
    expect(await connectGoogle(mine.ctx, { ...late, state: another.get('state') ?? '' })).toMatchObject({
      ok: false,
    });
    expect((await consent(await askFor(mine.ctx), 'deny')).get('error')).toBe('access_denied');
  });
});

describe('a calendar of Google’s', () => {
  it('blocks what is busy there, as its owner chose, with what has changed since', async () => {
    const kept = await google.googleEvent(anna, event(9, 10));
    await google.googleEvent(anna, event(10, 11, { transparency: 'transparent' }));
    await google.googleEvent(anna, event(11, 12, { eventType: 'workingLocation' }));
    await google.googleEvent(
      anna,
      event(12, 13, { attendees: [{ email: anna, self: true, responseStatus: 'declined' }] }),
    );
    await google.googleEvent(anna, event(13, 14, { status: 'tentative' }));
    const { id } = await source();
    await read(id);
    expect(await Promise.all([9, 10, 11, 12, 13, 14].map((hour) => isFree(hour)))).toEqual([
      false,
      true,
      true,
      true,
      false,
      true,
    ]);
    // Moved and deleted there: only what has changed is asked for.
    await google.googleEvent(anna, { ...event(15, 16), id: kept.id });
    await google.googleEvent(anna, event(14, 15));
    await read(id);
    expect(await Promise.all([9, 14, 15].map((hour) => isFree(hour)))).toEqual([true, false, false]);
    await google.googleDelete(anna, kept.id);
    await read(id);
    expect(await isFree(15)).toBe(true);
    expect(await listSources(mine.ctx)).toEqual([
      expect.objectContaining({ failure: '', readAt: expect.any(Number) }),
    ]);
    // A sync token that is no longer known: all anew, nothing lost.
    await google.googleConfig({ forgetTokens: true });
    await google.googleEvent(anna, event(16, 17));
    await read(id);
    expect(await Promise.all([13, 14, 16].map((hour) => isFree(hour)))).toEqual([false, false, false]);
    expect(await asked('GET', '/events')).toBe(5);
  });

  it('blocks each time of a repeating event, by its own clock, as each is now', async () => {
    const { id } = await source();
    // Across the night on which London's clocks go back, two months of Sundays.
    const year = new Date().getUTCFullYear() + (new Date().getUTCMonth() > 7 ? 1 : 0);
    const first = new Date(Date.UTC(year, 9, 1));
    while (first.getUTCDay() !== 0) first.setUTCDate(first.getUTCDate() + 1);
    const on = first.toISOString().slice(0, 10);
    const zone = 'Europe/London';
    const made = await google.googleEvent(anna, {
      summary: 'Choir',
      start: { dateTime: `${on}T18:00:00+01:00`, timeZone: zone },
      end: { dateTime: `${on}T20:00:00+01:00`, timeZone: zone },
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=6'],
    });
    const known = async () =>
      (
        await rows(
          `SELECT "key", to_char(lower("during") AT TIME ZONE 'Europe/London', 'HH24:MI') AS at FROM "BusyTime" WHERE "sourceId" = $1 ORDER BY lower("during")`,
          [id],
        )
      ).map(({ key, at: time }) => ({ key, time }));
    const there = new Date(first.getTime() + 35 * 86_400_000).getTime() < Date.now() + 400 * 86_400_000;
    expect(there).toBe(true);
    await read(id);
    const before = await known();
    expect(before.map(({ time }) => time)).toEqual(Array(6).fill('18:00'));
    // One is moved, one is cancelled, then the last two are taken off.
    const [, second, third] = before;
    const day2 = new Date(first.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
    await google.googleEvent(anna, {
      id: second?.key ?? '',
      start: { dateTime: `${day2}T10:00:00+01:00` },
      end: { dateTime: `${day2}T11:00:00+01:00` },
    });
    await google.googleDelete(anna, third?.key ?? '');
    await read(id);
    expect((await known()).map(({ time }) => time)).toEqual(['18:00', '10:00', '18:00', '18:00', '18:00']);
    await google.googleEvent(anna, { id: made.id, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] });
    await read(id);
    expect((await known()).map(({ time }) => time)).toEqual(['18:00', '10:00', '18:00']);
    // Read anew, it is the same; deleted, it is gone with all of its times.
    await google.googleConfig({ forgetTokens: true });
    await read(id);
    expect((await known()).map(({ time }) => time)).toEqual(['18:00', '10:00', '18:00']);
    await google.googleDelete(anna, made.id);
    await read(id);
    expect(await known()).toEqual([]);
  });

  it('blocks the same times by its address in iCal format: months, what was moved and what was taken out', async () => {
    const { id } = await source();
    const zone = 'Europe/London';
    // The second Tuesday of a month, on both sides of a change of clocks.
    const first = new Date(monday);
    first.setUTCDate(1);
    first.setUTCMonth(first.getUTCMonth() + 1);
    while (first.getUTCDay() !== 2) first.setUTCDate(first.getUTCDate() + 1);
    first.setUTCDate(first.getUTCDate() + 7);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric' });
    const summer = 18 - Number(clock.format(first.getTime() + 18 * 3_600_000));
    const at = (hour: number) => new Date(first.getTime() + (hour + summer) * 3_600_000).toISOString();
    const made = await google.googleEvent(anna, {
      summary: 'Board',
      start: { dateTime: at(18), timeZone: zone },
      end: { dateTime: at(20), timeZone: zone },
      recurrence: ['RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=10'],
    });
    await google.googleEvent(anna, {
      summary: 'Fair',
      start: { date: day },
      end: { date: new Date(monday + 2 * 86_400_000).toISOString().slice(0, 10) },
      recurrence: ['RRULE:FREQ=YEARLY;COUNT=2'],
    });
    const known = async (sourceId: string) =>
      (
        await rows(
          `SELECT to_char(lower("during") AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS at, "title" FROM "BusyTime" WHERE "sourceId" = $1 ORDER BY 1, 2`,
          [sourceId],
        )
      ).map(({ at: time, title }) => `${time} ${title}`);
    await read(id);
    const all = await rows(
      `SELECT "key" FROM "BusyTime" WHERE "sourceId" = $1 AND "title" = 'Board' ORDER BY lower("during")`,
      [id],
    );
    expect(all).toHaveLength(10);
    await google.googleDelete(anna, all[1]?.key);
    await google.googleEvent(anna, {
      id: all[2]?.key,
      summary: 'Board, early',
      start: { dateTime: at(24 * 60) },
      end: { dateTime: at(24 * 60 + 1) },
    });
    await read(id);
    const subscribed = await addCalendarSource(mine.ctx, {
      resourceId: mine.resourceId,
      name: 'By address',
      address: `${cloud.urls.google}/calendars/${encodeURIComponent(anna)}/${encodeURIComponent(anna)}/basic.ics`,
      ...usualChoices,
    });
    if (!subscribed.ok) throw new Error(subscribed.detail);
    const byGoogle = await known(id);
    expect(byGoogle.filter((line) => line.endsWith('18:00 Board'))).toHaveLength(8);
    expect(byGoogle).toHaveLength(11);
    expect(await known(subscribed.id)).toEqual(byGoogle);
    expect(made.id).not.toBe('');
  });

  it('tells the owner of a standing booking that clashes, and leaves it alone', async () => {
    const { id } = await source();
    const stands = await standingBooking(office, mine, {
      type: 'TIMESLOT',
      date: day,
      start: at(9),
      end: at(10),
    });
    await google.googleEvent(anna, event(9, 9.5));
    await read(id);
    expect(await listClashes(mine.ctx, 20)).toEqual([
      expect.objectContaining({ bookingId: stands.id, title: 'Dentist' }),
    ]);
  });

  it('is read once for a burst of notifications, and never for a forged one', async () => {
    const { id } = await source();
    await read(id);
    const [channel] = await google.googleChannels();
    if (!channel) throw new Error('no channel');
    const told = { channelId: channel.id, token: channel.token, state: 'exists' };
    expect(await receiveGoogleNotice({ ...told, state: 'sync' })).toEqual({ outcome: 'known' });
    expect(await receiveGoogleNotice({ ...told, token: 'guess' })).toEqual({ outcome: 'forged' });
    expect(await receiveGoogleNotice({ ...told, channelId: '0199f000-0000-7000-8000-000000000001' })).toEqual(
      { outcome: 'forged' },
    );
    // Another channel's secret, and another's id: of another business, too.
    const other = await makeBusiness(office, `told-${made}`);
    const { id: theirs } = await source(other);
    await readSource(other.ctx, { sourceId: theirs });
    const strange = (await google.googleChannels()).find(({ id: each }) => each !== channel.id);
    expect(strange?.token.length).toBeGreaterThan(40);
    for (const mixed of [
      { ...told, token: strange?.token ?? '' },
      { ...told, channelId: strange?.id ?? '' },
      { ...told, token: '' },
      { ...told, token: tokenHash(channel.token) },
      { ...told, channelId: channel.id.toUpperCase() },
    ])
      expect(await receiveGoogleNotice(mixed)).toEqual({ outcome: 'forged' });
    await google.googleEvent(anna, event(9, 10));
    const burst = await Promise.all(Array.from({ length: 100 }, () => receiveGoogleNotice(told)));
    expect(burst.filter(({ outcome }) => outcome === 'owed')).toHaveLength(1);
    const before = await asked('GET', '/events');
    await sweepMinute();
    expect(await asked('GET', '/events')).toBe(before + 1);
    expect(await isFree(9)).toBe(false);
    // What is told after it began owes the next one.
    expect(await receiveGoogleNotice(told)).toMatchObject({ outcome: 'owed' });
    // The token is nowhere to be read, and the channel is renewed before it ends, the former one stopped.
    expect(
      await rows('SELECT * FROM "CalendarSource" WHERE "channelTokenHash" = $1', [channel.token]),
    ).toEqual([]);
    await read(id, Date.now() + 5.5 * 86_400_000);
    const channels = (await google.googleChannels()).map(({ id: renewed }) => renewed);
    expect(channels).toHaveLength(2);
    expect(channels).not.toContain(channel.id);
    // What comes late by the former one, or for a calendar that was taken off, is nobody's.
    expect(await receiveGoogleNotice(told)).toEqual({ outcome: 'forged' });
    await removeCalendarSource(other.ctx, { id: theirs });
    expect(
      await receiveGoogleNotice({
        channelId: strange?.id ?? '',
        token: strange?.token ?? '',
        state: 'exists',
      }),
    ).toEqual({ outcome: 'forged' });
  });

  it('holds its last known times while Google is away, slow, too busy or broken', async () => {
    await google.googleEvent(anna, event(9, 10));
    const { id } = await source();
    await read(id);
    for (const fail of [
      { status: 500 },
      { status: 503 },
      { reset: true },
      { status: 403, code: 'rateLimitExceeded' },
      { status: 429, code: 'rateLimitExceeded' },
    ]) {
      await google.switch('google', { ...fail, path: '/events' });
      await read(id).catch((error: Error) => expect(error.name).toBe('NotYet'));
      expect(await listSources(mine.ctx), JSON.stringify(fail)).toEqual([
        expect.objectContaining({ failure: 'silent' }),
      ]);
      expect(await isFree(9)).toBe(false);
    }
    await google.switch('google', null);
    await rows(`UPDATE "CalendarSource" SET "failingSince" = now() WHERE "id" = $1`, [id]);
    // Three outages of the last twenty calls: its breaker has not opened.
    await read(id);
    expect((await listSources(mine.ctx))[0]?.failure).toBe('');
    expect(await readLiveClaims(mine.ctx, [mine.resourceId], monday, monday + 86_400_000)).toHaveLength(1);
  });

  it('is not lost for a token that Google refuses without reason: only Google’s word for it ends a permission', async () => {
    await google.googleEvent(anna, event(9, 10));
    const { id } = await source();
    await read(id);
    // Each token, however fresh.
    await google.switch('google', { status: 401, code: 'authError', path: '/calendar/v3' });
    const before = await asked('POST', '/token');
    await read(id);
    expect(await asked('POST', '/token')).toBe(before + 1);
    expect((await listGoogleAccounts(mine.ctx)).accounts).toEqual([
      expect.objectContaining({ lostAt: null }),
    ]);
    expect(await listSources(mine.ctx)).toEqual([expect.objectContaining({ failure: 'silent' })]);
    expect(await isFree(9)).toBe(false);
    expect(
      await rows(`SELECT 1 FROM "AccountEvent" WHERE "userId" = $1 AND "kind" = 'calendar_lost'`, [
        mine.ownerId,
      ]),
    ).toEqual([]);
    await google.switch('google', null);
    await read(id);
    expect(await listSources(mine.ctx)).toEqual([expect.objectContaining({ failure: '' })]);
  });

  it('asks at most two calls at once of one account', async () => {
    const { accountId } = await source();
    await listGoogleCalendars(mine.ctx, { id: accountId });
    await google.switch('google', { path: '/calendarList', delayMs: 150 });
    const began = Date.now();
    await Promise.all(Array.from({ length: 6 }, () => listGoogleCalendars(mine.ctx, { id: accountId })));
    expect(Date.now() - began).toBeGreaterThanOrEqual(3 * 150);
  });

  it('is marked at once when the permission is gone, and goes on when it is back', async () => {
    await google.googleEvent(anna, event(9, 10));
    const { id, accountId } = await source();
    await read(id);
    await google.googleRevoke(anna);
    await read(id);
    expect(await listSources(mine.ctx)).toEqual([expect.objectContaining({ failure: 'revoked' })]);
    expect((await listGoogleAccounts(mine.ctx)).accounts).toEqual([
      { id: accountId, email: anna, lostAt: expect.any(Number) },
    ]);
    expect(await isFree(9)).toBe(false);
    expect(await listGoogleCalendars(mine.ctx, { id: accountId })).toEqual({
      ok: true,
      lost: true,
      calendars: [],
    });
    const mails = await rows(
      `SELECT "about" FROM "AccountEvent" WHERE "userId" = $1 AND "kind" = 'calendar_lost'`,
      [mine.ownerId],
    );
    expect(mails).toEqual([{ about: `${anna}, google-${made}` }]);
    expect(await rows(`SELECT 1 FROM "Job" WHERE "name" = 'send_link_mail'`)).toHaveLength(1);
    // Nobody is asked any more until somebody connects again.
    const before = await asked('POST', '/token');
    await read(id);
    expect(await asked('POST', '/token')).toBe(before);
    await google.googleEvent(anna, event(10, 11));
    expect((await connect()).id).toBe(accountId);
    await read(id);
    // The former channel ended with the former permission.
    expect(await google.googleChannels()).toHaveLength(1);
    expect(await listSources(mine.ctx)).toEqual([
      expect.objectContaining({ failure: '', failingSince: null }),
    ]);
    expect([await isFree(9), await isFree(10)]).toEqual([false, false]);
  });
});

describe('bookings in Google', () => {
  const write = (id: string) => writeCalendar(mine.ctx, { sourceId: id });
  const there = async () => (await google.googleEvents(anna)).filter(({ status }) => status !== 'cancelled');
  const stands = (from: number, to: number) =>
    standingBooking(office, mine, { type: 'TIMESLOT', date: day, start: at(from), end: at(to) });
  /** As a booking of the product itself: it can be moved. */
  async function booked(hour: number) {
    const made = await createBooking(
      mine.ctx,
      createBookingInput.parse({
        package: 'massage',
        start: at(hour),
        arrangement: 'AT_APPOINTMENT',
        customer: { name: 'Cara', email: 'cara@example.com' },
      }),
      { source: 'OFFICE', visitor: null, idempotency: null },
    );
    if (!made.ok) throw new Error(made.detail);
    return made.booking.id;
  }
  async function written() {
    const { id } = await source();
    expect(await writeBookingsThere(mine.ctx, { id, writes: true })).toEqual({ ok: true });
    await rows(`DELETE FROM "Job"`);
    return id;
  }

  it('stand there once, however often and however badly they are written, move and go', async () => {
    const id = await written();
    const first = await stands(9, 10);
    await stands(13, 14);
    // The work is done and its answer lost: the next run makes no second one.
    await google.switch('google', { method: 'POST', path: '/events', status: 502, after: true, times: 1 });
    await write(id);
    expect(await there()).toHaveLength(1);
    await google.switch('google', null);
    await write(id);
    await write(id);
    expect((await there()).map(({ summary }) => summary)).toEqual([
      'Massage: Cara Customer',
      'Massage: Cara Customer',
    ]);
    const inserts = await asked('POST', '/events');
    await write(id);
    expect(await asked('POST', '/events')).toBe(inserts);
    // Its own entry doesn't make anybody busy.
    await read(id);
    expect(await rows('SELECT 1 FROM "BusyTime" WHERE "sourceId" = $1', [id])).toEqual([]);
    await rows('UPDATE "Booking" SET "startTime" = $2, "endTime" = $3 WHERE "id" = $1', [
      first.id,
      at(11),
      at(12),
    ]);
    await write(id);
    expect((await there()).map(({ start }) => 'dateTime' in start && Date.parse(start.dateTime))).toContain(
      Date.parse(at(11)),
    );
    await rows(`UPDATE "Booking" SET "status" = 'CANCELED', "confirmedAt" = now() WHERE "id" = $1`, [
      first.id,
    ]);
    await write(id);
    expect(await there()).toHaveLength(1);
    // Taken out again when nobody wants them there.
    await writeBookingsThere(mine.ctx, { id, writes: false });
    await write(id);
    expect(await there()).toEqual([]);
    expect(await rows('SELECT 1 FROM "CalendarEntry" WHERE "sourceId" = $1', [id])).toEqual([]);
  });

  it('moved there are a question here: yes moves the booking, no puts the entry back', async () => {
    await rows('UPDATE "Tenant" SET "liveAt" = now() WHERE "id" = $1', [mine.ctx.tenantId]);
    const id = await written();
    const bookingId = await booked(10);
    await write(id);
    const [event] = await there();
    const move = (hour: number) =>
      google.googleEvent(anna, {
        id: event?.id ?? '',
        start: { dateTime: at(hour) },
        end: { dateTime: at(hour + 1) },
      });
    const startOf = async () =>
      (
        await rows('SELECT "startTime" FROM "Booking" WHERE "id" = $1', [bookingId])
      )[0].startTime.toISOString();
    await move(14);
    await read(id);
    expect(await startOf()).toBe(at(10));
    const [asks] = await listProposals(mine.ctx);
    expect(asks).toMatchObject({
      movedTo: Date.parse(at(14)),
      guests: [{ id: bookingId }],
      verdict: { kind: 'move', refundCents: 0 },
    });
    // A changed telephone number doesn't put it back in silence.
    await rows(`UPDATE "Booking" SET "contactPhone" = '+441' WHERE "id" = $1`, [bookingId]);
    await write(id);
    expect((await there()).map(({ start }) => 'dateTime' in start && start.dateTime)).toEqual([at(14)]);
    expect(await acceptProposal(mine.ctx, { id: asks?.id ?? '' })).toEqual({ ok: true });
    expect(await startOf()).toBe(at(14));
    expect(
      await rows(`SELECT 1 FROM "Mail" WHERE "bookingId" = $1 AND "kind" ILIKE '%moved%'`, [bookingId]),
    ).not.toEqual([]);
    expect(await acceptProposal(mine.ctx, { id: asks?.id ?? '' })).toMatchObject({ ok: false });
    await write(id);
    await read(id);
    expect(await listProposals(mine.ctx)).toEqual([]);

    // Where somebody else is booked it can't go, and says so; no puts it back.
    await stands(16, 17);
    await move(16);
    await read(id);
    const [taken] = await listProposals(mine.ctx);
    expect(taken?.verdict).toMatchObject({ kind: 'no' });
    expect(await acceptProposal(mine.ctx, { id: taken?.id ?? '' })).toMatchObject({ ok: false });
    expect(await declineProposal(mine.ctx, { id: taken?.id ?? '' })).toEqual({ ok: true });
    await write(id);
    const times = (await there()).map(({ start }) =>
      'dateTime' in start ? new Date(start.dateTime).toISOString() : '',
    );
    expect(times.sort()).toEqual([at(14), at(16)]);

    // Deleted there: the booking stands, and its entry comes back.
    await google.googleDelete(anna, event?.id ?? '');
    await read(id);
    const [deleted] = await listProposals(mine.ctx, { bookingId });
    expect(deleted).toMatchObject({ movedTo: null, verdict: { kind: 'cancel' } });
    expect(await startOf()).toBe(at(14));
    await declineProposal(mine.ctx, { id: deleted?.id ?? '' });
    await write(id);
    expect(await there()).toHaveLength(2);
    await read(id);
    expect(await listProposals(mine.ctx)).toEqual([]);
  });

  it('stand beside holds, as tentative, and closed periods, as busy, where its owner wants them', async () => {
    await rows('UPDATE "Tenant" SET "liveAt" = now() WHERE "id" = $1', [mine.ctx.tenantId]);
    const id = await written();
    const { id: held } = await stands(9, 10);
    await rows(
      `UPDATE "Booking" SET "status" = 'PENDING', "holdExpiresAt" = now() + interval '1 hour' WHERE "id" = $1`,
      [held],
    );
    const period = {
      id: null,
      startMinute: null,
      endMinute: null,
      reason: 'Away',
      resourceId: mine.resourceId,
    };
    const closed = await saveBlackout(mine.ctx, { ...period, startDate: day, endDate: day });
    await write(id);
    expect(await there()).toEqual([]);
    const [source] = await listSources(mine.ctx);
    const choices = { id, name: 'Google', ...usualChoices, edition: source?.edition };
    expect(
      await changeCalendarSource(mine.ctx, { ...choices, writesHolds: true, writesClosed: true }),
    ).toEqual({ ok: true });
    await write(id);
    expect((await there()).map(({ summary, status }) => [summary, status]).sort()).toEqual([
      ['Ann isn’t available: Away', 'confirmed'],
      ['Held: Massage: Cara Customer', 'tentative'],
    ]);
    // Neither is busy against itself.
    await read(id);
    expect(await rows('SELECT 1 FROM "BusyTime" WHERE "sourceId" = $1', [id])).toEqual([]);
    // Paid: the same entry says so.
    await rows(`UPDATE "Booking" SET "status" = 'CONFIRMED', "holdExpiresAt" = NULL WHERE "id" = $1`, [held]);
    await write(id);
    expect((await there()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
    // A closed period that is moved or deleted there is put back, and nobody is asked.
    const away = (await there()).find(({ summary }) => summary?.includes('Away'));
    const startOf = async () => (await there()).find(({ id: each }) => each === away?.id)?.start;
    await google.googleEvent(anna, { id: away?.id ?? '', ...event(12, 13) });
    await read(id);
    expect(await listProposals(mine.ctx)).toEqual([]);
    await write(id);
    expect(await startOf()).toEqual({ date: day });
    await google.googleDelete(anna, away?.id ?? '');
    await read(id);
    await write(id);
    expect(await startOf()).toEqual({ date: day });
    // Opened here again, it goes there too, at the next sweep.
    await rows(
      `UPDATE "CalendarSource" SET "wroteThrough" = now() - interval '1 minute', "writeDueAt" = now() + interval '1 hour', "dueAt" = now() + interval '1 day' WHERE "id" = $1`,
      [id],
    );
    await rows(`UPDATE "AuditEntry" SET "createdAt" = now() - interval '1 hour' WHERE "tenantId" = $1`, [
      mine.ctx.tenantId,
    ]);
    await rows(`DELETE FROM "Job"`);
    expect(await removeBlackout(mine.ctx, { id: closed.ok ? closed.id : '' })).toMatchObject({ ok: true });
    await sweepMinute();
    expect(await startOf()).toBeUndefined();
  });

  it('are no question when they are moved here while Google is read', async () => {
    const id = await written();
    const { id: bookingId } = await stands(9, 10);
    await write(id);
    await read(id);
    await google.switch('google', { method: 'GET', path: '/events', delayMs: 500 });
    const reading = read(id);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await rows('UPDATE "Booking" SET "startTime" = $2, "endTime" = $3 WHERE "id" = $1', [
      bookingId,
      at(11),
      at(12),
    ]);
    await write(id);
    await reading;
    expect(await rows('SELECT "proposal" FROM "CalendarEntry" WHERE "sourceId" = $1', [id])).toEqual([
      { proposal: null },
    ]);
  });

  it('are written when Google is back, by what the history says', async () => {
    const id = await written();
    await write(id);
    await rows(
      `UPDATE "CalendarSource" SET "wroteThrough" = now() - interval '1 minute', "dueAt" = now() + interval '1 day' WHERE "id" = $1`,
      [id],
    );
    await rows('UPDATE "Tenant" SET "liveAt" = now() WHERE "id" = $1', [mine.ctx.tenantId]);
    const bookingId = await booked(10);
    await google.switch('google', { status: 503, times: 2 });
    await sweepMinute();
    expect(await there()).toEqual([]);
    await google.switch('google', null);
    await rows('UPDATE "CalendarSource" SET "writeDueAt" = now() WHERE "id" = $1', [id]);
    await sweepMinute();
    expect((await there()).map(({ description }) => description)).toEqual([
      expect.stringContaining(bookingId),
    ]);
  });
});
