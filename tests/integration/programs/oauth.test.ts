import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import type { TestApp } from '@/tests/support/app';
import {
  act,
  consent,
  exchangeOf,
  keeper,
  message,
  newClient,
  type PlaceOfPrograms,
  registered,
  requestFrom,
  requestOf,
  send,
  startPlace,
  transportTo,
} from './program';

/** How a program is let in, and kept out: by the SDK's own client, and by one that does everything wrong. */
let place: PlaceOfPrograms;
let app: TestApp;
let owner: pg.Client;
let cookie: string;
let bella: string;
beforeAll(async () => {
  place = await startPlace({ RATE_LIMIT_PROGRAM_REGISTRATIONS_PER_ADDRESS_PER_HOUR: '60' });
  ({ app, owner, cookie, bella } = place);
});
afterAll(() => place?.close());

type Given = { clientId: string; access_token: string; refresh_token: string };

/** A program that somebody has let in. */
async function letIn(scopes = ['read'], by = cookie, business = bella): Promise<Given> {
  const clientId = await registered(app);
  const { url, verifier } = requestFrom(app, clientId);
  const answer = await consent(app, url, by, scopes, business);
  const { status, body } = await send(
    app,
    '/api/oauth/token',
    exchangeOf(clientId, answer.searchParams.get('code') ?? '', verifier),
  );
  expect(status).toBe(200);
  return { clientId, access_token: body.access_token ?? '', refresh_token: body.refresh_token ?? '' };
}

const renew = (given: Given, changes: Record<string, string> = {}) =>
  send(app, '/api/oauth/token', {
    grant_type: 'refresh_token',
    client_id: given.clientId,
    refresh_token: given.refresh_token,
    ...changes,
  });
const isIn = async (token: string) => (await message(app, token)).status === 200;

