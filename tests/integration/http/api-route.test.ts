import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { disconnect } from '@/lib/data/connection/client';
import { AppError, type Refusal, refuse } from '@/lib/domain/errors';
import { defineRoute } from '@/lib/http/api/api-route';
import { preflight } from '@/lib/http/api/cors';
import { openApiDocument } from '@/lib/http/api/openapi';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { setEnvironment } from '@/tests/support/environment';

let database: TestDatabase;
let owner: pg.Client;
const tenant = '0199f000-0000-7000-8000-000000000001';
const stranger = '0199f000-0000-7000-8000-000000000002';

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({
    DATABASE_URL: database.url,
    RATE_LIMIT_PUBLIC_PER_15_MIN: '40',
    RATE_LIMIT_BOOKING_PER_15_MIN: '3',
  });
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  for (const [id, slug] of [
    [tenant, 'bella'],
    [stranger, 'serene'],
  ]) {
    await owner.query(
      `INSERT INTO "Tenant" ("id", "slug", "name", "trade", "timeZone", "currency", "country", "updatedAt")
         VALUES ($1, $2, $2, 'SALON', 'Europe/London', 'GBP', 'GB', now())`,
      [id, slug],
    );
  }
  await addKey('pk_test_bella', 'PUBLISHABLE', tenant);
  await addKey('sk_test_bella', 'SECRET', tenant);
  await addKey('sk_test_bella_2', 'SECRET', tenant);
  await addKey('sk_test_serene', 'SECRET', stranger);
  await addKey('sk_test_revoked', 'SECRET', tenant, 'now()');
});

afterAll(async () => {
  await owner?.end();
  await disconnect();
  await database?.drop();
});

async function addKey(key: string, kind: string, tenantId: string, revokedAt = 'NULL') {
  await owner.query(
    `INSERT INTO "ApiKey" ("id", "tenantId", "kind", "name", "keyHash", "hint", "revokedAt")
       VALUES (gen_random_uuid(), $1, $2::"ApiKeyKind", 'test', $3, $4, ${revokedAt})`,
    [tenantId, kind, tokenHash(key), key.slice(0, 6)],
  );
}

let visitors = 0;
/** Each call comes from an address of its own unless one is named. */
function call(options: {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | ReadableStream;
  from?: string;
}) {
  return new Request(`http://localhost:3000/api/v1${options.path ?? '/echo'}`, {
    method: options.method ?? 'POST',
    headers: {
      'x-real-ip': options.from ?? `10.0.${Math.floor(++visitors / 250)}.${visitors % 250}`,
      ...(options.method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: options.body, duplex: 'half' }),
  } as RequestInit);
}
const context = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) });
const pk = { 'x-tenant-key': 'pk_test_bella' };
const sk = { authorization: 'Bearer sk_test_bella' };

const Echo = z.object({ tenantId: z.string(), name: z.string(), visitor: z.string().nullable() });
const echo = defineRoute({
  method: 'POST',
  path: '/echo',
  key: 'pk',
  summary: 'Says it again',
  body: z.object({ name: z.string().min(1).max(20), seats: z.int().min(1).max(10).optional() }),
  response: Echo,
  handler: async ({ ctx, body, visitor }) => ({ tenantId: ctx.tenantId, name: body.name, visitor }),
});
const say = (name: unknown, headers: Record<string, string> = pk) =>
  echo(call({ headers, body: JSON.stringify({ name }) }), context());

