import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from '@/lib/domain/month-feed';
import { localDateOf } from '@/lib/domain/time';
import { startApp, type TestApp } from '@/tests/support/app';
import { built, vercelBuild } from '@/tests/support/build';
import { keys } from './client';
import { addressOf, callAction, serverActions, sessionCookie } from './server-actions';

/** What every page and route of the build says to the browser about itself. */
let app: TestApp;
let office: string;
let operator: string;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000' });
  office = await sessionCookie(app, 'owner@bella-weddings.test');
  operator = await sessionCookie(app, 'operator@mais.test');
});
afterAll(() => app?.close());

/** Every address of the build, with names that are there where it wants some. */
function addresses(): string[] {
  const manifest = JSON.parse(readFileSync(join(built, '.next/server/app-paths-manifest.json'), 'utf8'));
  const names: Record<string, string> = {
    '[tenant]': keys.bella.slug,
    '[package]': 'elopement',
    '[segment]': 'intimate',
    '[slug]': 'elopement',
  };
  return [...new Set(Object.keys(manifest).map(addressOf))].map((path) =>
    path.replaceAll(/\[+[^\]]*\]+/g, (part) => names[part] ?? 'x'),
  );
}
/** Bytes of all files together, each gzipped; a blank page of the framework has 135,000. */
const mostScript = 220_000;
const visit = (path: string, headers: Record<string, string> = {}) =>
  fetch(app.url + path, {
    redirect: 'manual',
    headers: { cookie: path.startsWith('/platform') ? operator : office, ...headers },
  });
const transportSecurity = 'max-age=63072000; includeSubDomains';
const typedOn =
  /^\/(admin|platform|manage|sign-in|sign-up|reset|invite|confirm|authorize|demo|dev\/ui)(\/|$)|^\/t\/[^/]+\/(book|booked)\//;
