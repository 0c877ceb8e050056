import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '@/scripts/paths';
import { amount } from '@/tests/support/amount';
import { startApp, type TestApp } from '@/tests/support/app';
import { type StrictAnswer, StrictConnection } from '@/tests/support/strict-http';
import { keys } from './client';
import { addressOf, sessionCookie } from './server-actions';

/** What the server says of its answers, taken at its word, answer after answer on one connection. */
let app: TestApp;
let office: string;
let operator: string;
let connection: StrictConnection;

beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
    RATE_LIMIT_BACKGROUND_PER_15_MIN: '100000',
  });
  office = await sessionCookie(app, 'owner@bella-weddings.test');
  operator = await sessionCookie(app, 'operator@mais.test');
  connection = new StrictConnection(app.url);
}, 240_000);
afterAll(async () => {
  connection?.close();
  await app?.close();
});

function addresses(): string[] {
  const manifest = JSON.parse(readFileSync(join(root, '.next/server/app-paths-manifest.json'), 'utf8'));
  const names: Record<string, string> = {
    '[tenant]': keys.bella.slug,
    '[package]': 'elopement',
    '[segment]': 'intimate',
    '[slug]': 'elopement',
  };
  const routes = [...new Set(Object.keys(manifest).map(addressOf))].map((path) =>
    path.replaceAll(/\[+[^\]]*\]+/g, (part) => names[part] ?? 'x'),
  );
  const scripts = readdirSync(join(root, '.next/static/chunks')).filter((file) => file.endsWith('.js'));
  const picture = '/pictures/bella-weddings/hero.webp';
  return [
    ...routes,
    `/_next/static/chunks/${scripts[0]}`,
    picture,
    `/_next/image?url=${encodeURIComponent(picture)}&w=640&q=75`,
    `/_next/image?url=${encodeURIComponent(picture)}%23n&w=640&q=75`,
    '/nothing-is-here',
    '/t/nothing-is-here',
    '/api/v1/availability/dates?package=elopement&from=2027-01-01&to=2027-03-31',
    '//t/bella-weddings',
    '/t/bella-weddings/',
    ...['/t/bella-weddings', '/', '/t/bella-weddings/p/elopement', '/nothing', '/index', '/sign-in'].flatMap(
      (path) => [
        `${path}.rsc`,
        `${path}.segments/_tree.segment.rsc`,
        `${path}.prefetch.rsc`,
        `${path}?_rsc=x`,
      ],
    ),
  ];
}

const headersFor = (path: string): Record<string, string> => ({
  cookie: path.startsWith('/platform') ? operator : office,
  'x-tenant-key': keys.bella.pk,
});
const codings: Record<string, string>[] = [
  {},
  { 'accept-encoding': 'gzip' },
  { 'accept-encoding': 'gzip, deflate, br' },
  { 'accept-encoding': 'gzip;q=0, identity' },
];
/** Whether an address is asked for in a coding by turns: in each with TESTS=all, or in one of them. */
const isItsTurn = (address: number, coding: number) => (address - coding) % amount(codings.length, 1) === 0;
/** Codings that allow nothing but the page as it is. */
const isPlain = (coding: number) => coding === 0 || coding === 3;

/** To caches in front: a page is asked for anew each time, what isn't there isn't kept. */
function tellsCachesTheTruth(path: string, { status, headers }: StrictAnswer): void {
  const cache = headers.get('cache-control') ?? '';
  expect([path, cache.includes('s-maxage')]).toEqual([path, false]);
  if (status >= 300)
    expect([path, status, cache], path).toEqual([
      path,
      status,
      expect.not.stringMatching(/max-age=[1-9]|public/),
    ]);
}

