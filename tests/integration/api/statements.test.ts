import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import pg from 'pg';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '@/scripts/paths';
import { startApp, type TestApp } from '@/tests/support/app';
import { createSeededDatabase } from '@/tests/support/seeded';
import { type StatementCounter, startStatementCounter } from '@/tests/support/statement-counter';
import { type Api, apiClient, freeDates, inDays, keys, somebody } from './client';
import { sessionCookie } from './server-actions';

/**
 * How many statements each page and each route sends, with the demo's rows and with nine times as many of everything:
 * the same number. They are counted on the wire. Pages and routes are taken from the build's manifest; a new one
 * without a case fails.
 */
let app: TestApp;
let counter: StatementCounter;
let api: Api;
let owner: pg.Client;
let cookies: { office: string; platform: string; halfway: string };

beforeAll(async () => {
  app = await startApp(
    {
      // Nobody runs jobs meanwhile: what they ask is not the request's.
      QSTASH_URL: 'http://127.0.0.1:9',
      RATE_LIMIT_VISIT_PER_5_MIN: '100000',
      RATE_LIMIT_VISIT_PER_ADDRESS_PER_DAY: '100000',
      RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
      RATE_LIMIT_OFFICE_PER_15_MIN: '100000',
      RATE_LIMIT_MANAGE_PER_15_MIN: '100000',
      RATE_LIMIT_BOOKING_PER_15_MIN: '100000',
    },
    async () => {
      const seeded = await createSeededDatabase();
      counter = await startStatementCounter(seeded.url);
      return { ...seeded, url: counter.through(seeded.url) };
    },
  );
  api = apiClient(app);
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  await owner.query(`UPDATE "ApiKey" SET "scopes" = '{read,write,propose}' WHERE "kind" = 'SECRET'`);
  cookies = {
    office: await sessionCookie(app, 'owner@bella-weddings.test'),
    platform: await sessionCookie(app, 'operator@mais.test'),
    halfway: await halfwayCookie('operator@mais.test'),
  };
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
  await counter?.close();
});

/** Of somebody who has shown the right password and is asked for a code. */
async function halfwayCookie(email: string): Promise<string> {
  const { rows } = await owner.query('SELECT "id", "sessionVersion" FROM "User" WHERE "email" = $1', [email]);
  const token = { sub: rows[0].id, version: rows[0].sessionVersion };
  const secret = app.env.NEXTAUTH_SECRET ?? '';
  return `mais.halfway=${await encode({ token, secret, salt: 'second-factor', maxAge: 600 })}`;
}

type Ask = { path: string; cookie?: string; key?: string; body?: unknown; headers?: Record<string, string> };
type Case = () => Promise<Ask> | Ask;

const page =
  (path: string): Case =>
  () => ({ path });
const office =
  (path: string): Case =>
  () => ({ path, cookie: cookies.office });
const platform =
  (path: string): Case =>
  () => ({ path, cookie: cookies.platform });
const read =
  (path: string, key = keys.bella.sk): Case =>
  () => ({ path: `/api/v1/${path}`, key });
const bella = keys.bella.slug;

/** A booking with money, mails and a history, and its customer. */
async function known() {
  if (knownOnes) return knownOnes;
  const { rows } = await owner.query<{ booking: string; customer: string }>(
    `SELECT b."id" AS booking, b."customerId" AS customer FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId"
      WHERE t."slug" = $1 AND EXISTS (SELECT 1 FROM "Payment" p WHERE p."bookingId" = b."id") ORDER BY b."createdAt" LIMIT 1`,
    [bella],
  );
  if (!rows[0]) throw new Error('The demo has no paid booking');
  knownOnes = rows[0];
  return knownOnes;
}
let knownOnes: { booking: string; customer: string } | undefined;

