import { encode } from 'next-auth/jwt';
import { generateSync } from 'otplib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { startApp, type TestApp } from '@/tests/support/app';
import { callAction, resultOf, serverActions, sessionCookie } from './server-actions';

/** Who is signed in, for how long, and what it takes: through the server's own doors. */
let app: TestApp;
let owner: pg.Client;
const password = 'demo-Passw0rd';
/** The demo operator's authenticator key, which the seed makes public. */
const operatorKey = 'MAISDEMOMAISDEMOMAISDEMOMAISDEMO';

beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
    RATE_LIMIT_OFFICE_PER_15_MIN: '100000',
    RATE_LIMIT_SIGN_IN_FAILURES_PER_15_MIN: '8',
  });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

async function act(name: string, args: unknown[], cookie = '') {
  const action = serverActions().find((each) => each.name === name);
  if (!action) throw new Error(`no ${name}`);
  const answer = await callAction(app, action, args, { cookie });
  return { ...answer, result: resultOf(answer.text) };
}
const signIn = (email: string, typed = password) =>
  act('signInAction', [{ email, password: typed, next: '' }]);
const session = (cookies: string[]) => cookies.find((cookie) => cookie.startsWith('mais.session=')) ?? '';
const halfway = (cookies: string[]) => cookies.find((cookie) => cookie.startsWith('mais.halfway=')) ?? '';
/** Where a page leads, or its status. */
async function visit(path: string, cookie: string): Promise<string | number> {
  const answer = await fetch(app.url + path, { headers: { cookie }, redirect: 'manual' });
  const text = await answer.text();
  const meta = /<meta id="__next-page-redirect"[^>]*url=([^"]+)"/.exec(text)?.[1];
  const location = answer.headers.get('location') ?? meta;
  return location ? new URL(location, app.url).pathname : answer.status;
}
let step = 0;
/** A code that no test has used: codes of one step before and after now are taken too. */
const nextCode = (key: string) =>
  generateSync({ secret: key, epoch: Math.floor(Date.now() / 1000) + 30 * ((step++ % 3) - 1) });
const forgetStep = (email: string) =>
  owner.query(
    `UPDATE "SecondFactor" SET "lastStep" = 0 WHERE "userId" = (SELECT "id" FROM "User" WHERE "email" = $1)`,
    [email],
  );

async function makePerson(email: string, role: 'STAFF' | 'ADMIN' | 'OWNER' | null, operator = false) {
  await owner.query(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash", "platformRole", "updatedAt")
       SELECT gen_random_uuid(), $1, 'Pat', "passwordHash", CASE WHEN $2 THEN 'OPERATOR'::"PlatformRole" END, now()
         FROM "User" WHERE "email" = 'owner@serene-spa.test'`,
    [email, operator],
  );
  if (role)
    await owner.query(
      `INSERT INTO "Member" ("id", "tenantId", "userId", "role")
         SELECT gen_random_uuid(), t."id", u."id", $2::"MemberRole" FROM "Tenant" t, "User" u
          WHERE t."slug" = 'serene-spa' AND u."email" = $1`,
      [email, role],
    );
}

describe('a second factor', () => {
  it('stands between an operator’s password and the console', async () => {
    const first = await signIn('operator@mais.test');
    expect(first.location).toMatch(/^\/sign-in\/code\?/);
    expect(session(first.cookies)).toBe('');
    const pending = halfway(first.cookies);
    // What is between the two steps opens nothing, under no name.
    expect(await visit('/platform', pending)).toBe('/sign-in');
    expect(await visit('/platform', pending.replace('mais.halfway', 'mais.session'))).toBe('/sign-in');

    expect((await act('codeAction', [{ code: '000000', next: '' }], pending)).result).toMatchObject({
      ok: false,
      code: 'unauthenticated',
    });
    const code = nextCode(operatorKey);
    const done = await act('codeAction', [{ code, next: '/platform' }], pending);
    expect(done.location).toMatch(/^\/platform/);
    expect(await visit('/platform', session(done.cookies))).toBe(200);
    // The same code again, by whoever looked over the shoulder.
    const again = await act(
      'codeAction',
      [{ code, next: '' }],
      halfway((await signIn('operator@mais.test')).cookies),
    );
    expect(again.result).toMatchObject({ ok: false });
    expect(session(again.cookies)).toBe('');
  });

  it('is asked for nowhere without the right password, and says the same to strangers', async () => {
    const answers = [
      await signIn('operator@mais.test', 'wrong'),
      await signIn('nobody@mais.test', 'wrong'),
      await signIn('owner@serene-spa.test', 'wrong'),
    ];
    for (const { result, cookies, location } of answers) {
      expect(result).toEqual(answers[0]?.result);
      expect([cookies, location]).toEqual([[], null]);
    }
    expect((await act('codeAction', [{ code: nextCode(operatorKey), next: '' }])).result?.code).toBe(
      'unauthenticated',
    );
    expect(await visit('/sign-in/code', '')).toBe('/sign-in');
  });

  it('is not gone around by the framework’s own endpoint, which knows everybody else', async () => {
    expect((await frameworkSignIn('operator@mais.test')).join()).not.toMatch(/mais\.session=[^;]/);
    expect((await frameworkSignIn('owner@serene-spa.test')).join()).toMatch(/mais\.session=[^;]/);
  });

  const frameworkSignIn = async (email: string) => {
    const csrf = await fetch(`${app.url}/api/auth/csrf`);
    const { csrfToken } = await csrf.json();
    const answer = await fetch(`${app.url}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: csrf.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      },
      body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    });
    return answer.headers.getSetCookie();
  };

  it('and a session is not prolonged by it', async () => {
    const until = Math.floor(Date.now() / 1000) + 3;
    const secret = app.env.NEXTAUTH_SECRET ?? '';
    const { rows } = await owner.query(
      `INSERT INTO "Session" ("id", "userId", "version", "device")
         SELECT gen_random_uuid(), "id", "sessionVersion", 'a test' FROM "User" WHERE "email" = 'owner@serene-spa.test'
       RETURNING "id" AS sid, "userId" AS sub, "version"`,
    );
    const cookie = `mais.session=${await encode({ token: { ...rows[0], factor: false, until }, secret })}`;
    expect(await visit('/admin', cookie)).toBe(200);
    const renewed = await fetch(`${app.url}/api/auth/session`, { headers: { cookie } });
    const copy = session(renewed.headers.getSetCookie()).split(';')[0] ?? '';
    expect(copy).toMatch(/^mais\.session=./);
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(until * 1000), { timeout: 5_000 });
    expect([await visit('/admin', cookie), await visit('/admin', copy)]).toEqual(['/sign-in', '/sign-in']);
  });

  it('is set up before an operator sees any page of the console', async () => {
    await makePerson('new-operator@mais.test', null, true);
    const { cookies } = await signIn('new-operator@mais.test');
    const cookie = session(cookies);
    for (const path of [
      '/platform',
      '/platform/tenants',
      '/platform/inbox',
      '/platform/outbox',
      '/platform/account',
    ])
      expect([path, await visit(path, cookie)]).toEqual([path, '/sign-in/set-up']);
    expect(await visit('/sign-in/set-up', cookie)).toBe(200);
    // Nor how the platform runs.
    expect(await visit('/api/metrics', cookie)).toBe(404);
    const ready = await fetch(`${app.url}/health/ready`, { headers: { cookie } });
    expect(await ready.json()).toEqual({ status: 'ok' });
    const { rows } = await owner.query(`SELECT "id" FROM "Tenant" LIMIT 1`);
    expect((await act('restoreAction', [{ tenantId: rows[0].id }], cookie)).result?.code).toBe('forbidden');

    const begun = await act('beginSecondFactorAction', [{ password }], cookie);
    // The picture is long, so the framework sends it on a line of its own, before the rest.
    const key = /"key":"([A-Z2-7]{32})"/.exec(begun.text)?.[1] ?? '';
    const finished = await act('finishSecondFactorAction', [{ code: generateSync({ secret: key }) }], cookie);
    expect(finished.result).toMatchObject({
      ok: true,
      recoveryCodes: expect.arrayContaining([expect.any(String)]),
    });
    expect(await visit('/platform', session(finished.cookies))).toBe(200);
    // The session from before it is over.
    expect(await visit('/platform', cookie)).toBe('/sign-in');
  });

  it('ends with guessing: eight wrong codes for one person, from wherever', async () => {
    await forgetStep('operator@mais.test');
    const pending = halfway((await signIn('operator@mais.test')).cookies);
    const codes: (string | undefined)[] = [];
    for (let guess = 0; guess < 10; guess++)
      codes.push((await act('codeAction', [{ code: '000000', next: '' }], pending)).result?.code);
    expect(codes.slice(0, 7)).toEqual(Array(7).fill('unauthenticated'));
    expect(codes.at(-1)).toBe('rate_limited');
    // Even the right one, and even after the password again.
    const anew = halfway((await signIn('operator@mais.test')).cookies);
    expect((await act('codeAction', [{ code: nextCode(operatorKey), next: '' }], anew)).result?.code).toBe(
      'rate_limited',
    );
    // Whoever knows the password can't keep its owner out: a browser of before is counted by itself.
    const token = 'k'.repeat(43);
    await owner.query(
      `INSERT INTO "KnownDevice" ("userId", "tokenHash") SELECT "id", $1 FROM "User" WHERE "email" = 'operator@mais.test'`,
      [tokenHash(token)],
    );
    const known = `${anew}; mais.browser=${token}`;
    await forgetStep('operator@mais.test');
    const inside = await act('codeAction', [{ code: nextCode(operatorKey), next: '' }], known);
    expect(session(inside.cookies)).not.toBe('');
  });
});

