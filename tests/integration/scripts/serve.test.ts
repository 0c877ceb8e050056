import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import pg from 'pg';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transportSecurity } from '../../../lib/http/pages/security-headers';
import { root } from '../../../scripts/paths';
import { serverLimits } from '../../../server/timeouts';
import { startApp, type TestApp } from '../../support/app';
import { createTestDatabase } from '../../support/database';

// As a build has left it that the next one takes away.
const leftFile = join(root, '.next/static/chunks', `of-a-former-build-${process.pid}.js`);
let app: TestApp;
beforeAll(async () => {
  writeFileSync(leftFile, '');
  app = await startApp({ GRACEFUL_SHUTDOWN_TIMEOUT_MS: '60000' }, createTestDatabase);
});
afterAll(async () => {
  rmSync(leftFile, { force: true });
  await app?.close();
});

const status = async (path: string) => {
  const response = await fetch(app.url + path);
  await response.text();
  return response.status;
};

it('lives and is ready', async () => {
  expect([await status('/health'), await status('/health/ready')]).toEqual([200, 200]);
});

it('says of what a later build took away that it is gone, and keeps nobody from asking again', async () => {
  const address = `/_next/static/chunks/${basename(leftFile)}`;
  expect(await status(address)).toBe(200);
  rmSync(leftFile);
  for (const path of [address, `${address}?dpl=1`, '/_next/static/chunks/never%20was.js']) {
    const answer = await fetch(app.url + path);
    await answer.text();
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
  }
});

it('keeps idle connections longer than a load balancer does, and waits for headers a little longer still', async () => {
  const response = await fetch(`${app.url}/health`);
  expect(response.headers.get('keep-alive')).toBe('timeout=65');
  // The entry makes its server of the same object. To see it hang up would take a minute and a half.
  const { headersTimeout, keepAliveTimeout, requestTimeout } = createServer(serverLimits);
  expect({ headersTimeout, keepAliveTimeout, requestTimeout }).toEqual({
    headersTimeout: 66_000,
    keepAliveTimeout: 65_000,
    requestTimeout: 310_000,
  });
});

it('drops no webhook, however many come at once and whatever limits are in force', async () => {
  await app.restart({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '1',
    MOST_REQUESTS_AT_ONCE: '1',
    APP_URL: 'https://mais.example',
  });
  await status('/manage/x');
  expect(await status('/manage/x')).toBe(429);
  const secret = app.env.STRIPE_WEBHOOK_SECRET ?? '';
  const deliver = async (at: number) => {
    const payload = JSON.stringify({
      id: `evt_crowd_${at}`,
      object: 'event',
      type: 'charge.refunded',
      created: Math.floor(Date.now() / 1000),
      data: { object: { id: `ch_crowd_${at}`, object: 'charge' } },
    });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    return fetch(`${app.url}/api/webhooks/stripe`, {
      method: 'POST',
      headers: { 'stripe-signature': signature },
      body: payload,
    });
  };
  const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => deliver(at)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(100).fill(200));
  const owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  const { rows } = await owner.query(
    `SELECT count(*)::int AS stored FROM "WebhookEvent" WHERE "externalId" LIKE 'evt_crowd_%'`,
  );
  await owner.end();
  expect(rows[0].stored).toBe(100);
});

it('keeps browsers on https wherever its public address is https, cached pages and files as well', async () => {
  for (const path of ['/', '/sign-in', '/icon.svg', '/nowhere', '/health', '/api/v1/packages', '/%']) {
    const response = await fetch(app.url + path);
    await response.text();
    const { headers } = response;
    expect([path, headers.get('strict-transport-security')]).toEqual([path, transportSecurity]);
  }
  await app.restart({ APP_URL: app.url, MOST_REQUESTS_AT_ONCE: '200', RATE_LIMIT_PUBLIC_PER_15_MIN: '300' });
  expect((await fetch(app.url)).headers.get('strict-transport-security')).toBeNull();
});

it('says in one line that its port is taken, and leaves it to whoever has it', async () => {
  const { port } = new URL(app.url);
  const { status: code, stderr } = spawnSync(process.execPath, ['server/main.ts'], {
    env: { ...process.env, ...app.env, NODE_ENV: 'production', PORT: port, HOST: '127.0.0.1' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect([code, stderr.trim()]).toEqual([1, `Port ${port} is taken.`]);
  expect(await status('/health')).toBe(200);
});

it('is back after kill -9, on the same port', async () => {
  await app.kill();
  await expect(fetch(`${app.url}/health`)).rejects.toThrow();
  await app.restart();
  expect(await status('/health/ready')).toBe(200);
});

it('does not wait for idle connections when it is asked to stop', async () => {
  const { hostname, port } = new URL(app.url);
  const idle = connect(Number(port), hostname);
  await new Promise((resolve) => idle.once('connect', resolve));
  idle.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => idle.once('data', resolve));
  const started = performance.now();
  await app.restart();
  // It would be a minute if it did; the start that follows takes its time on a busy machine.
  expect(performance.now() - started).toBeLessThan(30_000);
  idle.destroy();
}, 90_000);

it('says in one line what is missing, and does not start', async () => {
  await app.kill();
  await expect(app.restart({ LINK_SECRET: '' })).rejects.toThrow(
    'Configuration: missing: LINK_SECRET. See .env.example.',
  );
  await app.restart({ LINK_SECRET: 'a-secret-of-the-tests-for-links-0000001' });
});

it('is alive but not ready while the database is away', async () => {
  await app.restart({ DATABASE_URL: 'postgresql://mais_app@127.0.0.1:9/none' });
  expect([await status('/health'), await status('/health/ready')]).toEqual([200, 503]);
});
