import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import { startApp, type TestApp } from '@/tests/support/app';

/** How the platform is watched: health, metrics, logs and traces of the built server, from outside. */
let app: TestApp;
let owner: pg.Client;
let collector: Server;
type Span = { traceId: string; name: string; attributes: unknown[] };
const spans: Span[] = [];
let day = 100;
const secret = 'a-secret-of-the-tests-for-metrics-01';
const customer = { name: 'Quentin Quiller', email: 'quentin.quiller@example.com', phone: '+15550109911' };

beforeAll(async () => {
  collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
        resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
      };
      for (const { scopeSpans } of sent.resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  app = await startApp({
    METRICS_SECRET: secret,
    LOG_LEVEL: 'debug',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
    RATE_LIMIT_BOOKING_PER_15_MIN: '100000',
  });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
}, 240_000);
afterAll(async () => {
  await owner?.end();
  await app?.close();
  collector?.closeAllConnections();
  collector?.close();
});

const bearer = { authorization: `Bearer ${secret}` };
const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(app.url + path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const ready = async (headers: Record<string, string> = bearer) => {
  const answer = await ask('/health/ready', headers);
  return { ...answer, body: JSON.parse(answer.text) };
};

function bookElopement() {
  const date = new Date(Date.now() + day++ * 86_400_000).toISOString().slice(0, 10);
  return fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk_demo_bella' },
    body: JSON.stringify({ package: 'elopement', date, customer }),
  });
}

describe('health', () => {
  it('tells an operator everything, and a stranger only whether', async () => {
    const found = await ready();
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      status: 'ok',
      database: 'ok',
      vendors: {
        stripe: 'ok',
        qstash: 'ok',
        postmark: 'ok',
        redis: 'not_configured',
        calendar: 'ok',
      },
      breakers: { stripe: { state: 'CLOSED' }, google: { state: 'CLOSED' } },
    });
    expect((await ready({})).body).toEqual({ status: 'ok' });
    expect((await ready({ authorization: 'Bearer guess' })).body).toEqual({ status: 'ok' });
    expect((await ready({ cookie: await sessionCookie(app, 'owner@bella-weddings.test') })).body).toEqual({
      status: 'ok',
    });
    expect((await ready({ cookie: await sessionCookie(app, 'operator@mais.test') })).body).toHaveProperty(
      'vendors',
    );
  });

  it('asks a vendor once a minute, whoever asks', async () => {
    const asked = async () => (await app.cloud.calls()).stripe.counts;
    const before = JSON.stringify(await asked());
    await Promise.all([ready(), ready(), ready()]);
    expect(JSON.stringify(await asked())).toBe(before);
  });

  it('is not ready while a migration of this build is missing, and at once when it is there', async () => {
    const { rows } = await owner.query(
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" = (SELECT max("migration_name") FROM "_prisma_migrations") RETURNING *`,
    );
    const found = await ready();
    expect([found.status, found.body.database]).toEqual([503, 'migrations_pending']);
    expect(found.headers.get('retry-after')).toBe('5');
    expect((await ask('/health')).status).toBe(200);
    const columns = Object.keys(rows[0]);
    await owner.query(
      `INSERT INTO "_prisma_migrations" (${columns.join(', ')}) VALUES (${columns.map((_, n) => `$${n + 1}`)})`,
      Object.values(rows[0]),
    );
    expect((await ready()).status).toBe(200);
  });

  it('serves without its vendors, answers within its five seconds, and says what is away', async () => {
    await app.restart();
    for (const vendor of ['stripe', 'qstash', 'postmark'] as const) {
      await app.cloud.switch(vendor, { blackhole: true });
    }
    const started = performance.now();
    const found = await ready();
    // Its five seconds and the first loading of the code; Stripe's own limit is ten.
    expect(performance.now() - started).toBeLessThan(9_500);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      status: 'degraded',
      vendors: { stripe: 'unreachable', qstash: 'unreachable', postmark: 'unreachable' },
    });
    for (const vendor of ['stripe', 'qstash', 'postmark'] as const) await app.cloud.switch(vendor, null);
  }, 60_000);
});