describe('a route of the public API', () => {
  it('knows the tenant by either kind of key, and the visitor only by the publishable one', async () => {
    const published = await say('Ann');
    expect(published.status).toBe(200);
    expect(await published.json()).toMatchObject({
      tenantId: tenant,
      name: 'Ann',
      visitor: expect.any(String),
    });
    const secret = await say('Ann', { authorization: 'Bearer sk_test_serene' });
    expect(await secret.json()).toMatchObject({ tenantId: stranger, visitor: null });
  });

  it('keeps an Idempotency-Key to the API key, with a publishable one to the visitor, and to the call', async () => {
    let runs = 0;
    const noting = (path: `/${string}`) =>
      defineRoute({
        method: 'POST',
        path,
        key: 'pk',
        summary: 'Notes',
        body: z.object({ name: z.string() }),
        response: z.object({ runs: z.number() }),
        idempotency: 'before',
        handler: async () => {
          runs += 1;
          return { runs };
        },
      });
    const [note, other] = [noting('/notes'), noting('/others')];
    const ask = async (
      headers: Record<string, string>,
      { route = note, name = 'Ann', from = '192.0.2.1' } = {},
    ) => {
      const sent = { ...headers, 'idempotency-key': 'cancel-1' };
      const path = route === note ? '/notes' : '/others';
      const answer = await route(
        call({ headers: sent, body: JSON.stringify({ name }), from, path }),
        context(),
      );
      return answer.status === 200 ? (await answer.json()).runs : (await answer.json()).code;
    };
    // A stranger with the key of the page comes first, with the words that the server will use.
    expect(await ask(pk, { name: 'Stranger' })).toBe(1);
    expect(await ask(sk)).toBe(2);
    expect(await ask(sk)).toBe(2);
    expect(await ask(sk, { from: '192.0.2.99' })).toBe(2);
    expect(await ask(sk, { name: 'Ben' })).toBe('idempotency_mismatch');
    expect(await ask(sk, { route: other, name: 'Ben' })).toBe(3);
    expect(await ask(pk, { name: 'Stranger' })).toBe(1);
    // Another visitor of the same page gets an answer of their own, not the first one's link.
    expect(await ask(pk, { name: 'Stranger', from: '192.0.2.2' })).toBe(4);
    expect(await ask({ authorization: 'Bearer sk_test_bella_2' })).toBe(5);
  });

  it.each([
    ['no key', {}],
    ['an unknown key', { 'x-tenant-key': 'pk_test_nobody' }],
    ['a revoked key', { authorization: 'Bearer sk_test_revoked' }],
    ['a secret key where a browser would put it', { 'x-tenant-key': 'sk_test_bella' }],
    ['nonsense', { authorization: "Bearer ' OR 1=1 --" }],
  ])('answers 401 to %s', async (_, headers) => {
    const response = await say('Ann', headers as Record<string, string>);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('wants a secret key where one is needed', async () => {
    const secretOnly = defineRoute({
      method: 'GET',
      path: '/secrets',
      key: 'sk',
      summary: 'Secrets',
      response: z.object({ ok: z.boolean() }),
      handler: async () => ({ ok: true }),
    });
    expect((await secretOnly(call({ method: 'GET', headers: pk }), context())).status).toBe(403);
    expect((await secretOnly(call({ method: 'GET', headers: sk }), context())).status).toBe(200);
  });

  it('carries a request id, the caller’s own where it is sound, and the limit on every answer', async () => {
    const fine = await say('Ann', { ...pk, 'x-request-id': 'my-request-0001' });
    expect(fine.headers.get('x-request-id')).toBe('my-request-0001');
    expect(fine.headers.get('ratelimit-policy')).toBe('"public";q=40;w=900');
    expect(fine.headers.get('ratelimit')).toMatch(/^"public";r=39;t=\d+$/);
    const odd = await say('', { ...pk, 'x-request-id': '<script>' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await odd.json()).requestId).toBe(odd.headers.get('x-request-id'));
    expect(odd.headers.get('ratelimit')).toMatch(/^"public"/);
  });

  it.each([
    ['an unknown field', { name: 'Ann', admin: true }, 'admin'],
    ['a wrong type', { name: 7 }, 'name'],
    ['nothing', {}, 'name'],
    ['too much text', { name: 'x'.repeat(10_000) }, 'name'],
    ['NUL', { name: 'a\0b' }, 'name'],
    ['half a character', { name: 'a\ud800' }, 'name'],
    ['a huge number', { name: 'Ann', seats: 1e9 }, 'seats'],
    ['a list', [], ''],
    ['null', null, ''],
  ])('answers 422 and names the field for %s', async (_, body, path) => {
    const response = await echo(call({ headers: pk, body: JSON.stringify(body) }), context());
    expect(response.status).toBe(422);
    const problem = await response.json();
    expect(problem.code).toBe('validation_failed');
    expect(problem.errors[0].path).toBe(path);
    expect(problem.errors[0].message).toMatch(/^[A-Z].*\.$/);
  });

  it('takes emoji and right-to-left text as they are', async () => {
    expect(await (await say('مرحبا 💍')).json()).toMatchObject({ name: 'مرحبا 💍' });
  });

  it('answers 400 to what is no JSON, or not said to be', async () => {
    const broken = await echo(call({ headers: pk, body: '{"name":' }), context());
    expect([broken.status, (await broken.json()).code]).toEqual([400, 'malformed']);
    const form = await echo(
      call({ headers: { ...pk, 'content-type': 'text/plain' }, body: '{}' }),
      context(),
    );
    expect(form.status).toBe(400);
    expect((await echo(call({ headers: pk }), context())).status).toBe(400);
  });

  it('reads a body that is too large to its end, then answers 413', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent >= 600_000) return controller.close();
        sent += 50_000;
        controller.enqueue(new Uint8Array(50_000).fill(32));
      },
    });
    const response = await echo(call({ headers: pk, body }), context());
    expect(response.status).toBe(413);
    expect(sent).toBe(600_000);
  });

  it('refuses unknown and doubled query fields, and finds nothing for an impossible id', async () => {
    const search = defineRoute({
      method: 'GET',
      path: '/things/{id}',
      key: 'pk',
      summary: 'Things',
      params: z.object({ id: z.uuid() }),
      query: z.object({ seats: z.coerce.number().int().max(9).default(1) }),
      response: z.object({ seats: z.number() }),
      handler: async ({ query }) => ({ seats: query.seats }),
    });
    const get = (path: string, id: string = tenant) =>
      search(call({ method: 'GET', headers: pk, path }), context({ id }));
    expect(await (await get('/things/x?seats=4')).json()).toEqual({ seats: 4 });
    expect((await get('/things/x?seat=4')).status).toBe(422);
    expect((await get('/things/x?seats=4&seats=5')).status).toBe(422);
    expect((await get('/things/x', 'nope')).status).toBe(404);
  });

  it('opens to any origin for publishable keys only', async () => {
    expect((await say('Ann')).headers.get('access-control-allow-origin')).toBe('*');
    expect((await say('Ann', sk)).headers.get('access-control-allow-origin')).toBeNull();
    const allowed = preflight(call({ method: 'OPTIONS' })).headers.get('access-control-allow-headers') ?? '';
    expect(allowed).toMatch(/x-tenant-key/i);
    expect(allowed).not.toMatch(/authorization/i);
  });

  it('limits a visitor by address, whatever else the address header holds, and says when to come back', async () => {
    const booking = defineRoute({
      ...echo.definition,
      limitedAs: 'booking',
    } as Parameters<typeof defineRoute>[0]);
    const from = '2001:db8:1:2::1';
    const book = (headers: Record<string, string>, address = from) =>
      booking(call({ headers, from: address, body: '{"name":"Ann"}' }), context());
    for (let count = 0; count < 3; count++) expect((await book(pk)).status).toBe(200);
    const limited = await book({ ...pk, 'x-forwarded-for': '9.9.9.9' }, '2001:db8:1:2:ffff::9');
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await limited.json()).code).toBe('rate_limited');
    expect((await book(sk)).status).toBe(200);
    expect((await book(pk, '2001:db8:1:3::1')).status).toBe(200);
  });

  it('maps refusals, access errors and surprises, and shows nothing of a surprise', async () => {
    let outcome: () => Promise<{ ok: boolean } | Refusal> = async () => ({ ok: true });
    const route = defineRoute({
      method: 'GET',
      path: '/outcome',
      key: 'pk',
      summary: 'Any outcome',
      response: z.object({ ok: z.boolean() }),
      handler: () => outcome(),
    });
    const get = () => route(call({ method: 'GET', headers: pk }), context());
    outcome = async () => ({ ...refuse('price_changed', 'It is $20 now.'), quote: { totalCents: 2000 } });
    const changed = await get();
    expect(changed.status).toBe(409);
    expect(await changed.json()).toMatchObject({
      code: 'price_changed',
      detail: 'It is $20 now.',
      quote: { totalCents: 2000 },
    });
    outcome = () => Promise.reject(new AppError('unavailable', 'Later, please.', { retryAfterSeconds: 7 }));
    const away = await get();
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '7']);
    outcome = () => Promise.reject(new Error('SELECT * FROM "Customer" failed for ann@example.com'));
    const surprise = await get();
    const text = await surprise.text();
    expect(surprise.status).toBe(500);
    expect(text).not.toMatch(/SELECT|ann@|apiRoute/);
    expect(text).toContain(surprise.headers.get('x-request-id'));
  });

  it('describes itself from the schemas it parses with', () => {
    const document = openApiDocument([echo]);
    expect(document.openapi).toBe('3.1.0');
    const post = document.paths?.['/echo']?.post as unknown as {
      requestBody: { content: { 'application/json': { schema: Record<string, unknown> } } };
      responses: Record<string, unknown>;
    };
    expect(post.requestBody.content['application/json'].schema).toMatchObject({
      required: ['name'],
      additionalProperties: false,
    });
    expect(Object.keys(post.responses)).toEqual(['200', 'default']);
  });
});
