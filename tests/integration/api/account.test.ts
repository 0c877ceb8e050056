import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { startApp, type TestApp } from '@/tests/support/app';
import type { TestDatabase } from '@/tests/support/database';
import { createSeededDatabase } from '@/tests/support/seeded';
import { callAction, resultOf, serverActions, sessionCookie } from './server-actions';

/** Sessions that can be seen and ended, and what is asked once more before it is done. Not in the demo. */
let app: TestApp;
let owner: pg.Client;
const password = 'demo-Passw0rd';
const spa = 'owner@serene-spa.example';
const programRequest = { client_id: 'x', redirect_uri: 'http://127.0.0.1/back' };
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';

beforeAll(async () => {
  const settings = { RATE_LIMIT_PUBLIC_PER_15_MIN: '100000', DEMO: '0', TRUSTED_IP_HEADER: 'x-real-ip' };
  app = await startApp(settings, likeTheDemo);
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
});
/** Its businesses under other names and keys: the demo's own are let in by the demo only. */
async function likeTheDemo(): Promise<TestDatabase> {
  const database = await createSeededDatabase();
  const client = new pg.Client({ connectionString: database.directUrl });
  await client.connect();
  await client.query(`UPDATE "User" SET "email" = replace("email", '.test', '.example')`);
  await client.query(`UPDATE "ApiKey" SET "keyHash" = md5("keyHash"), "publicKey" = NULL`);
  await client.end();
  return database;
}

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
const named = (cookies: string[], name: string) =>
  cookies.find((cookie) => cookie.startsWith(`mais.${name}=`)) ?? '';
async function signIn(email: string, browser = '', typed = password) {
  const answer = await act('signInAction', [{ email, password: typed, next: '' }], browser);
  return { ...answer, session: named(answer.cookies, 'session'), browser: named(answer.cookies, 'browser') };
}
async function isIn(cookie: string, path = '/admin/account'): Promise<boolean> {
  const answer = await fetch(app.url + path, { headers: { cookie }, redirect: 'manual' });
  const text = await answer.text();
  return answer.status === 200 && !text.includes('__next-page-redirect');
}
const mailsTo = async (email: string) => (await app.cloud.mails(email)).map(({ subject }) => subject);

describe('signing out', () => {
  it('ends every copy of the cookie, and only this session', async () => {
    const [one, two] = [await signIn(spa), await signIn(spa)];
    expect([await isIn(one.session), await isIn(two.session)]).toEqual([true, true]);
    const copy = one.session;
    await act('signOutAction', [], one.session);
    expect([await isIn(copy), await isIn(two.session)]).toEqual([false, true]);
    // Nor does the framework’s own endpoint bring it back.
    const renewed = await fetch(`${app.url}/api/auth/session`, { headers: { cookie: copy } });
    const again = named(
      renewed.headers.getSetCookie().map((each) => each.split(';')[0] ?? ''),
      'session',
    );
    expect(again === '' || !(await isIn(again))).toBe(true);
  });

  it('by the framework’s own door ends every copy too', async () => {
    const [one, two] = [await signIn(spa), await signIn(spa)];
    const csrf = await fetch(`${app.url}/api/auth/csrf`);
    const { csrfToken } = await csrf.json();
    const out = await fetch(`${app.url}/api/auth/signout`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [one.session, ...csrf.headers.getSetCookie().map((each) => each.split(';')[0])].join('; '),
      },
      body: new URLSearchParams({ csrfToken, callbackUrl: '/', json: 'true' }),
    });
    expect(out.status).toBe(200);
    expect([await isIn(one.session), await isIn(two.session)]).toEqual([false, true]);
  });
});

