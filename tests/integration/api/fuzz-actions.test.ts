import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { root } from '@/scripts/paths';
import { startApp, type TestApp } from '@/tests/support/app';
import { arbitraryFromSchema, type Known } from '@/tests/support/arbitrary-from-schema';
import { apiClient, freeSlots, inDays, keys, somebody } from './client';
import { LONGEST_MS, mutate, mutations, runs, SEED, spills, value } from './mutations';
import { callAction, resultOf, type ServerAction, serverActions, sessionCookie } from './server-actions';

/**
 * Every server action of the build, called by whom it is for, with what its own schema takes, as it is or wrong in one
 * to three places. Whatever comes, it is done or refused with a sentence: no 5xx, no surprise, no stack.
 */
type Action = ServerAction & { call: { input?: z.ZodType; length: number } };

const tenant = 'serene' as const;
/** Inputs that are sent at the same time. */
const AT_ONCE = 4;
const RUNS = runs(AT_ONCE);
let app: TestApp;
let owner: pg.Client;
let cookies: { office: string; platform: string };
/** Ids of the business, by table. */
const ids: Record<string, string[]> = {};
let starts: string[];
let token: string;

beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '10000000',
    RATE_LIMIT_OFFICE_PER_15_MIN: '10000000',
    RATE_LIMIT_OFFICE_LOOKUPS_PER_15_MIN: '10000000',
    RATE_LIMIT_MANAGE_PER_15_MIN: '10000000',
    RATE_LIMIT_BOOKING_PER_15_MIN: '10000000',
    RATE_LIMIT_SIGN_IN_FAILURES_PER_15_MIN: '10000000',
    RATE_LIMIT_SIGN_UP_PER_HOUR: '10000000',
    RATE_LIMIT_INVITATIONS_PER_DAY: '10000000',
    RATE_LIMIT_HOLDS_PER_VISITOR: '100000',
    RATE_LIMIT_HOLDS_PER_ADDRESS: '100000',
  });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  const api = apiClient(app);
  starts = (await freeSlots(api, tenant, 'massage-60', 3, 30)).map(({ start }) => start);
  const made = await api.post('bookings', keys.serene.sk, {
    package: 'massage-60',
    start: starts[0],
    customer: somebody(),
  });
  token = String(made.body.manageUrl).split('/').at(-1) ?? '';
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns a WHERE table_schema = 'public' AND column_name = 'tenantId'
        AND EXISTS (SELECT 1 FROM information_schema.columns b WHERE b.table_name = a.table_name AND b.column_name = 'id')`,
  );
  const whose = await owner.query('SELECT "id" FROM "Tenant" WHERE "slug" = $1', [keys[tenant].slug]);
  ids.Tenant = [whose.rows[0].id];
  for (const { name } of tables) {
    const { rows } = await owner.query(`SELECT "id" FROM "${name}" WHERE "tenantId" = $1 LIMIT 40`, [
      whose.rows[0].id,
    ]);
    ids[name] = rows.map(({ id }) => id);
  }
  // Whoever loses the role or the business is signed out, and the fuzz with them.
  const { rows: others } = await owner.query(
    `SELECT m."id" FROM "Member" m JOIN "User" u ON u."id" = m."userId" WHERE m."tenantId" = $1 AND u."email" <> $2`,
    [whose.rows[0].id, 'owner@serene-spa.test'],
  );
  ids.Member = others.map(({ id }) => id);
  cookies = {
    office: await sessionCookie(app, 'owner@serene-spa.test'),
    platform: await sessionCookie(app, 'operator@mais.test'),
  };
});
afterAll(async () => {
  const log = app?.log() ?? '';
  await owner?.end();
  await app?.close();
  // What nobody caught, and what was answered as a surprise.
  expect(log).not.toMatch(/unhandled|uncaught/i);
  expect(log.split('\n').filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
});

/** Which table an `id` is of, by the folder of the action. */
const tables: Record<string, string> = {
  'api-keys': 'ApiKey',
  calendars: 'CalendarFeed',
  bookings: 'Booking',
  closed: 'Blackout',
  customers: 'Customer',
  extras: 'AddOn',
  hours: 'Schedule',
  inbox: 'Job',
  outbox: 'Job',
  packages: 'Package',
  people: 'Resource',
  segments: 'Segment',
  services: 'Service',
  team: 'Member',
};
const words: Record<string, () => string[]> = {
  package: () => ['massage-60', 'massage-90', 'facial-45', 'yoga-class'],
  resource: () => ['amara'],
  slug: () => ['massage-60', 'hot-stones', 'something-new'],
  date: () => [inDays(tenant, 3), inDays(tenant, 40), inDays(tenant, -3)],
  startDate: () => [inDays(tenant, 3), inDays(tenant, 40)],
  endDate: () => [inDays(tenant, 4), inDays(tenant, 41)],
  start: () => starts.slice(1, 40),
  month: () => [inDays(tenant, 20).slice(0, 7)],
  zone: () => ['Europe/London', 'Australia/Lord_Howe', 'UTC'],
  timeZone: () => ['Europe/London', 'Australia/Lord_Howe', 'UTC'],
  currency: () => ['GBP', 'USD', 'JPY'],
  country: () => ['GB', 'US', 'JP'],
  business: () => [keys.serene.slug, 'Serene Spa'],
  token: () => [token],
  image: () => ['', '/demo/spa.jpg', 'https://127.0.0.1/a.jpg'],
  accentColor: () => ['#336699'],
  startTimes: () => ['09:00', '10:30', '23:55'],
  // Never the real one: whoever changes it signs out the fuzz.
  password: () => ['demo-Passw0rd-wrong', 'long enough to be one'],
};
const knownTo =
  (file: string): Known =>
  (field, format) => {
    if (words[field]) return words[field]();
    if (/e-?mail/i.test(field) || format === 'email') return ['ann@example.com', 'owner@serene-spa.test'];
    if (/Date$/.test(field) || format === 'date') return [inDays(tenant, 5), inDays(tenant, 60)];
    if (format !== 'uuid') return [];
    const named = /^(\w+?)Ids?$/.exec(field)?.[1];
    const folder = file.split('/').find((part) => tables[part]) ?? '';
    const table = named ? `${named[0]?.toUpperCase()}${named.slice(1)}` : (tables[folder] ?? '');
    return ids[table]?.length ? ids[table] : Object.values(ids).flat().slice(0, 50);
  };

const slugs = fc.constantFrom(keys.serene.slug, keys.serene.slug, keys.serene.slug, keys.bella.slug, 'none');

/** What it is called with: for a customer's page the link first, for a business's page its name. */
function argumentsOf({ file, call }: Action): fc.Arbitrary<unknown[]> {
  const { input, length } = call;
  // Signing out, changing the business: they take nothing, or an id.
  if (!input) return fc.array(fc.oneof(value, fc.constantFrom(...(ids.Tenant ?? []))), { maxLength: 2 });
  const sent = fc
    .tuple(arbitraryFromSchema(input, knownTo(file)), fc.option(mutations, { freq: 3, nil: [] }))
    .map(([right, changes]) =>
      typeof right === 'object' && right !== null && changes.length
        ? mutate(right as Record<string, unknown>, [], changes)
        : right,
    );
  const any = fc.oneof({ weight: 12, arbitrary: sent }, { weight: 1, arbitrary: value });
  if (length === 1) return any.map((each) => [each]);
  const byLink = /^app\/manage\/|\/booked\//.test(file);
  const first = byLink ? fc.oneof({ weight: 6, arbitrary: fc.constant<unknown>(token) }, value) : slugs;
  return fc.tuple(first, any);
}

/** As the framework's own client writes texts: a dollar sign in front is its mark. */
function encoded(sent: unknown): unknown {
  if (typeof sent === 'string') return sent.startsWith('$') ? `$${sent}` : sent;
  // A mutation may have given a list a constructor of its own, which map() would ask.
  if (Array.isArray(sent)) return Array.from(sent, encoded);
  if (typeof sent !== 'object' || sent === null) return sent;
  const entries = Object.entries(sent).map(([name, inner]) => [name, encoded(inner)] as const);
  return Object.fromEntries(entries);
}

/** What takes things away comes last: the others should find something to work on. */
const order = ({ file, name }: ServerAction) =>
  `${/remove|erase|suspend|revoke|cancel/.test(name) ? 1 : 0} ${/^app\/(admin|platform)/.test(file) ? 1 : 0} ${file} ${name}`;
const all = serverActions().sort((one, other) => (order(one) < order(other) ? -1 : 1));
/** What would say that the fuzz itself was kept out. Who is about to sign in is nobody yet. */
const keptOut = (file: string) =>
  /^app\/\(site\)/.test(file) ? /^(internal|rate_limited)$/ : /^(internal|unauthenticated|rate_limited)$/;

async function cookieFor({ file, name }: ServerAction): Promise<string> {
  // It ends the session that it is called with.
  if (name === 'signOutAction') return sessionCookie(app, 'owner@serene-spa.test');
  if (file.startsWith('app/platform/')) return cookies.platform;
  return /^app\/(admin|authorize)\//.test(file) ? cookies.office : '';
}

it.each(all)(
  '$file $name',
  async (action) => {
    const module = await import(join(root, action.file));
    const target: Action = { ...action, call: module[action.name] };
    const cookie = await cookieFor(action);
    const check = async (sent: unknown[]) => {
      const answer = await callAction(app, action, encoded(sent) as unknown[], { cookie });
      const said = `${JSON.stringify(sent)?.slice(0, 800)} → ${answer.status} ${answer.text.slice(0, 400)}`;
      expect(answer.status, said).toBeLessThan(500);
      expect(resultOf(answer.text)?.code ?? '', said).not.toMatch(keptOut(action.file));
      expect(answer.text, said).not.toMatch(spills);
    };
    const together = fc.array(argumentsOf(target), { minLength: AT_ONCE, maxLength: AT_ONCE });
    await fc.assert(
      fc.asyncProperty(together, async (all) => {
        await Promise.all(all.map(check));
      }),
      { numRuns: Math.ceil(RUNS / AT_ONCE), seed: SEED, endOnFailure: true },
    );
  },
  LONGEST_MS,
);
