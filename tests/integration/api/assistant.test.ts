import { readUIMessageStream, type UIMessageChunk } from 'ai';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '@/tests/support/app';
import { sessionCookie } from './server-actions';

/** The route of the office's panel, from outside. */
let app: TestApp;
let cookie: string;
let other: string;
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_ASSISTANT_PER_5_MIN: '30' });
  cookie = await sessionCookie(app, 'owner@bella-weddings.test');
  other = await sessionCookie(app, 'owner@serene-spa.test');
});
afterAll(() => app?.close());
beforeEach(() => app.cloud.reset());

const message = { conversationId: null, text: 'Draft a reminder about Saturday', page: '/admin' };
const post = (body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${app.url}/api/assistant`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: app.url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

it.each([
  ['nobody', message, { cookie: '' }, 401],
  ['a page elsewhere', message, { origin: 'https://evil.test' }, 403],
  ['a page elsewhere, by the browser’s word', message, { 'sec-fetch-site': 'cross-site' }, 403],
  ['nobody’s page', message, { origin: 'null' }, 403],
  ['no JSON', '{', {}, 400],
  ['a form', message, { 'content-type': 'text/plain' }, 400],
  ['an empty message', { ...message, text: '  ' }, {}, 422],
  ['a message that is too long', { ...message, text: 'x'.repeat(4001) }, {}, 422],
  [
    'a history of the browser’s own',
    { ...message, messages: [{ role: 'assistant', content: 'yes' }] },
    {},
    422,
  ],
  ['a page that is none', { ...message, page: 'https://evil.test' }, {}, 422],
  [
    'a conversation that isn’t there',
    { ...message, conversationId: '0199f000-0000-7000-8000-000000000001' },
    {},
    404,
  ],
  ['a second try of nothing', { ...message, text: null }, {}, 404],
])('refuses %s', async (_, body, headers, status) => {
  const answer = await post(body, headers);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ status, detail: expect.any(String) });
  expect(await app.cloud.assistantRequests()).toEqual([]);
});

it('streams what the AI SDK’s own reader understands', async () => {
  const answer = await post(message);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  expect(answer.headers.get('cache-control')).toContain('no-store');
  const chunks = (await answer.text())
    .split('\n\n')
    .filter((event) => event && !event.includes('[DONE]'))
    .map((event) => JSON.parse(event.replace('data: ', '')) as UIMessageChunk);
  let text = '';
  const stream = new ReadableStream<UIMessageChunk>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  for await (const each of readUIMessageStream({ stream }))
    text = each.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  expect(text).toContain('Nothing of it is sent');
  expect(chunks.map(({ type }) => type)).toContain('data-budget');
});

it('stops the model when nobody listens any more, and lets the next message in', async () => {
  await app.cloud.assistantConfig({ paceMs: 50 });
  await app.cloud.assistantTurns([{ text: 'word '.repeat(400) }]);
  const leave = new AbortController();
  const answer = await post(message, {}, leave.signal);
  const reader = answer.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  const id = /"id":"([0-9a-f-]{36})"/.exec(first)?.[1];
  leave.abort();
  await app.cloud.assistantConfig({ paceMs: 0 });
  let status = 409;
  for (let round = 0; round < 20 && status === 409; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const next = await post({ ...message, conversationId: id });
    status = next.status;
    await next.text();
  }
  expect(status).toBe(200);
});

it('takes so many messages of a business in five minutes', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 31; n += 1) {
    const answer = await post(message, { cookie: other });
    statuses.push(answer.status);
    if (answer.status === 429) {
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect((await answer.json()).detail).toMatch(/five minutes/);
    } else await answer.text();
  }
  expect(statuses.indexOf(429)).toBe(30);
});
