import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '@/tests/support/app';
import { type Answer, type Api, apiClient, freeDates, freeSlots, inDays, keys } from './client';
import {
  type Json,
  LONGEST_MS,
  type Mutation,
  mutate,
  mutations,
  runs,
  SEED,
  spills,
  value,
} from './mutations';

/**
 * Every call of the API with a request that is right but for one to three things. Which fields there are comes from
 * the OpenAPI document, which is made from the schemas that the routes parse with. No answer is a 5xx or shows what
 * only we should see, and nothing went wrong unseen.
 */
const RUNS = runs(40);

let app: TestApp;
let api: Api;
beforeAll(async () => {
  app = await startApp({
    RATE_LIMIT_API_KEY_PER_MINUTE: '10000000',
    RATE_LIMIT_PUBLIC_PER_15_MIN: '10000000',
    RATE_LIMIT_BOOKING_PER_15_MIN: '10000000',
    RATE_LIMIT_HOLDS_PER_VISITOR: '100000',
    RATE_LIMIT_HOLDS_PER_ADDRESS: '100000',
  });
  api = apiClient(app);
});
afterAll(async () => {
  // What nobody caught, and what was answered as a surprise.
  const log = app?.log() ?? '';
  await app?.close();
  expect(log).not.toMatch(/unhandled|uncaught/i);
  expect(log).not.toMatch(/"level":(50|60)/);
});

function mutateQuery(base: Json, fields: string[], changes: Mutation[]): string {
  const query = new URLSearchParams(Object.entries(base).map(([name, each]) => [name, String(each)]));
  const names = [...new Set([...fields, ...Object.keys(base)])];
  for (const change of changes) {
    const name = names[change.at % names.length] ?? 'x';
    const text = typeof change.value === 'string' ? change.value : JSON.stringify(change.value);
    if (change.how === 'drop') query.delete(name);
    else if (change.how === 'replace') query.set(name, text.slice(0, 4000));
    else query.append(change.how === 'add' ? change.name : name, text.slice(0, 4000));
  }
  return query.toString();
}

/** A right request for every operation of the document; a new one without an entry here fails the test. */
const right: Record<
  string,
  (at: { date: string; start: string; id: string }) => {
    path: string;
    query?: Json;
    body?: Json;
    key: string;
  }
> = {
  'get /packages': () => ({ path: 'packages', query: { segment: 'intimate' }, key: keys.bella.pk }),
  'get /packages/{slug}': () => ({ path: 'packages/elopement', query: {}, key: keys.bella.pk }),
  'get /add-ons': () => ({ path: 'add-ons', query: { segment: 'intimate' }, key: keys.bella.pk }),
  'get /segments': () => ({ path: 'segments', query: {}, key: keys.bella.pk }),
  'get /availability/dates': ({ date }) => ({
    path: 'availability/dates',
    query: { package: 'elopement', from: date, to: date, seats: 1 },
    key: keys.bella.pk,
  }),
  'get /availability/slots': () => ({
    path: 'availability/slots',
    query: {
      package: 'massage-60',
      from: inDays('serene', 3),
      to: inDays('serene', 9),
      seats: 1,
      timeZone: 'Europe/Paris',
      resource: 'amara',
    },
    key: keys.serene.pk,
  }),
  'post /quotes': ({ date }) => ({
    path: 'quotes',
    body: { package: 'classic-day', date, seats: 1, addOns: [{ slug: 'album', quantity: 2 }] },
    key: keys.bella.pk,
  }),
  'post /bookings': ({ start }) => ({
    path: 'bookings',
    body: {
      package: 'massage-60',
      start,
      seats: 1,
      timeZone: 'Europe/Paris',
      customer: { name: 'Ann', email: 'ann@example.com', phone: '+44 20 7946 0018' },
      addOns: [{ slug: 'hot-stones', quantity: 1 }],
      notes: 'Hello.',
      expectedTotalCents: 8700,
    },
    key: keys.serene.pk,
  }),
  'get /bookings': ({ date }) => ({
    path: 'bookings',
    query: { from: inDays('bella', -400), to: date, status: 'CONFIRMED', limit: 5, cursor: cursorOf(date) },
    key: keys.bella.sk,
  }),
  'get /bookings/{id}': ({ id }) => ({ path: `bookings/${id}`, query: {}, key: keys.bella.sk }),
  'post /bookings/{id}/cancel': ({ id }) => ({
    path: `bookings/${id}/cancel`,
    body: { by: 'customer', reason: 'Rain' },
    key: keys.bella.sk,
  }),
  'post /bookings/{id}/reschedule': ({ id, date }) => ({
    path: `bookings/${id}/reschedule`,
    body: { date },
    key: keys.bella.sk,
  }),
  'post /bookings/{id}/refund': ({ id }) => ({
    path: `bookings/${id}/refund`,
    body: { amountCents: 100, reason: 'Rain' },
    key: keys.bella.sk,
  }),
  'get /bookings/{id}/files': ({ id }) => ({ path: `bookings/${id}/files`, query: {}, key: keys.bella.sk }),
  'get /bookings/{id}/files/{file}': ({ id }) => ({
    path: `bookings/${id}/files/${id}`,
    query: {},
    key: keys.bella.sk,
  }),
  'get /files': ({ id }) => ({ path: 'files', query: { limit: 5, cursor: id }, key: keys.bella.sk }),
  'post /files': () => ({
    path: 'files',
    body: { purpose: 'PHOTO', name: 'a.jpg', type: 'image/jpeg', bytes: 1000 },
    key: keys.bella.sk,
  }),
  'post /files/{id}/finish': ({ id }) => ({ path: `files/${id}/finish`, body: {}, key: keys.bella.sk }),
  'post /files/{id}/describe': ({ id }) => ({
    path: `files/${id}/describe`,
    body: { alt: 'A hat', focus: { x: 10, y: 90 } },
    key: keys.bella.sk,
  }),
  'post /files/{id}/remove': ({ id }) => ({ path: `files/${id}/remove`, body: {}, key: keys.bella.sk }),
};
const cursorOf = (date: string) =>
  Buffer.from(`${Date.parse(date)}:00000000-0000-0000-0000-000000000000`).toString('base64url');