describe('the SDK’s own client', () => {
  it('finds the way by itself: refused, discovered, registered, allowed, connected', async () => {
    const { kept, provider } = keeper();
    await expect(newClient().connect(transportTo(app, provider))).rejects.toThrow();
    expect(kept.client).toMatchObject({ client_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const asked = kept.asked ?? new URL('about:blank');
    expect(requestOf(asked)).toMatchObject({
      code_challenge_method: 'S256',
      resource: `${app.url}/api/mcp`,
    });

    const page = await fetch(asked, { headers: { cookie } });
    const html = await page.text();
    for (const said of ['Helpful Assistant', 'assistant.example', 'a program on this computer', 'Bella'])
      expect(html).toContain(said);
    const answer = await consent(app, asked, cookie, ['read'], bella);
    expect(answer.href).toMatch(/^http:\/\/127\.0\.0\.1:43117\/back\?/);
    expect(Object.fromEntries(answer.searchParams)).toMatchObject({
      state: 'a state of the program’s own',
      iss: app.url,
    });

    await transportTo(app, provider).finishAuth(answer.searchParams);
    expect(kept.tokens).toMatchObject({ token_type: 'Bearer', scope: 'read', expires_in: 900 });
    const client = newClient();
    await client.connect(transportTo(app, provider));
    expect(client.getServerVersion()).toMatchObject({ name: 'mais' });
    await client.close();
  });

  it('renews what is too old by itself', async () => {
    const { kept, provider } = keeper();
    await newClient()
      .connect(transportTo(app, provider))
      .catch(() => undefined);
    const answer = await consent(app, kept.asked ?? new URL('about:blank'), cookie, ['read'], bella);
    await transportTo(app, provider).finishAuth(answer.searchParams);
    const first = kept.tokens;
    await owner.query(`UPDATE "ProgramToken" SET "expiresAt" = now() WHERE "kind" = 'ACCESS'`);
    const client = newClient();
    await client.connect(transportTo(app, provider));
    await client.close();
    expect(kept.tokens?.access_token).not.toBe(first?.access_token);
    expect(kept.tokens?.refresh_token).not.toBe(first?.refresh_token);
  });
});

describe('the documents', () => {
  it('say where everything is, at the addresses of the standards', async () => {
    const read = async (path: string) => (await fetch(app.url + path)).json();
    const server = await read('/.well-known/oauth-authorization-server');
    expect(server).toMatchObject({
      issuer: app.url,
      authorization_endpoint: `${app.url}/authorize`,
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none'],
      client_id_metadata_document_supported: true,
    });
    for (const path of [
      '/.well-known/oauth-protected-resource/api/mcp',
      '/.well-known/oauth-protected-resource',
    ])
      expect(await read(path)).toMatchObject({
        resource: `${app.url}/api/mcp`,
        authorization_servers: [app.url],
        scopes_supported: ['read', 'write', 'propose'],
      });
    const refused = await message(app, null);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe(
      `Bearer resource_metadata="${app.url}/.well-known/oauth-protected-resource/api/mcp", scope="read"`,
    );
  });
});

describe('the question', () => {
  const asked = async (changes: Record<string, string | undefined>, by = cookie) => {
    const { url } = requestFrom(app, await registered(app), changes);
    return fetch(url, { headers: by ? { cookie: by } : {}, redirect: 'manual' });
  };
  /** Where a page leads, before or after it has begun to be sent. */
  const ledTo = async (response: Response) =>
    response.headers.get('location') ??
    /url=([^"]+)"/.exec((await response.text()).replaceAll('&amp;', '&'))?.[1] ??
    '';

  it('waits for whoever has to sign in first, and comes back to itself', async () => {
    const { url } = requestFrom(app, await registered(app));
    const away = await ledTo(await fetch(url, { redirect: 'manual' }));
    expect(away).toMatch(/\/sign-in\?next=/);
    const next = new URL(away, app.url).searchParams.get('next') ?? '';
    expect(new URL(next, app.url).href).toBe(url.href);
    const signedIn = await act(
      app,
      'signInAction',
      { email: 'owner@bella-weddings.test', password: 'demo-Passw0rd', next },
      '',
    );
    // It redirects, so it answers nothing.
    expect(signedIn).toBeNull();
  });

  it('may be laid over by nothing, is in no cache, and tells nobody its address', async () => {
    const { headers } = await asked({});
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toMatch(/no-store/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each([
    ['another address', { redirect_uri: 'https://elsewhere.example/back' }],
    ['a page of the browser’s own', { redirect_uri: 'chrome://settings/' }],
    ['a scheme without a dot', { redirect_uri: 'helper://back' }],
    ['the same host, another path', { redirect_uri: 'http://127.0.0.1:43117/other' }],
    ['a script', { redirect_uri: 'javascript:alert(1)//127.0.0.1/back' }],
    ['an unknown program', { client_id: '0199f000-0000-7000-8000-000000000001' }],
    ['a document on a private address', { client_id: 'https://127.0.0.1/program.json' }],
    ['a document on a private name', { client_id: 'https://localhost/program.json' }],
  ])('leads nowhere and says so: %s', async (_, changes) => {
    const answer = await asked(changes);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('This program can’t be connected');
    expect(html).not.toMatch(/http-equiv="refresh"|>Allow</);
  });

  it.each([
    ['no PKCE', { code_challenge: undefined }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['another way to answer', { response_type: 'token' }, 'unsupported_response_type'],
    ['another resource', { resource: 'https://elsewhere.example/mcp' }, 'invalid_target'],
    ['a scope that there isn’t', { scope: 'everything' }, 'invalid_scope'],
  ])(
    'tells the program what is wrong by a click, and leads nowhere by itself: %s',
    async (_, changes, error) => {
      const answer = await asked(changes);
      const html = (await answer.text()).replaceAll('&amp;', '&');
      expect(answer.status).toBe(200);
      expect(html).toContain('This program can’t be connected');
      expect(html).not.toMatch(/http-equiv="refresh"|>Allow</);
      const address = new URL(/href="(http:\/\/127\.0\.0\.1:43117\/back\?[^"]+)"/.exec(html)?.[1] ?? '');
      expect(address.origin).toBe('http://127.0.0.1:43117');
      expect(Object.fromEntries(address.searchParams)).toMatchObject({ error, state: 'mine', iss: app.url });
    },
  );

  it('takes any port of the own computer, as a program finds one free', async () => {
    const html = await (await asked({ redirect_uri: 'http://127.0.0.1:50999/back' })).text();
    expect(html).toContain('Helpful'.replace('Helpful', 'By hand'));
    expect(html).toContain('>Allow<');
  });

  it('says which app on the device takes the answer', async () => {
    const redirect_uri = 'com.example.assistant:/back';
    const clientId = await registered(app, { redirect_uris: [redirect_uri] });
    const { url } = requestFrom(app, clientId, { redirect_uri });
    const html = await (await fetch(url, { headers: { cookie } })).text();
    expect(html).toContain('the app on this device that opens addresses of com.example.assistant');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'chrome://settings/',
    'file:///etc/passwd',
    'about:blank',
    'blob:https://x.example/y',
    'vbscript:x',
    'intent://x/',
    'helper://back',
    'http://elsewhere.example/back',
  ])('is never answered to %s: nobody registers that', async (address) => {
    const response = await fetch(`${app.url}/api/oauth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_name: 'X',
        client_uri: address,
        logo_uri: address,
        redirect_uris: ['https://x.example/back', address],
      }),
    });
    expect([response.status, (await response.json()).error]).toEqual([400, 'invalid_redirect_uri']);
  });

  it('has a no, which says no more than that', async () => {
    const html = (await (await asked({})).text()).replaceAll('&amp;', '&');
    const no = /href="(http:\/\/127\.0\.0\.1:43117\/back\?[^"]+)"/.exec(html)?.[1] ?? '';
    expect(Object.fromEntries(new URL(no).searchParams)).toMatchObject({
      error: 'access_denied',
      state: 'mine',
      iss: app.url,
    });
  });

  it('is answered by the session of a person, for their own business, from our own page', async () => {
    const { url } = requestFrom(app, await registered(app));
    const yes = (business: string, scopes: string[]) => ({
      request: requestOf(url),
      businessId: business,
      scopes,
    });
    const serene = await place.idOf('serene-spa');
    expect(await act(app, 'connectProgramAction', yes(bella, ['read']), '')).toMatchObject({ ok: false });
    expect(await act(app, 'connectProgramAction', yes(serene, ['read']), cookie)).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    expect(await act(app, 'connectProgramAction', yes(bella, []), cookie)).toMatchObject({ ok: false });
    const less = requestFrom(app, await registered(app), { scope: 'read' });
    const more = { ...yes(bella, ['read', 'propose']), request: requestOf(less.url) };
    expect(await act(app, 'connectProgramAction', more, cookie)).toMatchObject({ ok: false });
  });
});

describe('a code', () => {
  async function codeFor(clientId: string) {
    const { url, verifier } = requestFrom(app, clientId);
    const answer = await consent(app, url, cookie, ['read'], bella);
    return { code: answer.searchParams.get('code') ?? '', verifier };
  }

  it('that was stolen is worth nothing without the verifier, and then nothing at all', async () => {
    const clientId = await registered(app);
    const { code, verifier } = await codeFor(clientId);
    const stolen = await send(app, '/api/oauth/token', exchangeOf(clientId, code, 'x'.repeat(43)));
    expect(stolen).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const late = await send(app, '/api/oauth/token', exchangeOf(clientId, code, verifier));
    expect(late.body.error).toBe('invalid_grant');
  });

  it('works once: shown again it ends what came of it', async () => {
    const clientId = await registered(app);
    const { code, verifier } = await codeFor(clientId);
    const first = await send(app, '/api/oauth/token', exchangeOf(clientId, code, verifier));
    expect(await isIn(first.body.access_token ?? '')).toBe(true);
    const again = await send(app, '/api/oauth/token', exchangeOf(clientId, code, verifier));
    expect(again.body.error).toBe('invalid_grant');
    expect(await isIn(first.body.access_token ?? '')).toBe(false);
  });

  it.each([
    ['another program', async () => ({ client_id: await registered(app) })],
    ['another address', async () => ({ redirect_uri: 'http://127.0.0.1:1/back' })],
    ['another resource', async () => ({ resource: 'https://elsewhere.example/mcp' })],
  ])('is for one program, address and resource: %s', async (_, changed) => {
    const clientId = await registered(app);
    const { code, verifier } = await codeFor(clientId);
    const fields = { ...exchangeOf(clientId, code, verifier), ...(await changed()) };
    expect((await send(app, '/api/oauth/token', fields)).status).toBe(400);
  });

  it('is good for a minute', async () => {
    const clientId = await registered(app);
    const { code, verifier } = await codeFor(clientId);
    await owner.query(`UPDATE "ProgramToken" SET "expiresAt" = now() WHERE "kind" = 'CODE'`);
    const late = await send(app, '/api/oauth/token', exchangeOf(clientId, code, verifier));
    expect(late.body.error).toBe('invalid_grant');
  });
});

describe('a refresh token', () => {
  it('gives the next ones once; shown again, everything ends and the person hears of it', async () => {
    const given = await letIn();
    const next = await renew(given);
    expect(next.status).toBe(200);
    expect(await isIn(next.body.access_token ?? '')).toBe(true);
    const again = await renew(given);
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await isIn(next.body.access_token ?? '')).toBe(false);
    expect((await renew({ ...given, refresh_token: next.body.refresh_token ?? '' })).body.error).toBe(
      'invalid_grant',
    );
    await expect
      .poll(async () => (await app.cloud.mails('owner@bella-weddings.test')).map(({ subject }) => subject))
      .toContain('A program was disconnected');
  });

  it('of two who show it at once gives to one at most', async () => {
    const given = await letIn();
    const answers = await Promise.all(Array.from({ length: 6 }, () => renew(given)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    const won = answers.find(({ status }) => status === 200);
    expect(await isIn(won?.body.access_token ?? '')).toBe(false);
  });

  it('gives no more than was allowed, and nothing to another program', async () => {
    expect((await renew(await letIn(['read']), { scope: 'read write' })).body.error).toBe('invalid_scope');
    expect((await renew(await letIn(), { client_id: await registered(app) })).body.error).toBe(
      'invalid_grant',
    );
  });

  it('ends the access when the program gives it back', async () => {
    const given = await letIn();
    const revoke = (token: string, client_id = given.clientId) =>
      send(app, '/api/oauth/revoke', { token, client_id });
    expect((await revoke(given.refresh_token, await registered(app))).status).toBe(200);
    expect(await isIn(given.access_token)).toBe(true);
    expect((await revoke('no such token')).status).toBe(200);
    expect((await revoke(given.refresh_token)).status).toBe(200);
    expect(await isIn(given.access_token)).toBe(false);
    expect((await renew(given)).body.error).toBe('invalid_grant');
  });
});

describe('an access', () => {
  it('stands in the office and in the history, and the person and the owners are mailed', async () => {
    const by = await sessionCookie(app, await staffOf(bella));
    const given = await letIn(['read', 'propose'], by);
    const html = await (await fetch(`${app.url}/admin/programs`, { headers: { cookie } })).text();
    expect(html).toContain('By hand');
    const { rows } = await owner.query(
      `SELECT "action", "after" FROM "AuditEntry" WHERE "action" = 'program.connected' ORDER BY "createdAt" DESC LIMIT 1`,
    );
    expect(rows[0].after).toEqual({ name: 'By hand', scopes: ['read', 'propose'] });
    for (const email of ['owner@bella-weddings.test', await staffOf(bella)])
      await expect
        .poll(async () => (await app.cloud.mails(email)).map(({ subject }) => subject))
        .toContain('A program was connected');
    expect(await isIn(given.access_token)).toBe(true);
  });

  it('is taken back at once: by whoever gave it, by an owner, and by nobody else', async () => {
    const staff = await sessionCookie(app, await staffOf(bella));
    const idOfLast = async () =>
      (await owner.query('SELECT "id" FROM "ProgramAccess" ORDER BY "createdAt" DESC LIMIT 1')).rows[0].id;
    const end = (id: string, by: string) => act(app, 'disconnectProgramAction', { id }, by);
    const owners = await letIn();
    const ofOwner = await idOfLast();
    expect(await end(ofOwner, staff)).toMatchObject({ ok: false, code: 'not_found' });
    const elsewhere = await sessionCookie(app, 'owner@serene-spa.test');
    expect(await end(ofOwner, elsewhere)).toMatchObject({ ok: false, code: 'not_found' });
    expect(await isIn(owners.access_token)).toBe(true);
    const staffs = await letIn(['read'], staff);
    const ofStaff = await idOfLast();
    expect(await end(ofStaff, cookie)).toMatchObject({ ok: true });
    expect(await isIn(staffs.access_token)).toBe(false);
    expect((await renew(staffs)).body.error).toBe('invalid_grant');
    expect(await end(ofOwner, cookie)).toMatchObject({ ok: true });
    expect(await isIn(owners.access_token)).toBe(false);
  });

  it('ends with the membership, and does not come back with it', async () => {
    const email = await staffOf(bella);
    const given = await letIn(['read'], await sessionCookie(app, email));
    const { rows } = await owner.query(
      `SELECT m."id", m."userId" FROM "Member" m JOIN "User" u ON u."id" = m."userId" WHERE u."email" = $1 AND m."tenantId" = $2`,
      [email, bella],
    );
    expect(await act(app, 'removeMemberAction', { memberId: rows[0].id }, cookie)).toMatchObject({
      ok: true,
    });
    expect(await isIn(given.access_token)).toBe(false);
    expect((await renew(given)).body.error).toBe('invalid_grant');
    await owner.query('UPDATE "Member" SET "active" = true WHERE "id" = $1', [rows[0].id]);
    expect(await isIn(given.access_token)).toBe(false);
  });

  it('ends with a new password', async () => {
    const email = 'owner@outback-tours.test';
    const given = await letIn(['read'], await sessionCookie(app, email), await place.idOf('outback-tours'));
    expect(await isIn(given.access_token)).toBe(true);
    const changed = await act(
      app,
      'changePasswordAction',
      { current: 'demo-Passw0rd', password: 'quite another one 77' },
      await sessionCookie(app, email),
    );
    expect(changed?.ok ?? true).toBe(true);
    expect(await isIn(given.access_token)).toBe(false);
  });

  it('is over with its time', async () => {
    const given = await letIn();
    await owner.query(`UPDATE "ProgramToken" SET "expiresAt" = now() WHERE "kind" = 'ACCESS'`);
    expect(await isIn(given.access_token)).toBe(false);
  });
});

describe('the address of the tools', () => {
  it('takes nothing but a token in its header', async () => {
    const given = await letIn();
    expect(await isIn(given.access_token)).toBe(true);
    const tried = [
      await message(app, null, undefined, { cookie }),
      await message(app, given.refresh_token),
      await message(app, 'pk_demo_bella'),
      await message(app, 'guessed'),
    ];
    expect(tried.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    const inQuery = await fetch(`${app.url}/api/mcp?access_token=${given.access_token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(inQuery.status).toBe(401);
    expect(tried[1]?.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('answers no page of another site, one message at a time, and of a size', async () => {
    const { access_token: token } = await letIn();
    const ask = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
    expect((await message(app, token, ask, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await message(app, token, ask, { origin: app.url })).status).toBe(200);
    expect((await message(app, token, [ask, ask])).status).toBe(400);
    expect((await message(app, token, `"${'x'.repeat(300_000)}"`)).status).toBe(413);
    expect((await message(app, token, '{')).status).toBe(400);
    for (const method of ['GET', 'DELETE', 'PUT'])
      expect((await fetch(`${app.url}/api/mcp`, { method })).status).toBe(405);
  });
});

/** Somebody who only works at the desk. */
async function staffOf(tenantId: string): Promise<string> {
  const { rows } = await owner.query(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
       VALUES (gen_random_uuid(), 'desk@bella-weddings.test', 'Dot Desk', 'x', now()) ON CONFLICT ("email") DO UPDATE SET "name" = 'Dot Desk' RETURNING "id", "email"`,
  );
  await owner.query(
    `INSERT INTO "Member" ("id", "tenantId", "userId", "role") VALUES (gen_random_uuid(), $1, $2, 'STAFF') ON CONFLICT DO NOTHING`,
    [tenantId, rows[0].id],
  );
  return rows[0].email;
}