describe('every answer of every route', { timeout: 580_000 }, () => {
  it('is as long and coded as it says, whatever is accepted and whichever part is asked for, and tells caches the truth', async () => {
    expect(addresses().length).toBeGreaterThan(80);
    for (const [at, path] of addresses().entries()) {
      const ask = (method: string, more: Record<string, string>) =>
        connection.ask(method, path, { ...headersFor(path), ...more }).catch((error: unknown) => {
          throw new Error(`${method} ${path} ${JSON.stringify(more)}`, { cause: error });
        });
      const first = await ask('GET', { 'accept-encoding': 'gzip' });
      tellsCachesTheTruth(path, first);
      // What is kept of a page is compressed after it was sent once.
      if (/public|immutable/.test(first.headers.get('cache-control') ?? ''))
        await ask('GET', { 'accept-encoding': 'gzip' });
      const answers: StrictAnswer[] = [];
      for (const [nth, coding] of codings.entries()) {
        // Plain and compressed are compared each time.
        if (nth > 1 && !isItsTurn(at, nth)) continue;
        const got = await ask('GET', coding);
        answers.push(got);
        if (isPlain(nth)) expect([path, got.headers.get('content-encoding')]).toEqual([path, undefined]);
        if (!isItsTurn(at, nth)) continue;
        const head = await ask('HEAD', coding);
        expect([path, coding, head.status]).toEqual([path, coding, got.status]);
        const [said, real] = [head, got].map(({ headers }) => headers.get('content-length'));
        if (said !== undefined) expect([path, coding, said]).toEqual([path, coding, real]);
        const data = await ask('GET', { ...coding, rsc: '1' });
        if (data.headers.get('etag') === got.headers.get('etag') && got.headers.has('etag'))
          expect([path, data.body.equals(got.body)]).toEqual([path, true]);
        const etag = got.headers.get('etag');
        if (etag === undefined || got.status !== 200) continue;
        const again = await ask('GET', { ...coding, 'if-none-match': `"other", ${etag}` });
        expect([path, again.status, again.headers.get('etag')]).toEqual([path, 304, etag]);
        expect([path, again.headers.get('vary')]).toEqual([path, got.headers.get('vary')]);
        expect((await ask('GET', { ...coding, 'if-none-match': '"other"' })).status).toBe(200);
      }
      const isCoded = answers.some(({ headers }) => headers.has('content-encoding'));
      for (const { headers } of answers)
        if (isCoded)
          expect([path, headers.get('vary')]).toEqual([path, expect.stringMatching(/accept-encoding/i)]);
      // The same name means the same page.
      const named = answers.filter(({ headers }) => headers.has('etag'));
      for (const { body, headers } of named)
        if (headers.get('etag') === named[0]?.headers.get('etag'))
          expect([path, body.equals(named[0]?.body ?? body)]).toEqual([path, true]);
    }
  });

  it('says of pages that may be kept that each visit asks anew, and of what is not there that it is not kept', async () => {
    // The platform's own page says what the environment does (fee, who runs it), so it is drawn each time.
    for (const path of ['/t/bella-weddings', '/t/bella-weddings/p/elopement'])
      expect((await connection.ask('GET', path)).headers.get('cache-control')).toBe(
        'public, max-age=0, must-revalidate',
      );
    for (const path of ['/t/nothing-is-here', '/t/bella-weddings/p/nothing', '/t/nothing-is-here.rsc'])
      expect((await connection.ask('GET', path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('JSON', () => {
  it('is compressed where it is worth it, and says how long it is where it is not', async () => {
    const ask = (path: string, coding: string) =>
      connection.ask('GET', path, { 'x-tenant-key': keys.bella.pk, 'accept-encoding': coding });
    for (const coding of ['gzip', 'br']) {
      const { headers, sent, body } = await ask('/api/v1/packages', coding);
      expect([headers.get('content-encoding'), headers.get('vary')]).toEqual([
        coding,
        expect.stringContaining('Accept-Encoding'),
      ]);
      expect(sent.length).toBeLessThan(body.length / 2);
      expect(JSON.parse(body.toString()).data.length).toBeGreaterThan(0);
    }
    const small = await ask('/api/v1/packages/nothing', 'gzip');
    expect([small.status, small.headers.get('content-encoding')]).toEqual([404, undefined]);
    expect(small.headers.get('content-length')).toBe(String(small.sent.length));
  });
});