describe('metrics', () => {
  it('are for the operator and the scraper alone', async () => {
    expect((await ask('/api/metrics')).status).toBe(404);
    expect((await ask('/api/metrics', { authorization: 'Bearer guess' })).status).toBe(404);
    const cookie = await sessionCookie(app, 'owner@bella-weddings.test');
    expect((await ask('/api/metrics', { cookie })).status).toBe(404);
    const operator = await sessionCookie(app, 'operator@mais.test');
    expect((await ask('/api/metrics', { cookie: operator })).status).toBe(200);
  });

  it('count requests, the queue, the cache, breakers and connections', async () => {
    await ask('/api/v1/packages', { 'x-tenant-key': 'pk_demo_bella' });
    await owner.query(
      `INSERT INTO "Job" ("id", "name", "payload", "runAt", "publishedAt")
         VALUES (gen_random_uuid(), 'nobody_knows', '{}', now() - interval '40 seconds', now() + interval '1 hour')`,
    );
    // One business's errors, however many, are its own trouble; being away is the vendor's, and opens the breaker.
    await app.cloud.switch('stripe', { status: 500 });
    for (let call = 0; call < 10; call += 1) expect((await bookElopement()).status).toBeGreaterThan(300);
    expect((await ask('/api/metrics', bearer)).text).toMatch(/mais_breaker_state\{vendor="stripe"\} 0/);
    await app.cloud.switch('stripe', { reset: true });
    for (let call = 0; call < 10; call += 1) expect((await bookElopement()).status).toBeGreaterThan(300);
    await app.cloud.switch('stripe', null);

    const { text, headers } = await ask('/api/metrics', bearer);
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(/mais_request_seconds_count\{route="GET \/packages",status="200"\} [1-9]/);
    expect(text).toMatch(/mais_request_seconds_count\{route="POST \/bookings",status="503"\} [1-9]/);
    expect(text).toMatch(/mais_queue_jobs\{state="ready"\} [1-9]/);
    expect(Number(/^mais_queue_oldest_seconds (\S+)/m.exec(text)?.[1])).toBeGreaterThan(39);
    expect(text).toMatch(/mais_cache_events\{what="misses"\} [1-9]/);
    expect(text).toMatch(/mais_pool_connections\{what="total"\} [1-9]/);
    expect(text).toMatch(/mais_breaker_state\{vendor="stripe"\} 2/);
    expect(text).toMatch(/mais_process_resident_memory_bytes \d/);
    expect((await ready()).body.breakers.stripe.state).toBe('OPEN');
  }, 60_000);
});

