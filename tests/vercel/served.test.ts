import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { root } from '@/scripts/paths';
import { apiClient, freeDates, keys, somebody } from '@/tests/integration/api/client';
import { callAction, serverActions } from '@/tests/integration/api/server-actions';
import { startApp, type TestApp } from '@/tests/support/app';

/** Vercel's functions at work, each in a process of its own that has nothing but its files. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000' });
});
afterAll(() => app?.close());

const visit = (path: string, headers: Record<string, string> = {}) =>
  fetch(app.url + path, { redirect: 'manual', headers });

it('live, and are ready: they know the migrations that the database has', async () => {
  for (const path of ['/health', '/health/ready']) {
    const answer = await visit(path);
    expect([path, answer.status, await answer.json()]).toEqual([path, 200, { status: 'ok' }]);
    // By Vercel's routes, not by a server of our own.
    expect(answer.headers.get('x-matched-path')).toBe(path);
  }
});

it('refuse machines that don’t sign', async () => {
  for (const path of ['/api/webhooks/stripe', '/api/jobs/send-mail']) {
    const answer = await fetch(app.url + path, { method: 'POST', body: '{}' });
    expect([path, answer.status]).toEqual([path, path.includes('jobs') ? 401 : 400]);
  }
});

it('sell: a visitor books and pays, Stripe’s webhook and its jobs confirm, and both sides get their mails', {
  timeout: 180_000,
}, async () => {
  const api = apiClient(app);
  const [date] = await freeDates(api, 'bella', 'elopement', 40, 120);
  const customer = somebody();
  const wish = { package: 'elopement', date, customer };
  const made = await api.post('bookings', keys.bella.pk, wish, { 'idempotency-key': 'one' });
  expect(made).toMatchObject({ status: 201, body: { status: 'PENDING' } });
  await app.cloud.pay(new URL(made.body.checkoutUrl).pathname.split('/').at(-1) ?? '');
  const patience = { timeout: 60_000, interval: 200 };
  await vi.waitFor(async () => {
    const { body } = await api.get(`bookings/${made.body.id}`, keys.bella.sk);
    expect(body).toMatchObject({ status: 'CONFIRMED' });
    expect(body.paidCents).toBeGreaterThan(0);
  }, patience);
  const mail = await vi.waitFor(async () => {
    expect(await app.cloud.mails('owner@bella-weddings.test')).not.toEqual([]);
    const [found] = await app.cloud.mails(customer.email);
    expect(found?.text).toContain('/manage/');
    return found;
  }, patience);
  const { sent } = await app.cloud.qstash();
  expect(sent).toContainEqual(
    expect.objectContaining({ url: expect.stringContaining('/api/jobs/'), status: 200 }),
  );
  // The link in it opens the booking, on a page whose scripts carry a nonce of its own.
  const link = /https?:\/\/\S+\/manage\/[\w.-]+/.exec(mail?.text ?? '')?.[0] ?? '';
  const page = await visit(new URL(link).pathname);
  expect(page.status).toBe(200);
  const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
  const html = await page.text();
  expect(html).toContain('Elopement');
  for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
  // What the sale left behind is no longer free.
  expect(await freeDates(api, 'bella', 'elopement', 40, 120)).not.toContain(date);
});

it('do what the clock asks for, and for nobody else', async () => {
  const { crons } = JSON.parse(readFileSync(join(root, 'vercel.json'), 'utf8'));
  for (const { path } of crons) {
    expect([path, (await visit(path)).status]).toEqual([path, 401]);
    const answer = await visit(path, { authorization: `Bearer ${app.env.CRON_SECRET}` });
    expect([path, answer.status]).toEqual([path, 200]);
  }
});

it('take a server action: somebody signs in, and sees the office', async () => {
  const action = serverActions().find(({ name }) => name === 'signInAction');
  if (!action) throw new Error('no signInAction');
  const input = { email: 'owner@bella-weddings.test', password: 'demo-Passw0rd', next: '' };
  const { cookies, location } = await callAction(app, action, [input], { page: '/sign-in' });
  expect(location).toMatch(/^\/admin/);
  const office = await visit('/admin', { cookie: cookies.join('; ') });
  expect([office.status, await office.text()]).toEqual([200, expect.stringContaining('Bella')]);
});

it('give a page that is followed by a link without its frame', async () => {
  for (const path of ['/', `/t/${keys.bella.slug}/p/elopement`, `/t/${keys.bella.slug}/book/elopement`]) {
    const answer = await visit(path, { rsc: '1', 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D' });
    expect([path, answer.status]).toEqual([path, 200]);
    expect([path, answer.headers.get('content-type')]).toEqual([path, 'text/x-component']);
  }
});

it('stand beside files that are kept, and a page for what is not there', async () => {
  const front = await (await visit('/')).text();
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(front)?.[1] ?? '';
  const kept = await visit(script);
  expect([kept.status, kept.headers.get('cache-control')]).toEqual([
    200,
    'public,max-age=31536000,immutable',
  ]);
  expect((await visit('/pictures/readme/site.webp')).status).toBe(200);
  for (const path of ['/nope', '/_next/static/nope.js', '/api/v1/nope', `/t/nobody`])
    expect([path, (await visit(path)).status]).toEqual([path, 404]);
  expect((await visit(`/t/${keys.bella.slug}/`)).headers.get('location')).toBe(`/t/${keys.bella.slug}`);
});