/** A booking that is confirmed; how it is paid for, and the jobs of that, are not what is counted here. */
async function book() {
  const date = free.pop();
  const made = await api.post('bookings', keys.bella.sk, {
    package: 'elopement',
    date,
    customer: somebody(),
  });
  expect(made.status).toBe(201);
  const id = String(made.body.id);
  const { rows } = await owner.query('SELECT "id" FROM "Checkout" WHERE "bookingId" = $1', [id]);
  await owner.query(`UPDATE "Claim" SET "expiresAt" = NULL WHERE "bookingId" = $1`, [id]);
  await owner.query(
    `UPDATE "Booking" SET "status" = 'CONFIRMED', "holdExpiresAt" = NULL, "confirmedAt" = now() WHERE "id" = $1`,
    [id],
  );
  return { id, checkout: rows[0].id, token: String(made.body.manageUrl).split('/').at(-1) ?? '' };
}
let free: string[];
let held: Awaited<ReturnType<typeof book>>;
const managed =
  (rest = '') =>
  (): Ask => ({ path: `/manage/${held.token}${rest}` });
const booked =
  (rest = '') =>
  (): Ask => ({ path: `/t/${bella}/booked/${held.id}${rest}?token=${held.token}` });
const changed = async (verb: string, body: unknown): Promise<Ask> => ({
  path: `/api/v1/bookings/${(await book()).id}/${verb}`,
  key: keys.bella.sk,
  body,
});

/** Its work is a row at a time by its nature: a sweep, or one job by its name. */
const BY_ROW = null;
const onFile =
  (call: string, body: unknown): Case =>
  async () => ({ path: `/api/v1/files/${(await known()).booking}/${call}`, key: keys.bella.sk, body });
