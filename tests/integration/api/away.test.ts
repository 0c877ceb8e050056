import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '@/scripts/free-port';
import { root } from '@/scripts/paths';
import { startApp, type TestApp } from '@/tests/support/app';
import { testServer } from '@/tests/support/database';
import { testEnv } from '@/tests/support/env';
import { createSeededDatabase } from '@/tests/support/seeded';
import { type Api, apiClient, freeDates, keys, somebody } from './client';

/** A cable between the app and its database that a test can pull. */
async function startCable(port: number) {
  const sockets = new Set<Socket>();
  let plugged = true;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    if (!plugged) near.destroy();
    else near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    pull() {
      plugged = false;
      for (const socket of sockets) socket.destroy();
    },
    plug() {
      plugged = true;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('the database is away', () => {
  let app: TestApp;
  let api: Api;
  let cable: Awaited<ReturnType<typeof startCable>>;
  let owner: pg.Client;
  beforeAll(async () => {
    cable = await startCable(testServer().port);
    // It is away already when the server starts.
    cable.pull();
    app = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000' }, async () => {
      const database = await createSeededDatabase();
      const url = new URL(database.url);
      url.port = String(cable.port);
      return { ...database, url: url.href };
    });
    api = apiClient(app);
    owner = new pg.Client({ connectionString: app.database.directUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await app?.close();
    await cable?.close();
  });

  it('at boot: alive, not ready, 503 with a time to come back; then all is well without a restart', async () => {
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
    const ready = await fetch(`${app.url}/health/ready`);
    expect(ready.status).toBe(503);
    for (const [method, path, key, body] of [
      ['GET', 'packages', keys.bella.pk, undefined],
      ['GET', 'bookings', keys.bella.sk, undefined],
      ['POST', 'bookings', keys.bella.sk, { package: 'elopement', date: '2027-06-01', customer: somebody() }],
      ['POST', 'quotes', keys.bella.pk, { package: 'elopement', date: '2027-06-01' }],
    ] as const) {
      const answer = await api.call(method, path, { key, body });
      expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.headers.get('x-request-id')).toBeTruthy();
      expect(answer.body.detail).not.toMatch(/ECONN|127\.0\.0\.1|postgres/i);
    }
    cable.plug();
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
    expect((await api.get('packages', keys.bella.pk)).status).toBe(200);
  });

  it('in the middle of bookings: 503, and the same key goes on or starts anew, without a restart', async () => {
    const dates = (await freeDates(api, 'bella', 'elopement', 60, 89)).slice(0, 16);
    const wishes = dates.map((date) => ({
      key: randomUUID(),
      body: { package: 'elopement', date, customer: somebody() },
    }));
    const book = ({ key, body }: (typeof wishes)[number]) =>
      api.post('bookings', keys.bella.sk, body, { 'idempotency-key': key });
    let broken = 0;
    for (const delay of [4, 15, 40, 400]) {
      const some = wishes.splice(0, 4);
      const running = some.map(book);
      await new Promise((resolve) => setTimeout(resolve, delay));
      cable.pull();
      for (const answer of await Promise.all(running)) {
        expect([201, 503], answer.text).toContain(answer.status);
        if (answer.status === 201) continue;
        broken += 1;
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      cable.plug();
      // What was answered before the pull left connections that the server may hand out once more: it has to hear first.
      await vi.waitFor(async () => expect((await fetch(`${app.url}/health/ready`)).status).toBe(200));
      // Where the answer of the write was lost, the lock of the lost run may have to be waited for: then it says so.
      for (const wish of some) {
        const again = await book(wish);
        expect([201, 409], again.text).toContain(again.status);
        if (again.status === 409) expect(again.body.code).toBe('in_progress');
        await owner.query(
          `UPDATE "IdempotencyKey" SET "lockedUntil" = now() - interval '1 second' WHERE "key" LIKE '%:' || $1 AND "statusCode" IS NULL`,
          [wish.key],
        );
        const last = await book(wish);
        expect(last.status, last.text).toBe(201);
        const { rows } = await owner.query('SELECT "id" FROM "Booking" WHERE "contactEmail" = $1', [
          wish.body.customer.email,
        ]);
        expect(rows).toHaveLength(1);
      }
    }
    expect(broken).toBeGreaterThan(0);
  }, 120_000);
});

describe('the configuration is no good', () => {
  /** Starts the server as the deployment does, and waits for its end. */
  async function boot(
    change: Record<string, string | undefined>,
  ): Promise<{ code: number | null; output: string }> {
    const env = { ...testEnv({ PORT: String(await freePort()) }), ...change };
    const child = spawn(process.execPath, [join(root, 'server/main.ts')], { cwd: root, env });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { code, output };
  }

  it.each([
    ['a missing database', { DATABASE_URL: undefined }, /^Configuration: missing: DATABASE_URL\./],
    ['a database that is none', { DATABASE_URL: 'mysql://x' }, /bad value: DATABASE_URL/],
    ['a short secret', { LINK_SECRET: 'short' }, /bad value: LINK_SECRET/],
    ['a number that is none', { DATABASE_POOL_SIZE: 'many' }, /bad value: DATABASE_POOL_SIZE/],
    [
      'several faults',
      { STRIPE_SECRET_KEY: '', QSTASH_TOKEN: '' },
      /missing: STRIPE_SECRET_KEY, QSTASH_TOKEN/,
    ],
    ['stand-ins on Vercel', { VERCEL: '1' }, /not allowed on Vercel: STRIPE_API_URL, POSTMARK_API_URL/],
  ])(
    '%s stops the boot with one line',
    async (_, change, line) => {
      const { code, output } = await boot(change);
      expect(code).not.toBe(0);
      const lines = output.split('\n').filter((each) => each.trim());
      expect(lines.filter((each) => each.startsWith('Configuration:'))).toHaveLength(1);
      expect(lines.find((each) => each.startsWith('Configuration:'))).toMatch(line);
      expect(output).not.toMatch(/^\s+at /m);
    },
    60_000,
  );
});