describe('one’s own sessions', () => {
  it('are listed with their browsers, and each can be ended from another', async () => {
    await owner.query('UPDATE "Session" SET "endedAt" = now()');
    const [here, there] = [await signIn(spa), await signIn(spa)];
    const list = await fetch(`${app.url}/admin/account`, { headers: { cookie: here.session } });
    expect(await list.text()).toContain('This browser');
    const { rows } = await owner.query(
      `SELECT "id" FROM "Session" WHERE "endedAt" IS NULL ORDER BY "createdAt" DESC LIMIT 1`,
    );
    expect((await act('endSessionAction', [{ id: rows[0].id }], here.session)).result).toMatchObject({
      ok: true,
    });
    expect([await isIn(here.session), await isIn(there.session)]).toEqual([true, false]);
    const third = await signIn(spa);
    await act('endOtherSessionsAction', [{}], `${here.session}; ${here.browser}`);
    expect([await isIn(here.session), await isIn(third.session)]).toEqual([true, false]);
    // Nor is another browser a known one any more.
    const known = await owner.query(
      `SELECT "tokenHash" FROM "KnownDevice" d JOIN "User" u ON u."id" = d."userId" WHERE u."email" = $1`,
      [spa],
    );
    expect(known.rows).toEqual([{ tokenHash: tokenHash(here.browser.split('=')[1] ?? '') }]);
  });

  it('are nobody else’s to end', async () => {
    const theirs = await signIn('owner@bella-weddings.example');
    const mine = await signIn(spa);
    const { rows } = await owner.query(
      `SELECT s."id" FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE u."email" = 'owner@bella-weddings.example' AND s."endedAt" IS NULL`,
    );
    for (const { id } of rows)
      expect((await act('endSessionAction', [{ id }], mine.session)).result?.ok).toBe(false);
    expect(await isIn(theirs.session)).toBe(true);
  });

  it('of an operator last twelve hours, of anybody else two weeks', async () => {
    const aged = async (email: string, hours: number) => {
      const cookie = await sessionCookie(app, email);
      await owner.query(
        `UPDATE "Session" SET "createdAt" = now() - make_interval(hours => $2) WHERE "id" = (SELECT s."id" FROM "Session" s
           JOIN "User" u ON u."id" = s."userId" WHERE u."email" = $1 ORDER BY s."createdAt" DESC LIMIT 1)`,
        [email, hours],
      );
      return cookie;
    };
    const at = async (hours: number) => [
      await isIn(await aged('operator@mais.example', hours), '/platform'),
      await isIn(await aged(spa, hours)),
    ];
    expect(await at(11)).toEqual([true, true]);
    expect(await at(13)).toEqual([false, true]);
    expect(await at(14 * 24 + 1)).toEqual([false, false]);
  });
});

describe('before what would outlast an open browser', () => {
  const harmful: [string, () => Promise<unknown[]> | unknown[]][] = [
    ['createApiKeyAction', () => [{ name: 'Mine', kind: 'SECRET' }]],
    ['revokeApiKeyAction', () => idOf('ApiKey')],
    ['replaceApiKeyAction', () => idOf('ApiKey')],
    ['connectAction', () => [{}]],
    ['connectProgramAction', () => [{ request: programRequest, businessId: v7(), scopes: ['read'] }]],
    ['inviteAction', () => [{ email: 'friend@example.com', role: 'OWNER' }]],
    ['withdrawAction', () => idOf('Member')],
    ['changeRoleAction', async () => [{ memberId: (await idOf('Member'))[0]?.id, role: 'STAFF' }]],
    ['removeMemberAction', async () => [{ memberId: (await idOf('Member'))[0]?.id }]],
    ['exportCustomerAction', () => idOf('Customer')],
    ['eraseCustomerAction', () => idOf('Customer')],
    ['startExportAction', () => [{}]],
    ['saveExportAction', async () => [{ id: (await idOf('Customer'))[0]?.id, part: 1 }]],
  ];
  async function idOf(table: string): Promise<{ id: string }[]> {
    const { rows } = await owner.query(
      `SELECT x."id" FROM "${table}" x JOIN "Tenant" t ON t."id" = x."tenantId" WHERE t."slug" = 'serene-spa' LIMIT 1`,
    );
    return [{ id: rows[0].id }];
  }

  it.each(harmful)('the password of ten minutes ago is not enough: %s', async (name, args) => {
    const cookie = await sessionCookie(app, spa, 601);
    const input = await args();
    expect((await act(name, input, cookie)).result).toMatchObject({
      ok: false,
      code: 'forbidden',
      extra: { confirm: true },
    });
  });

  it('the password or a code is asked for once more, and counts for this session only', async () => {
    const [cookie, other] = [await sessionCookie(app, spa, 601), await sessionCookie(app, spa, 601)];
    expect((await act('confirmSessionAction', [{ proof: 'wrong' }], cookie)).result).toMatchObject({
      ok: false,
    });
    const [customer] = await idOf('Customer');
    expect((await act('exportCustomerAction', [customer], cookie)).result?.ok).toBe(false);
    expect((await act('confirmSessionAction', [{ proof: password }], cookie)).result).toMatchObject({
      ok: true,
    });
    expect((await act('exportCustomerAction', [customer], cookie)).result).toMatchObject({ ok: true });
    expect((await act('exportCustomerAction', [customer], other)).result?.ok).toBe(false);
  });

  it('is guessed a few times only, whatever the session does meanwhile', async () => {
    const cookie = await sessionCookie(app, 'owner@outback-tours.example', 601);
    const prove = async (proof: string) =>
      (await act('confirmSessionAction', [{ proof }], cookie)).result?.ok;
    for (let guess = 1; guess <= 4; guess += 1) expect(await prove('wrong')).toBe(false);
    expect((await act('endOtherSessionsAction', [{}], cookie)).result).toMatchObject({ ok: true });
    expect([await prove('wrong'), await prove(password)]).toEqual([false, false]);
    // The owner reads of it as of a failed sign-in, and isn't kept out of another session by it.
    const theirs = await sessionCookie(app, 'owner@outback-tours.example', 601);
    expect((await act('confirmSessionAction', [{ proof: password }], theirs)).result?.ok).toBe(true);
    const page = await fetch(`${app.url}/admin/security`, { headers: { cookie: theirs } });
    expect(await page.text()).toContain('A wrong password or code was typed in an open session');
  });
});

