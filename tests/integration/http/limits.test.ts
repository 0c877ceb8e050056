import { NextRequest } from 'next/server';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { authOptions } from '@/lib/http/auth/next-auth';
import { consumeRateLimit, limitHeaders, takeFromVisitor } from '@/lib/http/limits/rate-limits';
import { clientAddress, visitorId } from '@/lib/http/limits/visitor';
import { proxy } from '@/proxy';
import { setEnvironment } from '@/tests/support/environment';

beforeAll(() =>
  setEnvironment({ RATE_LIMIT_PUBLIC_PER_15_MIN: '4', RATE_LIMIT_BACKGROUND_PER_15_MIN: '24' }),
);

const visitor = (address: string, more: Record<string, string> = {}) => ({ 'x-real-ip': address, ...more });
const open = async (path: string, headers: Record<string, string>, method = 'GET') =>
  (await proxy(new NextRequest(`http://localhost:3000${path}`, { headers, method }))).status;

it('is set to what was promised', () => {
  const set = parseEnv({
    ...process.env,
    RATE_LIMIT_PUBLIC_PER_15_MIN: '',
    RATE_LIMIT_BACKGROUND_PER_15_MIN: '',
    RATE_LIMIT_OFFICE_PER_15_MIN: '',
  });
  expect(set).toMatchObject({
    RATE_LIMIT_PUBLIC_PER_15_MIN: 300,
    RATE_LIMIT_BACKGROUND_PER_15_MIN: 3000,
    RATE_LIMIT_OFFICE_PER_15_MIN: 120,
    RATE_LIMIT_SIGN_IN_FAILURES_PER_15_MIN: 5,
    RATE_LIMIT_SIGN_UP_PER_HOUR: 5,
    RATE_LIMIT_RESET_PER_HOUR: 5,
    RATE_LIMIT_BOOKING_PER_ADDRESS_PER_15_MIN: 90,
    RATE_LIMIT_HOLDS_PER_ADDRESS: 30,
    RATE_LIMIT_SIGN_UP_PER_ADDRESS_PER_HOUR: 30,
    RATE_LIMIT_RESET_PER_ADDRESS_PER_HOUR: 30,
    RATE_LIMIT_JOIN_PER_ADDRESS_PER_HOUR: 60,
    RATE_LIMIT_BOOKING_PER_15_MIN: 10,
    RATE_LIMIT_MANAGE_PER_15_MIN: 10,
    RATE_LIMIT_INVITATIONS_PER_DAY: 20,
    UPLOADS_AT_ONCE: 3,
    RATE_LIMIT_UPLOADS_PER_15_MIN: 400,
  });
});

it('counts in the window that was promised', async () => {
  const windows = {
    public: 900,
    background: 900,
    office: 900,
    upload: 900,
    signIn: 900,
    booking: 900,
    manage: 900,
    signUp: 3600,
    reset: 3600,
    join: 3600,
    publicAddress: 900,
    bookingAddress: 900,
    manageAddress: 900,
    signUpAddress: 3600,
    resetAddress: 3600,
    joinAddress: 3600,
    invitation: 86_400,
    apiKey: 60,
  } as const;
  for (const [bucket, seconds] of Object.entries(windows) as [keyof typeof windows, number][]) {
    const state = await consumeRateLimit(bucket, 'window');
    expect(limitHeaders(bucket, state)['RateLimit-Policy']).toContain(`;w=${seconds}`);
  }
});

describe('a visit', () => {
  it('to a page made for the visitor counts; what is fetched ahead or in the background is not one', async () => {
    const page = '/t/bella/book/elopement';
    for (let n = 0; n < 10; n += 1) {
      expect(await open(page, visitor('192.0.2.1', { 'sec-purpose': 'prefetch;prerender' }))).toBe(200);
      expect(await open(page, visitor('192.0.2.1', { 'sec-fetch-dest': 'empty' }))).toBe(200);
    }
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push(await open(page, visitor('192.0.2.1')));
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = await proxy(
      new NextRequest(`http://localhost:3000${page}`, { headers: visitor('192.0.2.1') }),
    );
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await open(page, visitor('192.0.2.2'))).toBe(200);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['in the background', '/t/bella/book/elopement', { 'sec-fetch-dest': 'empty' }, 'GET'],
    ['ahead', '/t/bella/booked/1', { 'sec-purpose': 'prefetch' }, 'GET'],
    ['without its body', '/manage/token', {}, 'HEAD'],
    ['by a calendar', '/manage/token/calendar.ics', {}, 'GET'],
    ['by a form of no page of ours', '/reset/token', {}, 'POST'],
  ])('that is said to be made %s has a wider limit, not none', async (how, path, more, method) => {
    const from = visitor(`198.51.100.${how.length}`, more);
    const statuses = [];
    for (let n = 0; n < 26; n += 1) statuses.push(await open(path, from, method));
    expect(statuses).toEqual([...Array(24).fill(200), 429, 429]);
  });

  it.each([
    ['/reset/month', 101],
    ['/invite/status', 102],
    ['/confirm/preview', 103],
    ['/manage/status', 104],
    ['/manage/token/receipt/month', 105],
    ['/t/bella/book/month', 106],
    ['/t/bella/booked/status', 107],
  ])('to %s is one, though it is called as what counts itself', async (path, n) => {
    const from = visitor(`203.0.113.${n}`);
    const statuses = [];
    for (let opened = 0; opened < 5; opened += 1) statuses.push(await open(path, from));
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });

  it.each([
    '/t/bella/book/elopement/month',
    '/t/bella/booked/1/status',
    '/manage/token/month',
    '/manage/token/status',
    '/manage/token/move/preview',
  ])('of which %s is read counts itself', async (path) => {
    for (let n = 0; n < 5; n += 1) expect(await open(path, visitor('203.0.113.99'))).toBe(200);
  });

  it('is the same visitor’s however their address is written', async () => {
    const spellings = ['192.0.2.7:1000', '192.0.2.7:1001', '::ffff:192.0.2.7', '[::ffff:c000:207]:443'];
    for (const spelling of spellings) expect(await open('/manage/x', visitor(spelling))).toBe(200);
    expect(await open('/manage/x', visitor('192.0.2.7'))).toBe(429);
  });

  it('to the office is not a visitor’s', async () => {
    for (let n = 0; n < 6; n += 1) expect(await open('/admin/bookings', visitor('192.0.2.3'))).toBe(200);
  });
});