const directive = (policy: string | null, name: string) =>
  policy
    ?.split('; ')
    .find((each) => each.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe('every answer of every route', { timeout: 240_000 }, () => {
  it('carries the common headers, a policy, and no word about the server', async () => {
    expect(addresses().length).toBeGreaterThan(60);
    for (const path of addresses()) {
      const { headers } = await visit(path);
      const said = (name: string) => headers.get(name);
      expect([path, said('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect([path, said('x-powered-by'), said('server')]).toEqual([path, null, null]);
      expect(said('permissions-policy'), path).toMatch(/camera=\(\).*geolocation=\(\)/);
      expect(said('referrer-policy'), path).toMatch(/^(strict-origin-when-cross-origin|no-referrer)$/);
      const policy = said('content-security-policy');
      // The stand-in's inbox shows foreign mails, in a sandbox of its own.
      if (path.startsWith('/dev/mail')) continue;
      // What lets a program in may stand in no frame at all, not even in one of ours.
      const isConsent = path.startsWith('/authorize');
      expect([path, said('x-frame-options')]).toEqual([path, isConsent ? 'DENY' : 'SAMEORIGIN']);
      expect([path, directive(policy, 'frame-ancestors')]).toEqual([path, isConsent ? "'none'" : "'self'"]);
      expect([path, directive(policy, 'object-src')]).toEqual([path, "'none'"]);
      expect([path, directive(policy, 'base-uri')]).toEqual([path, "'self'"]);
      expect([path, directive(policy, 'default-src')]).toEqual([path, "'self'"]);
      expect(directive(policy, 'script-src'), path).not.toMatch(/unsafe-eval|\*|https?:/);
    }
  });

  it('has a nonce of its own wherever people type or pay, which its scripts carry, and no inline script else', async () => {
    const typed = addresses().flatMap((path) => {
      // Without a choice it is the same for everybody, and cached.
      if (path === `/t/${keys.bella.slug}/book/elopement`) return [`${path}?seats=1`];
      return typedOn.test(path) ? [path] : [];
    });
    expect(typed.length).toBeGreaterThan(35);
    // Addresses at which there is nothing are pages as well.
    const rooms = new Set(
      typed.map((path) =>
        path
          .split('/')
          .slice(0, path.startsWith('/t/') ? 4 : 2)
          .join('/'),
      ),
    );
    const unknown = [...rooms].filter((room) => room !== '/dev').flatMap((room) => [room, `${room}/no/such`]);
    // So is an unknown package's booking page.
    for (const path of [...typed, ...unknown].filter((each) => !/^\/t\/[^/]+\/book\/[a-z]+$/.test(each))) {
      const answers = [await visit(path), await visit(path)];
      const [one, two] = answers.map((answer) =>
        directive(answer.headers.get('content-security-policy'), 'script-src'),
      );
      expect(one, path).toMatch(/^'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'$/);
      expect(one, path).not.toBe(two);
      const html = (await answers[0]?.text()) ?? '';
      if (!answers[0]?.headers.get('content-type')?.startsWith('text/html')) continue;
      const nonce = /'nonce-([^']+)'/.exec(one ?? '')?.[1];
      for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag, path).toContain(`nonce="${nonce}"`);
      expect(html, path).not.toMatch(/<[a-z][^>]*\son(click|load|error|submit)=/i);
    }
  });

  // Vercel answers cached pages past our server, which is what adds their hashes (SECURITY.md, Pages).
  it.skipIf(vercelBuild)('of a cached page lets only those scripts run that it was made with', async () => {
    for (const path of ['', '/book/elopement', '/book/x', '/p/x'].map(
      (rest) => `/t/${keys.bella.slug}${rest}`,
    )) {
      // The first is made for it, the second kept.
      for (const turn of ['first', 'second']) {
        const answer = await visit(path);
        const html = await answer.text();
        const [, own] = (answer.headers.get('content-security-policy') ?? '').split(', ');
        expect([path, turn, own]).toEqual([
          path,
          turn,
          expect.stringMatching(/^script-src 'self'( 'sha256-\S{44}')+$/),
        ]);
        const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
        expect(scripts.length, path).toBeGreaterThan(5);
        for (const [, attributes = '', text = ''] of scripts) {
          if (/ src=|ld\+json/.test(attributes)) continue;
          expect(own, path).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
        }
        // None runs before the page is painted (lib/http/pages/drawn-first.ts).
        expect([path, html.match(/<script src="[^"]*" async/)]).toEqual([path, null]);
        expect([path, html.match(/<link rel="preload" as="script"/)]).toEqual([path, null]);
      }
    }
  });

  it('is a 404 in the office and the console where there is nothing', async () => {
    for (const path of ['/admin/no', '/admin/no/such', '/admin/bookings/1/no', '/platform/no'])
      expect([path, (await visit(path)).status]).toEqual([path, 404]);
  });

  it('is never kept by a shared cache when it is about a person', async () => {
    for (const path of addresses().filter((each) => /^\/(admin|platform|manage\/|api\/v1)/.test(each))) {
      const cache = (await visit(path)).headers.get('cache-control') ?? '';
      if (path === '/api/v1/openapi.json') continue;
      expect([path, /no-store|private/.test(cache)], `${path}: ${cache}`).toEqual([path, true]);
    }
  });

  it('keeps a link that is a key to itself', async () => {
    for (const path of ['/manage/x', '/reset/x', '/invite/x', '/confirm/x', `/t/${keys.bella.slug}/booked/x`])
      expect([path, (await visit(path)).headers.get('referrer-policy')]).toEqual([path, 'no-referrer']);
  });
});

describe('other origins', { timeout: 240_000 }, () => {
  const evil = 'https://evil.example';

  it('can call no server action, whoever is signed in', async () => {
    for (const { id, page, name } of serverActions()) {
      const answer = await fetch(app.url + page.replaceAll(/\[\w+\]/g, 'x'), {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'next-action': id,
          'content-type': 'text/plain;charset=UTF-8',
          origin: evil,
          cookie: office,
        },
        body: '[{}]',
      });
      const text = await answer.text();
      expect([name, text.includes('"ok":true')]).toEqual([name, false]);
      expect([name, answer.status >= 400, answer.headers.getSetCookie()]).toEqual([name, true, []]);
    }
  });

  it('may read the public API with a publishable key, and nothing else', async () => {
    const shared: string[] = [];
    for (const path of addresses()) {
      const { headers } = await visit(path, { origin: evil, 'x-tenant-key': keys.bella.pk });
      expect([path, headers.get('access-control-allow-credentials')]).toEqual([path, null]);
      if (headers.get('access-control-allow-origin')) shared.push(path);
    }
    expect(shared.filter((path) => !path.startsWith('/api/v1/'))).toEqual([]);
    expect(shared).toContain('/api/v1/packages');
    const secret = await fetch(`${app.url}/api/v1/packages`, {
      headers: { origin: evil, authorization: `Bearer ${keys.bella.sk}` },
    });
    expect(secret.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${app.url}/api/v1/bookings`, {
      method: 'OPTIONS',
      headers: { origin: evil, 'access-control-request-headers': 'authorization' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).not.toMatch(/authorization/i);
  });
});

describe('cookies', { timeout: 240_000 }, () => {
  const signIn = async () => {
    const action = serverActions().find(({ name }) => name === 'signInAction');
    if (!action) throw new Error('no signInAction');
    const page = app.env.APP_URL === app.url ? {} : { page: '/sign-in' };
    const input = { email: 'owner@bella-weddings.test', password: 'demo-Passw0rd', next: '' };
    return (await callAction(app, action, [input], page)).setCookies;
  };

  it('are out of reach for scripts and other sites, and on https bound to this very host', async () => {
    // The session, and the names that a browser keeps: one to be known again, one to be counted.
    const given = async () => [...(await signIn()), ...(await visit('/sign-in')).headers.getSetCookie()];
    // Each once: the page to which signing in leads, drawn with that answer, may give a new browser its name too.
    const names = (cookies: string[]) => [...new Set(cookies.map((cookie) => cookie.split('=')[0]))].sort();
    const plain = await given();
    expect(names(plain)).toEqual(['mais.browser', 'mais.session', 'mais.visitor']);
    await app.restart({ APP_URL: 'https://book.example', NEXTAUTH_URL: 'https://book.example' });
    for (const path of ['/sign-in', '/sign-up', '/demo', '/reset', `/t/${keys.bella.slug}/book/elopement`])
      expect([path, (await visit(path)).headers.get('strict-transport-security')]).toEqual([
        path,
        transportSecurity,
      ]);
    const secure = await given();
    expect(names(secure)).toEqual(['__Host-mais.browser', '__Host-mais.session', '__Host-mais.visitor']);
    for (const cookie of secure) expect(cookie).toMatch(/; Secure/i);
    for (const cookie of [...plain, ...secure]) {
      expect(cookie).toMatch(/^[^=]+=[^;]+;/);
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; SameSite=lax/i);
      expect(cookie).toMatch(/; Path=\/(;|$)/i);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
  });
});

describe('the page on which a visitor books', () => {
  const page = `/t/${keys.serene.slug}/book/massage-60`;

  it('loads little more script than the framework’s own, and no library for zones or schemas', async () => {
    const html = await (await fetch(app.url + page)).text();
    // What only browsers without modules load isn't counted.
    const tags = [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)].filter(
      ([tag]) => !/nomodule/i.test(tag),
    );
    const files = new Set(tags.map(([, src]) => src ?? ''));
    const scripts = await Promise.all(
      [...files].map(async (src) => Buffer.from(await (await fetch(new URL(src, app.url))).arrayBuffer())),
    );
    const all = scripts.map((each) => each.toString()).join('\n');
    expect(all).not.toMatch(/ZodError|getTimeZoneTransition/);
    expect(scripts.reduce((sum, each) => sum + gzipSync(each).length, 0)).toBeLessThan(mostScript);
  });

  it('gets a month of times in a few kilobytes', async () => {
    const month = addMonths(localDateOf(Date.now(), 'Europe/London').slice(0, 7), 1);
    const answer = await fetch(`${app.url}${page}/month?month=${month}&seats=1&zone=America/New_York`);
    const text = await answer.text();
    expect(JSON.parse(text).steps.length).toBeGreaterThan(100);
    expect(text.length).toBeLessThan(6_000);
  });
});