describe('a browser', () => {
  it('that is new is told of by mail; the one from before is not', async () => {
    const first = await signIn(spa);
    await vi
      .waitFor(async () => expect((await mailsTo(spa)).length).toBeGreaterThan(0), { timeout: 20_000 })
      .catch(() => {});
    const before = (await mailsTo(spa)).filter((subject) => /new sign-in/.test(subject)).length;
    await signIn(spa, first.browser);
    await signIn(spa, '');
    await vi.waitFor(
      async () =>
        expect((await mailsTo(spa)).filter((subject) => /new sign-in/.test(subject))).toHaveLength(
          before + 1,
        ),
      { timeout: 30_000, interval: 500 },
    );
  });

  it('of the owner is let in while a crowd guesses, and the crowd is stopped', async () => {
    const email = 'owner@outback-tours.example';
    const known = await signIn(email);
    expect(known.session).not.toBe('');
    const action = serverActions().find(({ name }) => name === 'signInAction');
    const guess = async (n: number, typed: string, cookie = '') => {
      const response = await fetch(`${app.url}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'next-action': action?.id ?? '',
          'content-type': 'text/plain;charset=UTF-8',
          accept: 'text/x-component',
          origin: app.url,
          'user-agent': chrome,
          'x-real-ip': `10.9.${Math.floor(n / 5)}.7`,
          ...(cookie ? { cookie } : {}),
        },
        body: JSON.stringify([{ email, password: typed, next: '' }]),
      });
      return resultOf(await response.text())?.code ?? 'in';
    };
    const codes: string[] = [];
    for (let n = 0; n < 60; n += 1) codes.push(await guess(n, 'wrong'));
    expect(codes.filter((code) => code === 'unauthenticated').length).toBeLessThanOrEqual(10);
    // Even the right password, from an address that never tried.
    expect(await guess(5 * 250, password)).toBe('rate_limited');
    expect((await signIn(email, known.browser)).session).not.toBe('');
  });
});

it('the owner sees who failed to sign in', async () => {
  await signIn(spa, '', 'wrong');
  const cookie = await sessionCookie(app, spa);
  await vi.waitFor(async () => {
    const page = await fetch(`${app.url}/admin/security`, { headers: { cookie } });
    expect(await page.text()).toContain('A sign-in failed: wrong password');
  }, 30_000);
});

it('shows a draft to its own people only: not by a page, a program or a cache, until it is live', async () => {
  const business = {
    businessName: 'Quiet Kiln',
    trade: 'SALON',
    ownerName: 'Kim Example',
    email: 'kim@kiln.test',
    password: 'walnut glacier drum kettle',
    country: 'GB',
    timeZone: 'Europe/London',
    currency: 'GBP',
  };
  const cookie = named((await act('signUpAction', [business])).cookies, 'session');
  const mine = `${cookie}; mais-preview=1`;
  const { rows } = await owner.query(
    `SELECT t."id", k."publicKey" AS key FROM "Tenant" t JOIN "ApiKey" k ON k."tenantId" = t."id" WHERE t."slug" = 'quiet-kiln'`,
  );
  const [{ id, key }] = rows;
  const read = async (path: string, cookie = '') => {
    const answer = await fetch(app.url + path, { headers: { cookie }, redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  };
  const paths = ['', '/p/cut-and-finish', '/s/hair', '/p/nothing', '/book/cut-and-finish'];
  // What the trade guessed: headline, a package's name, and what stands on its page.
  const guessed = /Leave lighter than you came|Cut and finish|Wash and head massage/;
  const asStranger = async (cookie = '') => {
    for (const path of paths) {
      const { status, text } = await read(`/t/quiet-kiln${path}`, cookie);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain('opens soon');
      expect(text).toContain('noindex');
      expect(text).not.toMatch(guessed);
    }
  };
  await asStranger();
  for (const path of ['', '/p/cut-and-finish', '/book/cut-and-finish']) {
    const { text } = await read(`/t/quiet-kiln${path}`, mine);
    expect(text).toMatch(guessed);
    expect(text).toContain('Only you see this');
  }
  // The preview went into no cache, and the cookie alone opens nothing; neither does the preview's own address.
  await asStranger();
  await asStranger('mais-preview=1');
  await asStranger(`${(await signIn(spa)).session}; mais-preview=1`);
  expect((await read('/preview/quiet-kiln')).text).not.toMatch(guessed);

  const month = '/t/quiet-kiln/book/cut-and-finish/month?month=2027-01&seats=1&zone=UTC';
  expect(JSON.parse((await read(month)).text)).toMatchObject({ code: 'not_live', status: 403 });
  expect((await read(month, cookie)).status).toBe(200);
  const body = {
    package: 'cut-and-finish',
    start: '2027-01-05T10:00:00Z',
    customer: { name: 'Cleo', email: 'cleo@kiln.test' },
  };
  const wish = { key: crypto.randomUUID(), body };
  const book = serverActions().find(({ file, name }) => file.startsWith('app/t/') && name === 'bookAction');
  if (!book) throw new Error('no bookAction');
  for (const visitor of ['', cookie]) {
    const { text } = await callAction(app, book, ['quiet-kiln', wish], { cookie: visitor });
    expect(resultOf(text)?.code).toBe('not_live');
  }
  const packages = () => fetch(`${app.url}/api/v1/packages`, { headers: { 'x-tenant-key': key } });
  expect(await (await packages()).json()).toMatchObject({ code: 'not_live', status: 403 });

  // Somebody else's business is not opened by it, and its own says what is missing.
  expect((await act('goLiveAction', [{}], cookie)).result).toMatchObject({ ok: false, code: 'not_allowed' });
  await owner.query(`UPDATE "User" SET "emailProvenAt" = now() WHERE "email" = 'kim@kiln.test'`);
  await owner.query(`UPDATE "Tenant" SET "guesses" = '[]' WHERE "id" = $1`, [id]);
  await owner.query(
    `UPDATE "Site" SET "addressLine" = '1 Milsom Street', "city" = 'Bath' WHERE "tenantId" = $1`,
    [id],
  );
  expect((await act('goLiveAction', [{}], cookie)).result).toMatchObject({ ok: true });
  for (const path of ['', '/p/cut-and-finish', '/book/cut-and-finish']) {
    const { text } = await read(`/t/quiet-kiln${path}`);
    expect(text).toMatch(guessed);
    expect(text).not.toContain('Only you see this');
  }
  expect((await packages()).status).toBe(200);
}, 120_000);

it('a new owner is asked to confirm the address on every page, by a page that changes nothing until the button', async () => {
  const made = await act('signUpAction', [
    {
      businessName: 'Clay and Light',
      trade: 'STUDIO',
      ownerName: 'Ann Example',
      email: 'ann@confirm.test',
      password: 'walnut glacier drum kettle',
      country: 'GB',
      timeZone: 'Europe/London',
      currency: 'GBP',
    },
  ]);
  const cookie = named(made.cookies, 'session');
  const page = async () => (await fetch(`${app.url}/admin/policy`, { headers: { cookie } })).text();
  expect(await page()).toContain('we have mailed a link');
  const link = await vi.waitFor(
    async () => {
      const [mail] = await app.cloud.mails('ann@confirm.test');
      const found = /\/confirm\/([\w-]+)/.exec(mail?.text ?? '')?.[1];
      if (!found) throw new Error('no mail yet');
      return found;
    },
    { timeout: 30_000, interval: 500 },
  );
  // Whoever reads the mail without being in the account is asked to sign in to it, and proves nothing for it.
  for (const cookie of ['', (await signIn(spa)).session]) {
    const asked = await (await fetch(`${app.url}/confirm/${link}`, { headers: { cookie } })).text();
    expect(asked).toContain('Sign in to confirm');
    // Whoever is signed in as another would only be sent back from there.
    expect(asked.includes('href="/sign-in?next=')).toBe(cookie === '');
    expect(asked.includes('Sign out, then sign in to it')).toBe(cookie !== '');
    expect((await act('proveAddressAction', [{ token: link }], cookie)).result?.ok).toBe(false);
  }
  const other = (await signIn(spa)).session;
  for (const [next, to] of [
    [`/confirm/${link}`, `/sign-in?next=%2Fconfirm%2F${link}`],
    ['https://evil.example', '/sign-in'],
    [{ toString: 1, valueOf: 1 }, '/sign-in'],
  ])
    expect((await act('signOutAction', [next], other)).location?.split(';')[0]).toBe(to);
  expect(await (await fetch(`${app.url}/confirm/${link}`, { headers: { cookie } })).text()).toContain(
    'Confirm my address',
  );
  expect(await page()).toContain('we have mailed a link');
  const key = await act('createApiKeyAction', [{ name: 'Mine', kind: 'SECRET' }], cookie);
  expect(key.result).toMatchObject({ ok: false, code: 'not_allowed' });
  expect((await act('proveAddressAction', [{ token: link }], cookie)).result).toMatchObject({ ok: true });
  expect(await page()).not.toContain('we have mailed a link');
});
