import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '@/scripts/paths';
import { startApp, type TestApp } from '@/tests/support/app';
import { StrictConnection } from '@/tests/support/strict-http';
import { type Api, apiClient, keys } from './client';
import { sessionCookie } from './server-actions';

/** Addresses and inputs that nobody's browser sends: refused before anything believes them, bounded and in silence. */
let app: TestApp;
let api: Api;
let connection: StrictConnection;
let host: string;

beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
    RATE_LIMIT_BACKGROUND_PER_15_MIN: '100000',
  });
  api = apiClient(app);
  host = new URL(app.url).host;
  connection = new StrictConnection(app.url);
}, 240_000);
afterAll(async () => {
  connection?.close();
  await app?.close();
});

const raw = (target: string, fields: string[] = [`Host: ${host}`], method = 'GET') =>
  connection.send(`${method} ${target} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`, method);

describe('an address that can be read in two ways', () => {
  it.each([
    '/health/../sign-in',
    '/health/..',
    '/health/./../sign-in',
    '/health/%2e%2e/sign-in',
    '/health/%2E./sign-in',
    '/health/..%2fsign-in',
    '/api/jobs/..%5c..%5csign-in',
    '/health\\..\\sign-in',
    '/api/webhooks/../../t/bella-weddings',
    '/t/bella-weddings#x',
    '/t/%',
    '/t/%ff',
    '/t/%00',
    '/t/x%0a%7B%22level%22:50%7D',
    '/t/x%0d%0ainjected:%201',
    '/t/bella-weddings?x=%00',
    '*',
  ])('%s is refused', async (target) => {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      const { status, headers } = await raw(target, [`Host: ${host}`, 'Content-Length: 0'], method);
      expect([method, status, headers.get('content-type')]).toEqual([
        method,
        400,
        'application/problem+json',
      ]);
    }
  });

  it('is one with two hosts, none that means one, or a foreign one', async () => {
    for (const fields of [
      [`Host: ${host}`, `Host: ${host}`],
      [`Host: ${host}`, 'Host: evil.example'],
      ['Host: evil.example/x'],
      ['Host: a@b'],
    ])
      expect([fields, (await raw('/health', fields)).status]).toEqual([fields, 400]);
    expect((await raw(`http://evil.example/health`)).status).toBe(400);
    expect((await raw(`ftp://${host}/health`)).status).toBe(400);
    expect((await raw(`http://${host}/health/../sign-in`)).status).toBe(400);
    // What a proxy would be sent, to ourselves: the same as its path.
    expect((await raw(`http://${host}/health`)).status).toBe(200);
    expect((await raw(`http://${host}`)).status).toBe(200);
  });

  it('leads nowhere else by two slashes', async () => {
    const { status, headers } = await raw('//evil.example/x');
    expect([status, headers.get('location')]).toEqual([308, expect.stringMatching(/^\/evil\.example\/x$/)]);
  });
});

it('only the machines’ own addresses pass a full house', async () => {
  const { isAlwaysOpen } = await import('@/lib/http/limits/concurrency-limit');
  for (const path of [
    '/health',
    '/health/ready',
    '/api/webhooks/stripe',
    '/api/jobs/send_mail',
    '/api/cron/sweep',
    '/api/metrics',
  ])
    expect([path, isAlwaysOpen(path)]).toEqual([path, true]);
  for (const path of [
    '/health/x',
    '/health/../sign-in',
    '/api/jobs/a/b',
    '/api/cron/../../t/x',
    '/api/metrics/x',
    '/healthy',
    '/api/webhooks',
  ])
    expect([path, isAlwaysOpen(path)]).toEqual([path, false]);
});