function held(answer: Answer, sent: unknown): void {
  const said = `${JSON.stringify(sent)?.slice(0, 600)} → ${answer.status} ${answer.text.slice(0, 300)}`;
  expect(answer.status, said).toBeLessThan(500);
  expect(answer.headers.get('x-request-id'), said).toBeTruthy();
  expect(answer.text, said).not.toMatch(spills);
  if (answer.status >= 400)
    expect(answer.body, said).toMatchObject({ status: answer.status, code: anyText, detail: anyText });
}
const anyText = expect.stringMatching(/./);

describe('each call, wrong in one to three places', () => {
  it('is among the right ones below', async () => {
    const { body } = await api.get('openapi.json');
    const described = Object.entries<object>(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(Object.keys(right).sort()).toEqual(described.sort());
  });

  it.each(Object.keys(right))(
    '%s',
    async (operation) => {
      const [method = '', path = ''] = operation.split(' ');
      const document = (await api.get('openapi.json')).body;
      const { requestBody, parameters = [] } = document.paths[path][method];
      const fields = requestBody
        ? Object.keys(schemaOf(document, requestBody.content['application/json'].schema).properties ?? {})
        : parameters
            .filter((each: { in: string }) => each.in === 'query')
            .map((each: { name: string }) => each.name);
      const coming = await api.get(`bookings?status=CONFIRMED&from=${inDays('bella', 1)}`, keys.bella.sk);
      const at = {
        date: (await freeDates(api, 'bella', 'elopement', 60, 89))[0] ?? '',
        start: (await freeSlots(api, 'serene', 'massage-60', 5, 20))[0]?.start ?? '',
        id: coming.body.data[0]?.id ?? '',
      };
      const base = right[operation]?.(at);
      if (!base) throw new Error(`no right request for ${operation}`);
      await fc.assert(
        fc.asyncProperty(mutations, async (changes) => {
          if (base.body) {
            const body = mutate(base.body, fields, changes);
            held(await api.post(base.path, base.key, JSON.stringify(body)), body);
          } else {
            const query = mutateQuery(base.query ?? {}, fields, changes);
            held(await api.get(`${base.path}?${query}`, base.key), query);
          }
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
    LONGEST_MS,
  );

  it(
    'parameters in the address',
    async () => {
      await fc.assert(
        fc.asyncProperty(value, fc.constantFrom('packages/', 'bookings/'), async (part, path) => {
          const text = (typeof part === 'string' ? part : JSON.stringify(part)).slice(0, 3000).toWellFormed();
          const answer = await api.get(path + encodeURIComponent(text), keys.bella.sk);
          expect(answer.status, text).toBeLessThan(500);
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
    LONGEST_MS,
  );

  it(
    'headers',
    async () => {
      const header = fc.string({
        unit: fc
          .integer({ min: 0x20, max: 0xff })
          .filter((code) => code !== 0x7f)
          .map((code) => String.fromCharCode(code)),
        maxLength: 300,
      });
      await fc.assert(
        fc.asyncProperty(header, header, header, async (tenantKey, idempotencyKey, requestId) => {
          const headers = { 'idempotency-key': idempotencyKey, 'x-request-id': requestId };
          const body = { package: 'nothing' };
          held(
            await api.call('POST', 'quotes', { headers: { ...headers, 'x-tenant-key': tenantKey }, body }),
            headers,
          );
          held(
            await api.call('POST', 'bookings', {
              headers: { ...headers, authorization: `Bearer ${tenantKey}` },
              body,
            }),
            headers,
          );
          held(
            await api.post(
              `bookings/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}/cancel`,
              keys.bella.sk,
              {},
              headers,
            ),
            headers,
          );
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
    LONGEST_MS,
  );
});

/** The schema itself, whether it stands there or is referred to. */
function schemaOf(document: Json, schema: Json): { properties?: Json } {
  const name = String(schema.$ref ?? '')
    .split('/')
    .at(-1);
  const schemas = (document.components as { schemas: Record<string, Json> }).schemas;
  return (name ? schemas[name] : schema) as { properties?: Json };
}
