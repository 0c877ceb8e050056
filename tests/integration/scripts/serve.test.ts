import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../support/app';
import { createTestDatabase } from '../../support/database';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ GRACEFUL_SHUTDOWN_TIMEOUT_MS: '60000' }, createTestDatabase);
});
afterAll(() => app.close());

const status = async (path: string) => (await fetch(app.url + path)).status;

it('lives and is ready', async () => {
  expect([await status('/health'), await status('/health/ready')]).toEqual([200, 200]);
});

it('keeps idle connections longer than a load balancer does', async () => {
  const response = await fetch(`${app.url}/health`);
  expect(response.headers.get('keep-alive')).toBe('timeout=65');
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
