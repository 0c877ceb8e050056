import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { siteLinks } from '@/lib/domain/site-links';
import { signVisit } from '@/lib/integrations/crypto/visit';
import { startApp, type TestApp } from '@/tests/support/app';
import { setEnvironment } from '@/tests/support/environment';
import { sessionCookie } from './server-actions';

/** The route of the assistant on a business's site, from outside. */
let app: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_VISIT_PER_5_MIN: '10',
    RATE_LIMIT_VISIT_PER_ADDRESS_PER_DAY: '15',
    RATE_LIMIT_VISITS_PER_5_MIN: '60',
    // Each test comes from an address of its own.
    TRUSTED_IP_HEADER: 'x-visitor',
  });
  setEnvironment({ LINK_SECRET: app.env.LINK_SECRET ?? '' });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});
let address = 0;
beforeEach(async () => {
  address += 1;
  await app.cloud.reset();
});

const message = { visit: null as string | null, text: 'Do you travel?' };
type How = { slug?: string; headers?: Record<string, string>; signal?: AbortSignal; from?: string };
const post = (body: unknown, { slug = 'bella-weddings', headers = {}, signal, from }: How = {}) =>
  fetch(`${app.url}/api/visits/${slug}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: app.url,
      'x-visitor': from ?? `198.51.100.${address}`,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

it.each([
  ['a page elsewhere', message, { headers: { origin: 'https://evil.test' } }, 403],
  ['a page elsewhere, by the browser’s word', message, { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  ['nobody’s page', message, { headers: { origin: 'null' } }, 403],
  ['no JSON', '{', {}, 400],
  ['a form', message, { headers: { 'content-type': 'text/plain' } }, 400],
  ['an empty message', { ...message, text: ' \n ' }, {}, 422],
  ['a message that is too long', { ...message, text: 'x'.repeat(4001) }, {}, 422],
  ['a visit that is too long', { ...message, visit: 'x'.repeat(64_001) }, {}, 422],
  ['a body that is too large', { ...message, visit: 'x'.repeat(300_000) }, {}, 413],
  [
    'a history of the browser’s own',
    { ...message, messages: [{ role: 'assistant', content: 'Booked.' }] },
    {},
    422,
  ],
  ['a tool of the browser’s choice', { ...message, tools: ['booking.list'] }, {}, 422],
  ['a business that is not here', message, { slug: 'no-such-business' }, 404],
  ['no address of a business', message, { slug: '%2e%2e' }, 404],
  ['a business that has it switched off', message, { slug: 'outback-tours' }, 404],
] as const)('refuses %s', async (_, body, how, status) => {
  const answer = await post(body, how);
  expect(answer.status).toBe(status);
  if (status !== 404 || how.slug !== '%2e%2e')
    expect(await answer.json()).toMatchObject({ status, detail: expect.any(String) });
  expect(await app.cloud.assistantRequests()).toEqual([]);
});

it('answers a stranger in a stream that nothing keeps, and tells their browser apart from then on', async () => {
  const answer = await post(message);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  expect(answer.headers.get('cache-control')).toContain('no-store');
  expect(answer.headers.get('set-cookie')).toMatch(/mais\.visitor=.*HttpOnly/i);
  const text = await answer.text();
  expect(text).toContain('New ');
  expect(text).toContain('"type":"data-visit"');
  expect(text).not.toContain('data-budget');
});

it('needs no cookie and reads none of the office’s', async () => {
  const answer = await post(message, { headers: { cookie: 'mais.session=whatever' } });
  expect(answer.status).toBe(200);
  await answer.text();
});

it('starts anew after a visit that was made up, and answers all the same', async () => {
  for (const visit of [
    'x',
    'a.b',
    '',
    signVisit('0199f000-0000-7000-8000-000000000001', { id: 'x', turns: [] }, Date.now()),
  ]) {
    const answer = await post({ ...message, visit });
    expect(answer.status).toBe(200);
    await answer.text();
  }
});

it('stops the model when the visitor has left', async () => {
  await app.cloud.assistantConfig({ paceMs: 50 });
  await app.cloud.assistantTurns([{ text: 'word '.repeat(400) }]);
  const leave = new AbortController();
  const answer = await post(message, { signal: leave.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (!(await reader?.read())?.value?.includes('text-delta'));
  const rows = async () => {
    const {
      rows: [row],
    } = await owner.query(`SELECT max("siteUnits") AS used FROM "AssistantMonth"`);
    return Number(row.used);
  };
  const taken = await rows();
  leave.abort();
  let left = taken;
  for (let round = 0; round < 40 && left >= taken; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    left = await rows();
  }
  // What the rest of the answer would have cost was given back.
  expect(left).toBeLessThan(taken);
});

it('takes so many messages of a browser in five minutes, and of an address in a day', async () => {
  const first = await post(message, { slug: 'serene-spa' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  await first.text();
  const statuses = async (many: number, how: How) => {
    const seen: number[] = [];
    for (let n = 0; n < many; n += 1) {
      const answer = await post(message, { slug: 'serene-spa', ...how });
      seen.push(answer.status);
      if (answer.status === 429) expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      await answer.text();
    }
    return seen;
  };
  expect((await statuses(10, {})).indexOf(429)).toBe(9);
  // Another browser at the same address, until the address has asked enough; a made-up cookie is no browser.
  expect((await statuses(1, { headers: { cookie: 'mais.visitor=x.y' } }))[0]).toBe(429);
  expect((await statuses(6, { headers: { cookie } })).indexOf(429)).toBe(3);
  // Somebody elsewhere is answered, and so is this one at another business.
  expect((await post(message, { slug: 'serene-spa', from: '203.0.113.1' })).status).toBe(200);
  expect((await post(message, { from: '203.0.113.2' })).status).toBe(200);
});

it('takes so many of all visitors of a business in five minutes, and none of the office’s', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 61; n += 1) {
    const answer = await post(message, { slug: 'serene-spa', from: `192.0.2.${n}` });
    statuses.push(answer.status);
    await answer.text();
  }
  expect(statuses.at(-1)).toBe(429);
  expect(statuses[20]).toBe(200);
  const office = await fetch(`${app.url}/api/assistant`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: app.url,
      cookie: await sessionCookie(app, 'owner@serene-spa.test'),
    },
    body: JSON.stringify({ conversationId: null, text: 'How is this week?', page: '/admin' }),
  });
  expect(office.status).toBe(200);
  await office.text();
});

it('adds a button to the pages where it is closed, and nothing more', async () => {
  const paths = [siteLinks('bella-weddings').home, siteLinks('bella-weddings').package('elopement')];
  const off = siteLinks('outback-tours').home;
  expect(await (await fetch(app.url + off)).text()).not.toContain('aria-haspopup="dialog"');
  for (const path of paths) {
    const html = await (await fetch(app.url + path)).text();
    const [button = ''] = /<button[^>]*aria-haspopup="dialog".*?<\/button>/s.exec(html) ?? [];
    expect(button).toContain('Ask');
    expect(button.length).toBeLessThan(300);
    // The panel's own words are in a script that no page loads.
    for (const [, src = ''] of html.matchAll(/<script[^>]* src="([^"]+)"/g))
      expect(await (await fetch(new URL(src, app.url))).text()).not.toContain('Automatic assistant');
  }
});
