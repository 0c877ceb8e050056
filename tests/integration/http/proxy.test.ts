import type { IncomingMessage } from 'node:http';
import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server';
import { NextRequest } from 'next/server';
import { beforeAll, expect, it } from 'vitest';
import { config, proxy } from '@/proxy';
import { markSharedPage } from '@/server/shared-pages';
import { setEnvironment } from '@/tests/support/environment';

beforeAll(() => setEnvironment({ NODE_ENV: 'production' }));

const matches = (path: string, headers: Record<string, string> = {}) =>
  unstable_doesMiddlewareMatch({ config, nextConfig: {}, url: `http://localhost:3000${path}`, headers });

it.each([
  '/admin',
  '/admin/bookings/1',
  '/platform',
  '/manage/abc',
  '/t/bella/book/elopement',
  '/t/bella/booked/1',
  '/sign-in',
  '/sign-up',
  '/reset',
  '/invite/abc',
  '/confirm/abc',
  '/demo',
  '/dev/ui',
])('gives %s a nonce of its own', (path) => expect(matches(path)).toBe(true));

it.each([
  '/',
  '/t/bella',
  '/t/bella/s/intimate',
  '/t/bella/p/elopement',
  '/api/v1/packages',
  '/_next/static/a.js',
])('leaves %s alone, so that it is as fast as it is cached', (path) => expect(matches(path)).toBe(false));

it('leaves the booking page alone that is cached for everybody, and nothing else of the flow', () => {
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    // As the server does before the framework sees it: nobody can send the mark.
    const request = { url: path, method, headers: { 'x-mais-shared-page': '1', ...headers } };
    markSharedPage(request as unknown as IncomingMessage);
    return matches(path.split('?')[0] ?? '', request.headers) ? 'own' : 'shared';
  };
  const page = '/t/bella/book/elopement';
  expect([ask(page), ask(page, {}, 'HEAD'), ask(`${page}?_rsc=x`, { rsc: '1' })]).toEqual(
    Array(3).fill('shared'),
  );
  const own = [
    ask(`${page}?step=details`),
    ask(`${page}?_rsc=x&seats=2`),
    ask(page, {}, 'POST'),
    ask(page, { 'next-action': 'x' }),
    ask(page, { cookie: 'a=b; mais-preview=1' }),
    ask(`${page}/month?month=2027-01`),
    ask('/t/bella/booked/1'),
    ask('/admin'),
  ];
  expect(own).toEqual(Array(8).fill('own'));
});

it('allows only scripts with the nonce, and keeps a customer’s link to itself', async () => {
  const open = () => proxy(new NextRequest('http://localhost:3000/manage/abc'));
  const answers = [await open(), await open()];
  const policies = answers.map((answer) => answer.headers.get('content-security-policy') ?? '');
  expect(policies[0]).not.toBe(policies[1]);
  const scripts = policies[0]?.split('; ').find((directive) => directive.startsWith('script-src'));
  expect(scripts).toMatch(/^script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'$/);
  expect(policies[0]).toContain("frame-ancestors 'self'");
  expect(answers[0]?.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answers[0]?.headers.get('x-robots-tag')).toBe('noindex');
});

it('keeps a browser on https, once it is there', async () => {
  const said = async (headers: Record<string, string>) => {
    const answer = await proxy(new NextRequest('http://localhost:3000/admin', { headers }));
    return answer.headers.get('strict-transport-security');
  };
  expect(await said({ 'x-forwarded-proto': 'https' })).toBe('max-age=63072000; includeSubDomains');
  expect(await said({})).toBeNull();
});