describe('thirty people behind one address', () => {
  const page = '/t/bella/book/elopement';
  /** As a browser does: opens the page once, and sends what it was given with all that follows. */
  async function browser(address: string) {
    const first = await proxy(new NextRequest(`http://localhost:3000${page}`, { headers: visitor(address) }));
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    return new Headers({ ...visitor(address), cookie });
  }
  const cookies = async (address: string, count: number) => {
    const all = [];
    // What opens the first page without a cookie is one visitor, until it has one.
    for (let n = 0; n < count; n += 1) all.push(await browser(`${address}.${n}`));
    return all.map(
      (headers) => new Headers({ ...visitor(`${address}.200`), cookie: headers.get('cookie') ?? '' }),
    );
  };

  it('each have limits of their own, in each bucket', async () => {
    const people = await cookies('198.51.100', 30);
    expect(new Set(people.map((headers) => visitorId(headers))).size).toBe(30);
    for (const headers of people)
      for (const bucket of ['booking', 'manage', 'signUp', 'reset', 'join'] as const)
        expect((await takeFromVisitor(bucket, headers)).allowed, bucket).toBe(true);
    // One of them alone is still one visitor, also where the address has room.
    const cookie = people[0]?.get('cookie') ?? '';
    const one = new Headers({ ...visitor('198.51.100.201'), cookie });
    for (let n = 0; n < 4; n += 1) expect((await takeFromVisitor('signUp', one)).allowed).toBe(true);
    expect((await takeFromVisitor('signUp', one)).allowed).toBe(false);
    expect((await takeFromVisitor('reset', one)).allowed).toBe(true);
  });

  it('have one ceiling, so that changing cookies all the time gains little', async () => {
    const address = visitor('192.0.2.77');
    const people = await cookies('203.0.113', 40);
    const from = people.map((headers) => new Headers({ ...address, cookie: headers.get('cookie') ?? '' }));
    const answers = [];
    for (const headers of [...from, ...from])
      answers.push((await takeFromVisitor('signUp', headers)).allowed);
    expect(answers.filter(Boolean)).toHaveLength(30);
    expect(answers.slice(30)).not.toContain(true);
  });

  it('are one visitor without a cookie, or with one that somebody made up', async () => {
    const address = visitor('192.0.2.78');
    const id = visitorId(new Headers(address));
    for (const cookie of [
      'mais.visitor=abc.def',
      'mais.visitor=abc',
      'mais.visitor=',
      'mais.visitor=.',
      'other=1',
    ])
      expect(visitorId(new Headers({ ...address, cookie }))).toBe(id);
  });
});

it('counts who signs in at the framework’s own door as a visitor: one password for many addresses is stopped', async () => {
  const [credentials] = authOptions().providers as { options?: Pick<CredentialsConfig, 'authorize'> }[];
  const headers = visitor('192.0.2.4');
  const guess = (n: number) =>
    Promise.resolve(
      credentials?.options?.authorize({ email: `${n}@example.com`, password: 'guess' }, { headers }),
    ).catch(({ message }) => message);
  for (let n = 0; n < 4; n += 1) expect(await guess(n)).not.toBe('rate_limited');
  expect(await guess(4)).toBe('rate_limited');
});

it('takes the address from the trusted header and from no other', () => {
  const address = (headers: Record<string, string>) => clientAddress(new Headers(headers));
  expect(
    address({ 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7', 'x-real-ip': '192.0.2.9' }),
  ).toBe('192.0.2.9');
  expect(address({ 'x-forwarded-for': '203.0.113.7', 'cf-connecting-ip': '203.0.113.8' })).toBe('unknown');
});
