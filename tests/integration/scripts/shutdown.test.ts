import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Env } from '@/lib/env';
import { startApp, type TestApp } from '@/tests/support/app';

/** What happens to the people who are in the shop when it closes. */
let app: TestApp;
let owner: pg.Client;
let day = 100;
beforeAll(async () => {
  app = await startApp({ GRACEFUL_SHUTDOWN_TIMEOUT_MS: '60000' });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
}, 240_000);
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const book = () =>
  fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk_demo_bella' },
    body: JSON.stringify({
      package: 'elopement',
      date: new Date(Date.now() + day++ * 86_400_000).toISOString().slice(0, 10),
      customer: { name: 'Ann Example', email: 'ann@example.com' },
    }),
  });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const bookings = async () => (await owner.query('SELECT count(*)::int AS n FROM "Booking"')).rows[0].n;
/** The booking is written; Stripe has been asked for its payment page and takes its time. */
const underWay = async (before: number) => {
  for (let tries = 0; (await bookings()) === before; tries += 1) {
    if (tries > 1_500) throw new Error('nothing was booked');
    await pause(20);
  }
  await pause(200);
};

it('finishes the booking under way, takes no new visitor, tells the queue, closes its connections and ends well', async () => {
  // Compiled and connected.
  await book();
  const before = await bookings();
  await app.cloud.switch('stripe', { path: '/v1/checkout/sessions', delayMs: 2_000, times: 1 });
  const booked = book();
  await underWay(before);
  const stopped = app.stop();
  await pause(300);
  await expect(fetch(`${app.url}/health`)).rejects.toThrow();
  const answer = await booked;
  expect(answer.status).toBe(201);
  expect(await stopped).toBe(0);
  const { rows } = await owner.query(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND usename = 'mais_app'`,
  );
  expect(rows[0].n).toBe(0);
  const { rows: untold } = await owner.query(
    `SELECT count(*)::int AS n FROM "Job" WHERE "status" = 'READY' AND "publishedAt" IS NULL AND "runAt" <= now()`,
  );
  expect(untold[0].n).toBe(0);
}, 60_000);

it('does not wait for ever: after its time it ends, and says so by its code', async () => {
  await app.restart({ GRACEFUL_SHUTDOWN_TIMEOUT_MS: '1000' });
  const before = await bookings();
  await app.cloud.switch('stripe', { path: '/v1/checkout/sessions', delayMs: 9_000, times: 1 });
  const lost = book().catch(() => null);
  await underWay(before);
  const started = performance.now();
  expect(await app.stop()).toBe(1);
  expect(performance.now() - started).toBeLessThan(4_000);
  await lost;
  await app.cloud.switch('stripe', null);
}, 60_000);

it('waits a minute where nothing else is said', () => {
  expect(Env.shape.GRACEFUL_SHUTDOWN_TIMEOUT_MS.parse(undefined)).toBe(60_000);
});