describe('logs', () => {
  it('name the request and the business, and nobody’s data or secret', async () => {
    await app.restart();
    const answer = await bookElopement();
    const requestId = answer.headers.get('x-request-id') ?? '';
    // The database's own complaint would quote the row.
    await owner.query(`ALTER TABLE "Customer" ADD CONSTRAINT planted CHECK ("email" !~ 'planted') NOT VALID`);
    await fetch(`${app.url}/api/v1/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sk_demo_serene' },
      body: JSON.stringify({
        package: 'massage-60',
        start: '2027-01-01T10:00:00Z',
        customer: { ...customer, email: 'planted.person@example.com' },
      }),
    });
    await owner.query('ALTER TABLE "Customer" DROP CONSTRAINT planted');
    await ask('/manage/not-a-real-token-0123456789');
    await new Promise((resolve) => setTimeout(resolve, 300));

    const lines = app
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    const line = lines.find((each) => each.requestId === requestId);
    expect(line).toMatchObject({ route: 'POST /bookings', status: answer.status, msg: 'answered' });
    expect(line.tenantId).toMatch(/^[0-9a-f-]{36}$/);
    for (const personal of [
      'uentin',
      'quiller',
      'planted.person',
      '5550109911',
      'sk_demo',
      'pk_demo',
      secret,
    ]) {
      expect(app.log().toLowerCase()).not.toContain(personal.toLowerCase());
    }
    for (const name of [
      'NEXTAUTH_SECRET',
      'LINK_SECRET',
      'CRON_SECRET',
      'STRIPE_SECRET_KEY',
      'QSTASH_TOKEN',
    ]) {
      expect(app.log()).not.toContain(app.env[name] ?? 'absent');
    }
  }, 60_000);
});

describe('a link that is a key', () => {
  const random = 'n0t-4-real-t0ken-of-anyb0dy';
  let secrets: string[];
  let before: number;
  beforeAll(async () => {
    await app.restart();
    const booked = await bookElopement();
    const { manageUrl } = (await booked.json()) as { manageUrl: string };
    const token = new URL(manageUrl).pathname.split('/').at(-1) ?? '';
    expect(token.length).toBeGreaterThan(20);
    secrets = [token, token.slice(0, 20), random];
    const checkout = `checkout=${randomUUID()}`;
    const day = `/t/bella-weddings/booked/${randomUUID()}`;
    const paths = [
      `/manage/${token}`,
      `/manage/${token}/status?${checkout}`,
      `/manage/${token}/month?month=2027-01`,
      `/manage/${token}/move/preview?date=2027-01-01`,
      `/manage/${token}/calendar.ics`,
      `${day}?token=${token}`,
      `${day}/status?token=${token}`,
      `/reset/${random}`,
      `/invite/${random}`,
      `/confirm/${random}`,
      `/sign-in?next=${encodeURIComponent(`/invite/${random}`)}`,
      `/manage/${token}/nothing-is-here`,
    ];
    const walk = async () => {
      const statuses: number[] = [];
      for (const path of paths) {
        statuses.push((await ask(path)).status);
        await ask(path, { rsc: '1' });
      }
      return statuses;
    };
    before = app.log().length;
    expect((await walk())[0]).toBe(200);
    // What is traced is sent every five seconds, and once more at the end.
    await app.restart({ DATABASE_URL: 'postgresql://mais_app@127.0.0.1:9/none' });
    expect((await walk())[1]).toBe(503);
    await app.restart({ DATABASE_URL: app.database.url });
  });

  it('is found in no log, also while the database is away', () => {
    const lines = app.log().slice(before).split('\n');
    for (const each of secrets) expect(lines.find((line) => line.includes(each))).toBeUndefined();
    const failed = lines.filter((line) => line.includes('"msg":"request failed"'));
    expect(failed.some((line) => line.includes('"route":"GET /manage/[token]/status"'))).toBe(true);
  });

  it('is found in no trace, which names the request by its pattern', () => {
    const traced = spans.map((each) => JSON.stringify(each));
    for (const each of secrets) expect(traced.find((text) => text.includes(each))).toBeUndefined();
    for (const pattern of ['/manage/[token]/status', '/reset/[token]', '/invite/[token]', '/confirm/[token]'])
      expect(traced.some((text) => text.includes(`"http.target","value":{"stringValue":"${pattern}"`))).toBe(
        true,
      );
  });
});

describe('traces', () => {
  it('run through route, use case, SQL and vendor', async () => {
    await bookElopement();
    const named = (part: string) => spans.filter(({ name }) => name.includes(part));
    const together = () => {
      const { traceId } = named('vendor stripe').at(-1) ?? {};
      return spans.filter((each) => each.traceId === traceId).map(({ name }) => name);
    };
    for (let tries = 0; tries < 80 && !together().includes('use case POST /bookings'); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const names = together();
    expect(names).toContain('use case POST /bookings');
    expect(names.some((name) => name.startsWith('sql '))).toBe(true);
    expect(names.some((name) => name.includes('/api/v1/bookings'))).toBe(true);
    expect(JSON.stringify(spans)).not.toContain('quiller');
  }, 60_000);
});