describe('a session', () => {
  it('ends when its person changes the password, in every browser', async () => {
    await makePerson('staff-1@serene.test', 'STAFF');
    const [one, two] = [await signIn('staff-1@serene.test'), await signIn('staff-1@serene.test')].map(
      ({ cookies }) => session(cookies),
    );
    expect(await visit('/admin', one ?? '')).toBe(200);
    const wrong = await act(
      'changePasswordAction',
      [{ current: 'wrong', password: 'kettle violin harbour' }],
      one,
    );
    expect(wrong.result).toMatchObject({ ok: false, code: 'validation_failed' });
    await act('changePasswordAction', [{ current: password, password: 'kettle violin harbour' }], one);
    for (const cookie of [one, two]) expect(await visit('/admin', cookie ?? '')).toBe('/sign-in');
    expect((await signIn('staff-1@serene.test')).result?.ok).toBe(false);
    expect(session((await signIn('staff-1@serene.test', 'kettle violin harbour')).cookies)).not.toBe('');
  });

  it.each(['changeRoleAction', 'removeMemberAction'])('ends by %s at once', async (name) => {
    const email = `${name.toLowerCase()}@serene.test`;
    await makePerson(email, 'ADMIN');
    const cookie = session((await signIn(email)).cookies);
    expect(await visit('/admin/packages', cookie)).toBe(200);
    const { rows } = await owner.query(
      `SELECT m."id" FROM "Member" m JOIN "User" u ON u."id" = m."userId" WHERE u."email" = $1`,
      [email],
    );
    const by = await sessionCookie(app, 'owner@serene-spa.test');
    const input = { memberId: rows[0].id, ...(name === 'changeRoleAction' ? { role: 'STAFF' } : {}) };
    expect((await act(name, [input], by)).result).toMatchObject({ ok: true });
    expect(await visit('/admin/packages', cookie)).toBe('/sign-in');
  });
});