/** Always a 500, from a file. */
const THE_ERROR_ITSELF = null;
const cases: Record<string, Case | null> = {
  '/': page('/'),
  '/terms': page('/terms'),
  '/privacy': page('/privacy'),
  '/imprint': page('/imprint'),
  '/help': page('/help'),
  '/demo': page('/demo'),
  '/problems/[code]': page('/problems/slot_taken'),
  '/demo/side-by-side': page('/demo/side-by-side'),
  '/sign-up': page('/sign-up'),
  '/sign-in': page('/sign-in'),
  '/sign-in/code': () => ({ path: '/sign-in/code', cookie: cookies.halfway }),
  '/sign-in/set-up': () => ({ path: '/sign-in/set-up', cookie: cookies.platform }),
  '/reset': page('/reset'),
  '/reset/[token]': page('/reset/x'),
  '/confirm/[token]': page('/confirm/x'),
  '/invite/[token]': page('/invite/x'),
  '/confirm/[[...rest]]': page('/confirm'),
  '/demo/[...rest]': page('/demo/no/such'),
  '/invite/[[...rest]]': page('/invite'),
  '/reset/[...rest]': page('/reset/no/such'),
  '/sign-in/[...rest]': page('/sign-in/no/such'),
  '/sign-up/[...rest]': page('/sign-up/no/such'),
  '/t/[tenant]/book/[[...rest]]': page(`/t/${bella}/book`),
  '/t/[tenant]/booked/[[...rest]]': page(`/t/${bella}/booked`),
  '/_global-error': THE_ERROR_ITSELF,
  '/_not-found': page('/nowhere'),
  '/files/[tenant]/[file]/[name]': page('/files/x/y/1.webp'),
  '/calendars/[token]/bookings.ics': page('/calendars/x/bookings.ics'),
  '/files/signed/[token]': page('/files/signed/x'),
  '/icon.svg': page('/icon.svg'),
  '/health': page('/health'),
  '/health/ready': page('/health/ready'),
  '/dev/mail/[[...path]]': page('/dev/mail'),
  '/dev/ui': page('/dev/ui'),
  '/admin': office('/admin'),
  '/admin/[...rest]': office('/admin/no/such'),
  '/admin/account': office('/admin/account'),
  '/admin/api-keys': office('/admin/api-keys'),
  '/admin/programs': office('/admin/programs'),
  '/authorize': office('/authorize?client_id=x&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback'),
  '/authorize/[...rest]': office('/authorize/no/such'),
  '/admin/calendars': office('/admin/calendars'),
  '/admin/calendars/google': office('/admin/calendars/google'),
  '/admin/away': office('/admin/away'),
  '/admin/bookings': office('/admin/bookings?when=all'),
  '/admin/bookings/[id]': async () => ({
    path: `/admin/bookings/${(await known()).booking}`,
    cookie: cookies.office,
  }),
  '/admin/bookings/new': office('/admin/bookings/new'),
  '/admin/business': office('/admin/business'),
  '/admin/calendar': office('/admin/calendar'),
  '/admin/closed': office('/admin/closed'),
  '/admin/proposals': office('/admin/proposals'),
  '/admin/customers': office('/admin/customers'),
  '/admin/customers/[id]': async () => ({
    path: `/admin/customers/${(await known()).customer}`,
    cookie: cookies.office,
  }),
  '/admin/extras': office('/admin/extras'),
  '/admin/files': office('/admin/files'),
  '/admin/go-live': office('/admin/go-live'),
  '/admin/hours': office('/admin/hours'),
  '/admin/money': office('/admin/money'),
  '/admin/packages': office('/admin/packages'),
  '/admin/payments': office('/admin/payments'),
  '/admin/people': office('/admin/people'),
  '/admin/policy': office('/admin/policy'),
  '/admin/security': office('/admin/security'),
  '/admin/segments': office('/admin/segments'),
  '/admin/services': office('/admin/services'),
  '/admin/site': office('/admin/site'),
  '/admin/team': office('/admin/team'),
  '/platform': platform('/platform'),
  '/platform/[...rest]': platform('/platform/no/such'),
  '/platform/account': platform('/platform/account'),
  '/platform/inbox': platform('/platform/inbox'),
  '/platform/outbox': platform('/platform/outbox?status=DONE'),
  '/platform/tenants': platform('/platform/tenants'),
  '/api/auth/[...nextauth]': page('/api/auth/session'),
  '/api/metrics': () => ({ path: '/api/metrics', cookie: cookies.platform }),
  '/api/cron/[task]': BY_ROW,
  '/api/jobs/[name]': BY_ROW,
  '/api/assistant': () => ({
    path: '/api/assistant',
    cookie: cookies.office,
    body: { conversationId: null, text: 'hello', page: '/admin' },
    headers: { origin: app.url },
  }),
  '/api/visits/[tenant]': () => ({
    path: '/api/visits/bella-weddings',
    body: { visit: null, text: 'When is an elopement free?' },
    headers: { origin: app.url },
  }),
  '/api/mcp': () => ({
    path: '/api/mcp',
    key: keys.bella.sk,
    body: { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
    headers: { accept: 'application/json, text/event-stream' },
  }),
  '/api/oauth/server': page('/.well-known/oauth-authorization-server'),
  '/api/oauth/resource': page('/.well-known/oauth-protected-resource'),
  '/api/oauth/register': () => ({
    path: '/api/oauth/register',
    body: { client_name: 'A program', redirect_uris: ['http://127.0.0.1/back'] },
  }),
  '/api/oauth/token': () => ({
    path: '/api/oauth/token',
    body: 'grant_type=refresh_token&refresh_token=x&client_id=x',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  '/api/oauth/revoke': () => ({
    path: '/api/oauth/revoke',
    body: 'token=x&client_id=x',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  '/api/v1/[...path]': read('nothing'),
  '/api/v1/add-ons': read('add-ons?segment=intimate'),
  '/api/v1/availability/dates': () =>
    read(`availability/dates?package=elopement&from=${inDays('bella', 10)}&to=${inDays('bella', 90)}`)(),
  '/api/v1/availability/slots': () =>
    read(
      `availability/slots?package=massage-60&from=${inDays('serene', 1)}&to=${inDays('serene', 30)}`,
      keys.serene.sk,
    )(),
  '/api/v1/bookings': read('bookings?limit=500'),
  '/api/v1/bookings/[id]': async () => read(`bookings/${(await known()).booking}`)(),
  '/api/v1/bookings/[id]/cancel': () => changed('cancel', { by: 'business' }),
  '/api/v1/bookings/[id]/refund': async () => ({
    path: `/api/v1/bookings/${(await known()).booking}/refund`,
    key: keys.bella.sk,
    body: { amountCents: 1 },
  }),
  '/api/v1/bookings/[id]/reschedule': () => changed('reschedule', { date: free.pop() }),
  '/api/v1/bookings/[id]/files': async () => read(`bookings/${(await known()).booking}/files`)(),
  '/api/v1/bookings/[id]/files/[file]': async () =>
    read(`bookings/${(await known()).booking}/files/${(await known()).booking}`)(),
  '/api/v1/files': read('files?limit=500'),
  '/api/v1/files/[id]/describe': async () => onFile('describe', { alt: '', focus: { x: 50, y: 50 } })(),
  '/api/v1/files/[id]/finish': async () => onFile('finish', {})(),
  '/api/v1/files/[id]/remove': async () => onFile('remove', {})(),
  '/api/v1/openapi.json': page('/api/v1/openapi.json'),
  '/api/v1/packages': read('packages'),
  '/api/v1/packages/[slug]': read('packages/elopement'),
  '/api/v1/quotes': () => ({
    path: '/api/v1/quotes',
    key: keys.bella.sk,
    body: { package: 'elopement', date: inDays('bella', 70), addOns: [{ slug: 'album', quantity: 1 }] },
  }),
  '/api/v1/segments': read('segments'),
  '/api/webhooks/google': () => ({
    path: '/api/webhooks/google',
    body: '',
    headers: {
      'x-goog-channel-id': '0199f000-0000-7000-8000-000000000001',
      'x-goog-resource-state': 'exists',
    },
  }),
  '/api/webhooks/stripe': () => {
    const payload = JSON.stringify({
      id: `evt_${Math.random()}`,
      object: 'event',
      type: 'charge.refunded',
      created: Math.floor(Date.now() / 1000),
      data: { object: { id: 'ch_x', object: 'charge' } },
    });
    const secret = app.env.STRIPE_WEBHOOK_SECRET ?? '';
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    return { path: '/api/webhooks/stripe', body: payload, headers: { 'stripe-signature': signature } };
  },
  '/manage': page('/manage'),
  '/manage/[token]': managed(),
  '/manage/[token]/[...rest]': managed('/nowhere'),
  '/manage/[token]/calendar.ics': managed('/calendar.ics'),
  '/manage/[token]/files/[file]': async () => managed(`/files/${(await known()).booking}`)(),
  '/manage/[token]/month': () =>
    managed(`/month?month=${inDays('bella', 70).slice(0, 7)}&seats=1&zone=UTC`)(),
  '/manage/[token]/move': managed('/move'),
  '/manage/[token]/move/preview': () => managed(`/move/preview?date=${free.at(-1)}`)(),
  '/manage/[token]/receipt': managed('/receipt'),
  '/manage/[token]/status': () => managed(`/status?checkout=${held.checkout}`)(),
  '/preview/[tenant]/[[...path]]': page(`/preview/${bella}`),
  '/t/[tenant]': page(`/t/${bella}`),
  '/t/[tenant]/[...rest]': page(`/t/${bella}/nowhere/at-all`),
  '/t/[tenant]/p/[package]': page(`/t/${bella}/p/elopement`),
  '/t/[tenant]/s/[segment]': page(`/t/${bella}/s/intimate`),
  '/book/[tenant]/[package]': page(`/t/${bella}/book/elopement`),
  '/t/[tenant]/book/[package]': page(`/t/${bella}/book/elopement?seats=1`),
  '/t/[tenant]/book/[package]/month': () => ({
    path: `/t/${bella}/book/elopement/month?month=${inDays('bella', 70).slice(0, 7)}&seats=1&zone=UTC`,
  }),
  '/t/[tenant]/booked/[booking]': booked(),
  '/t/[tenant]/booked/[booking]/status': booked('/status'),
};

it('has a case for every page and route of the build', () => {
  const manifest = JSON.parse(readFileSync(join(root, '.next/app-path-routes-manifest.json'), 'utf8'));
  expect(Object.keys(cases).sort()).toEqual([...new Set(Object.values(manifest))].sort());
});

async function send({ path, cookie, key, body, headers }: Ask): Promise<number> {
  const answer = await fetch(app.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  await answer.text();
  return answer.status;
}

type Count = { status: number; statements: string[] };

/** One request's statements, when all that was asked before has come to rest. */
async function countOne(ask: Case): Promise<Count> {
  const asked = await ask();
  await quiet();
  counter.take();
  const status = await send(asked);
  await quiet();
  return { status, statements: counter.take() };
}

/** Until nothing more is asked: work after the answer, the mails and jobs of what was done before. */
async function quiet(): Promise<void> {
  for (let before = -1; before !== counter.total(); ) {
    before = counter.total();
    await sleep(15);
  }
}

const counted = Object.entries(cases).flatMap(([route, ask]) => (ask ? [[route, ask] as const] : []));
/** Beside 200. */
const otherAnswers: Record<string, number> = {
  '/_not-found': 404,
  '/api/oauth/register': 201,
  // Of nobody.
  '/api/oauth/token': 400,
  '/api/v1/[...path]': 404,
  '/files/[tenant]/[file]/[name]': 404,
  '/files/signed/[token]': 404,
  // A booking's id is no file's.
  '/api/v1/bookings/[id]/files/[file]': 404,
  '/manage/[token]/files/[file]': 404,
  '/api/v1/files/[id]/describe': 404,
  '/api/v1/files/[id]/finish': 404,
  '/api/v1/files/[id]/remove': 404,
  // An address that is nobody's, and a channel that is none of ours.
  '/calendars/[token]/bookings.ics': 404,
  '/api/webhooks/google': 404,
  ...Object.fromEntries(
    Object.keys(cases)
      .filter((route) => route.includes('...rest'))
      .map((route) => [route, 404]),
  ),
};

it('sends as many statements with nine times the rows', async () => {
  free = await freeDates(api, 'bella', 'elopement', 60, 149);
  held = await book();
  const few = new Map<string, Count>();
  // The first time may fill a cache.
  for (const [, ask] of counted) await send(await ask());
  for (const [route, ask] of counted) {
    const count = await countOne(ask);
    expect([route, count.status]).toEqual([route, otherAnswers[route] ?? 200]);
    few.set(route, count);
  }

  await owner.query(readFileSync(join(root, 'tests/support/multiply.sql'), 'utf8'));
  // Not on the one that is refunded here: a dispute would freeze that.
  await owner.query(
    `INSERT INTO "Dispute" ("id", "tenantId", "bookingId", "paymentId", "stripeDisputeId", "amountCents", "currency", "openedAt")
       SELECT gen_random_uuid(), "tenantId", "bookingId", "id", 'dp_' || "id", 1, "currency", now() FROM "Payment" WHERE "bookingId" <> $1`,
    [(await known()).booking],
  );
  free = await freeDates(api, 'bella', 'elopement', 60, 149);
  const grown: string[] = [];
  for (const [route, ask] of counted) {
    const before = few.get(route)?.statements.length ?? 0;
    let many = await countOne(ask);
    // A cache may have to be filled, or a version is read that was believed a tenth of a second before.
    for (let again = 0; again < 3 && many.statements.length > before; again++) many = await countOne(ask);
    expect([route, many.status]).toEqual([route, otherAnswers[route] ?? 200]);
    if (many.statements.length > before)
      grown.push(`${route}: ${before} → ${many.statements.length}\n  ${many.statements.join('\n  ')}`);
  }
  expect(grown.join('\n')).toBe('');
}, 120_000);