describe('what is sent', () => {
  it('makes no picture but those that our pages show', async () => {
    const cache = join(root, '.next/cache/images');
    const files = () => {
      try {
        return readdirSync(cache, { recursive: true }).length;
      } catch {
        return 0;
      }
    };
    const picture = '/pictures/bella-weddings/hero.webp';
    const ask = async (query: string) => (await raw(`/_next/image?${query}`)).status;
    expect(await ask(`url=${encodeURIComponent(picture)}&w=828&q=75`)).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = files();
    for (let n = 0; n < 5; n += 1)
      for (const url of [
        `${picture}%23${n}`,
        `${picture}%3F${n}`,
        `/${picture}`,
        `${picture}%2523${n}`,
        picture.replace('hero', `%2568ero`),
        `/pictures/./bella-weddings/hero.webp`,
        `/t/bella-weddings?${n}`,
        `https://evil.example/${n}.png`,
      ])
        expect([url, await ask(`url=${url}&w=828&q=75`)]).toEqual([url, 404]);
    expect(await ask(`url=${picture}&w=828&q=75&n=1`)).toBe(404);
    expect(await ask(`url=${picture}&url=${picture}&w=828&q=75`)).toBe(404);
    expect(await ask(`url=${picture}&w=829&q=75`)).toBe(400);
    expect(await ask(`url=${picture}&w=828&q=74`)).toBe(400);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(files()).toBe(before);
  });

  it('finds no task, job, package or page in what every object has', async () => {
    const bearer = { authorization: `Bearer ${app.env.CRON_SECRET}` };
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const answers = [
        await connection.ask('GET', `/api/cron/${name}`, { host, ...bearer }),
        await connection.ask('GET', `/t/${name}`),
        await connection.ask('GET', `/t/bella-weddings/p/${name}`),
        await connection.ask('GET', `/t/bella-weddings/s/${name}`),
        await connection.ask('GET', `/api/v1/packages/${name}`, { 'x-tenant-key': keys.bella.pk }),
        await connection.ask('GET', `/dev/mail/${name}`),
      ];
      expect([name, ...answers.map(({ status }) => status)]).toEqual([name, 404, 404, 404, 404, 404, 404]);
    }
  });

  it('is named in no more errors than a person reads', async () => {
    const fields = Object.fromEntries(Array.from({ length: 18_000 }, (_, n) => [`f${n}`, 1]));
    const answer = await api.post('bookings', keys.bella.sk, JSON.stringify(fields));
    expect([answer.status, answer.body.code]).toEqual([422, 'validation_failed']);
    expect(answer.body.errors.length).toBe(21);
    expect(answer.body.errors.at(-1).message).toMatch(/^And 1\d,?\d{3} more/);
    const long = await api.post('quotes', keys.bella.sk, JSON.stringify({ ['x'.repeat(200_000)]: 1 }));
    expect(JSON.stringify(long.body).length).toBeLessThan(3_000);
    const deep = { addOns: Array.from({ length: 20_000 }, () => ({})) };
    expect(JSON.stringify((await api.post('quotes', keys.bella.sk, deep)).body).length).toBeLessThan(5_000);
  });

  it('may be a cursor of any time', async () => {
    const id = '00000000-0000-7000-8000-000000000000';
    const office = await sessionCookie(app, 'owner@bella-weddings.test');
    for (const start of [
      '-999999999999999',
      '999999999999999',
      '-210866803200001',
      '62000000000001',
      '-1',
      '0',
    ]) {
      const cursor = Buffer.from(`${start}:${id}`).toString('base64url');
      const { status } = await api.get(`bookings?cursor=${cursor}`, keys.bella.sk);
      expect([start, [200, 400].includes(status)]).toEqual([start, true]);
      for (const page of ['bookings', 'customers', 'closed']) {
        const asked = await connection.ask('GET', `/admin/${page}?after=${cursor}&page=${start}`, {
          cookie: office,
        });
        expect([page, start, asked.status < 500]).toEqual([page, start, true]);
      }
    }
  });

  it('is read in the office’s addresses, whatever it is', async () => {
    const office = await sessionCookie(app, 'owner@bella-weddings.test');
    const operator = await sessionCookie(app, 'operator@mais.test');
    const owner = new pg.Client({ connectionString: app.database.directUrl });
    await owner.connect();
    const { rows } = await owner.query(
      `SELECT "id" FROM "Customer" WHERE "tenantId" = (SELECT "id" FROM "Tenant" WHERE "slug" = 'bella-weddings') LIMIT 1`,
    );
    await owner.end();
    const values = [
      '%ED%A0%80',
      '%E0%A4',
      '%EF%BF%BF',
      'a'.repeat(4_000),
      '%0a%0d',
      '9999-12-31',
      '1000-01-01',
      '0',
      '-1',
      '1e400',
      '__proto__',
      '%5c%25_',
    ];
    const names = [
      'q',
      'status',
      'when',
      'after',
      'week',
      'customer',
      'stripe',
      'page',
      'state',
      'next',
      'business',
      'token',
      'trade',
    ];
    const pages = [
      ...[
        'bookings',
        'calendar',
        'customers',
        'closed',
        'payments',
        'bookings/new',
        `customers/${rows[0].id}`,
      ].map((page) => [`/admin/${page}`, office] as const),
      ...['inbox', 'outbox', 'tenants'].map((page) => [`/platform/${page}`, operator] as const),
      ...[
        '/sign-in',
        '/sign-up',
        '/manage',
        '/t/bella-weddings/book/elopement',
        '/t/bella-weddings/booked/x',
        '/sign-in/code',
      ].map((page) => [page, office] as const),
    ];
    for (const [page, cookie] of pages)
      for (const value of values) {
        const query = names
          .map((name) => `${name}=${value}`)
          .join('&')
          .slice(0, 12_000);
        const { status } = await connection.ask('GET', `${page}?${query}`, { cookie });
        expect([page, value.slice(0, 20), status < 500]).toEqual([page, value.slice(0, 20), true]);
      }
  }, 240_000);

  it('writes no line of its own into the log', () => {
    expect(
      app
        .log()
        .split('\n')
        .filter((line) => !/Running next\.config/.test(line) && line.trim()),
    ).toEqual([]);
  });
});
