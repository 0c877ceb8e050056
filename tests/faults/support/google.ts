import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createSecretBox } from '@/lib/integrations/crypto/secret-box';
import { localSecrets } from '@/stand-ins/settings';
import { freeDate, keys, type Made } from './customers';
import type { FaultWorld } from './world';

export const anna = 'anna@gmail.test';
export const ben = 'ben@gmail.test';

const scopes =
  'https://www.googleapis.com/auth/calendar.calendarlist.readonly https://www.googleapis.com/auth/calendar.events';

/** Somebody lets us in on Google's page: the refresh token that comes of it. */
export async function consented(
  { app, vendorUrls }: { app: { url: string }; vendorUrls: { google: string } },
  email: string,
  scope = scopes,
): Promise<string> {
  const { googleClientId: client_id, googleClientSecret: client_secret } = localSecrets;
  const verifier = randomBytes(32).toString('base64url');
  const redirect_uri = `${app.url}/admin/calendars/google`;
  const sent = (path: string, form: Record<string, string>) =>
    fetch(`${vendorUrls.google}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ client_id, redirect_uri, ...form }),
      redirect: 'manual',
    });
  const back = await sent('/o/oauth2/v2/auth', {
    response_type: 'code',
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    access_type: 'offline',
    prompt: 'consent',
    email,
    answer: 'allow',
  });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = { client_secret, grant_type: 'authorization_code', code, code_verifier: verifier };
  return (await (await sent('/token', answer)).json()).refresh_token;
}

/** As the office connects a Google account, again or for the first time: its calendars are due then. */
export async function connect(world: FaultWorld, slug: string, email = anna): Promise<string> {
  const [tenant] = await world.sql<{ id: string }>('SELECT "id" FROM "Tenant" WHERE "slug" = $1', [slug]);
  const tenantId = tenant?.id ?? '';
  const [known] = await world.sql<{ id: string }>(
    'SELECT "id" FROM "GoogleAccount" WHERE "tenantId" = $1 AND "email" = $2',
    [tenantId, email],
  );
  const id = known?.id ?? randomUUID();
  const about = `google ${tenantId} ${id}`;
  const sealed = createSecretBox(world.app.env.ENCRYPTION_KEYS ?? '').seal(
    await consented(world, email),
    about,
  );
  await world.sql(
    `INSERT INTO "GoogleAccount" ("id", "tenantId", "email", "sealedToken") VALUES ($1, $2, $3, $4)
       ON CONFLICT ("tenantId", "id") DO UPDATE SET "sealedToken" = $4, "lostAt" = NULL`,
    [id, tenantId, email, sealed],
  );
  await world.sql(
    `UPDATE "CalendarSource" SET "dueAt" = now(), "syncToken" = NULL, "channelUntil" = NULL, "writeDueAt" = now() WHERE "accountId" = $1`,
    [id],
  );
  return id;
}

/** A connected account's own calendar is somebody's of this business: it blocks, and bookings are written into it. */
export async function attach(world: FaultWorld, slug: string, email: string): Promise<string> {
  const accountId = await connect(world, slug, email);
  const [source] = await world.sql<{ id: string }>(
    `INSERT INTO "CalendarSource" ("id", "tenantId", "resourceId", "name", "sealedAddress", "host", "accountId", "externalId", "writes", "writeDueAt")
     SELECT gen_random_uuid(), r."tenantId", r."id", 'Google', '', 'Google', $2, $3, true, now()
       FROM "Resource" r JOIN "Tenant" t ON t."id" = r."tenantId" WHERE t."slug" = $1 ORDER BY r."position", r."id" LIMIT 1
     RETURNING "id"`,
    [slug, accountId, email],
  );
  return source?.id ?? '';
}

/** Whether bella can be booked on a date. */
export async function isFree({ api }: FaultWorld, date: string): Promise<boolean> {
  const { body } = await api.get(`availability/dates?package=elopement&from=${date}&to=${date}`, keys.bella);
  return body.data[0].available;
}

/** Its customer takes another date, and pays what it is dearer by. */
export async function move(world: FaultWorld, { id }: Made): Promise<string> {
  const date = await freeDate(world);
  const moved = await world.api.post(`bookings/${id}/reschedule`, keys.bella, { date });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  if (moved.body.checkoutUrl) {
    await world.cloud.pay(new URL(moved.body.checkoutUrl).pathname.split('/').at(-1) ?? '');
    await expect.poll(async () => (await dateOf(world, id)) === date, { timeout: 20_000 }).toBe(true);
  }
  return date;
}
const dateOf = async (world: FaultWorld, id: string) =>
  (await world.sql<{ date: string }>('SELECT "date"::text AS date FROM "Booking" WHERE "id" = $1', [id]))[0]
    ?.date;

/** What the calendars' rows say of when they are looked at next, in seconds. */
export async function comesBackIn({ sql }: FaultWorld, sourceId: string) {
  const [row] = await sql<{ read: number; write: number; failure: string }>(
    `SELECT extract(epoch FROM "dueAt" - now())::float8 AS read, extract(epoch FROM "writeDueAt" - now())::float8 AS write, "failure"
       FROM "CalendarSource" WHERE "id" = $1`,
    [sourceId],
  );
  if (!row) throw new Error('the calendar is gone');
  return row;
}

/** One look, whatever it finds: reading and writing are due, and the sweep does both. */
export async function look(world: FaultWorld, sourceId: string): Promise<void> {
  await world.sql(`UPDATE "CalendarSource" SET "dueAt" = now(), "writeDueAt" = now() WHERE "id" = $1`, [
    sourceId,
  ]);
  await world.sweep();
  await jobsDone(world);
}

/** No work at calendars is under way, or due. */
export async function jobsDone({ sql }: FaultWorld): Promise<void> {
  const left = () =>
    sql(
      `SELECT "name", "status", "attempts", "runAt", "publishedAt", "createdAt", now(), "lastError" FROM "Job" WHERE "lane" = 'calendar'
          AND ("status" = 'RUNNING' OR "status" = 'READY' AND "lastError" = '' AND "runAt" <= now())`,
    );
  await expect.poll(left, { timeout: 40_000 }).toEqual([]);
}

/** What Google was asked, and what somebody does in their calendar there. */
export function googleOf(here: () => FaultWorld) {
  const struck = async (status: number | null, path = '') =>
    (await here().cloud.calls()).google.calls.filter(
      (call) => call.status === status && call.path.includes(path),
    ).length;
  const asked = async (method: string, path: string) =>
    (await here().cloud.calls()).google.calls.filter(
      (call) => call.method === method && call.path.endsWith(path),
    ).length;
  const addDay = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  /** Somebody is busy: a whole day, or two hours of it. */
  async function busyOn(date: string, hours = false, id?: string): Promise<string> {
    const [start, end] = hours
      ? [{ dateTime: `${date}T16:00:00Z` }, { dateTime: `${date}T18:00:00Z` }]
      : [{ date }, { date: addDay(date) }];
    return (await here().cloud.googleEvent(anna, { ...(id ? { id } : {}), summary: 'Dentist', start, end }))
      .id;
  }
  return { struck, asked, busyOn };
}
