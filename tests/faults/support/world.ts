import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { SessionObject } from '@/stand-ins/stripe/session-objects';
import { startApp, type TestApp } from '@/tests/support/app';
import { type TestDatabase, testServer } from '@/tests/support/database';
import { createSeededDatabase } from '@/tests/support/seeded';
import { catchUp } from './calendars';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy';
import { type Answer, recordingClient } from './client';
import { settle } from './settle';

const vendors = ['stripe', 'qstash', 'postmark', 's3', 'google'] as const;
const cableNames = ['postgres', 'redis', ...vendors] as const;
type Cables = Record<(typeof cableNames)[number], ChaosProxy>;

/**
 * The built app as a process, with a cable that can be broken before its database and each vendor; the test itself
 * talks to all of them directly.
 */
export async function startFaultWorld(
  overrides: Record<string, string> = {},
  /** What else the app is configured with, where that is on a cable. */
  attach: (cables: Cables) => Record<string, string> = () => ({}),
  /** The database without a cable, where it is about speed. */
  direct = false,
) {
  const cables = Object.fromEntries(
    await Promise.all(cableNames.map(async (name) => [name, await startChaosProxy()] as const)),
  ) as Cables;
  cables.postgres.leadTo({ port: testServer().port });

  const app = await startApp(
    {
      STRIPE_API_URL: cables.stripe.url,
      QSTASH_URL: cables.qstash.url,
      POSTMARK_API_URL: cables.postmark.url,
      GOOGLE_API_URL: cables.google.url,
      DATABASE_POOL_SIZE: '10',
      RATE_LIMIT_API_KEY_PER_MINUTE: '10000000',
      RATE_LIMIT_PUBLIC_PER_15_MIN: '10000000',
      LOG_LEVEL: 'warn',
      ...overrides,
      ...attach(cables),
    },
    async () => {
      const database = await createSeededDatabase();
      await keepCommits(database);
      if (direct) return database;
      const url = new URL(database.url);
      url.port = String(cables.postgres.port);
      return { ...database, url: url.href };
    },
  );
  const real = (await (await fetch(app.cloud.url)).json()) as Record<(typeof vendors)[number], string>;
  for (const vendor of vendors) {
    cables[vendor].leadTo({ port: Number(new URL(real[vendor]).port) });
  }
  // Retries of the stand-in for QStash need not be waited for.
  await app.cloud.qstashConfig({ retryMs: 300 });

  let owner: pg.Pool | undefined;
  const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
    if (!owner) {
      owner = new pg.Pool({ connectionString: app.database.directUrl, max: 4 });
      owner.on('error', () => {});
    }
    return (await answered(() => (owner as pg.Pool).query<Row>(text, values))).rows;
  };
  const seeded = (await sql<{ id: string }>('SELECT "id" FROM "Booking"')).map(({ id }) => id);
  const answers: Answer[] = [];

  const world = {
    app,
    cables,
    cloud: app.cloud,
    /** The vendors themselves, past their cables. */
    vendorUrls: real,
    sql,
    answers,
    /** Bookings of the demo's past, which no Stripe and no mailbox of this run knows. */
    seeded: new Set(seeded),
    api: recordingClient(app.url, answers),
    sweep: () => cron(app, answers, 'sweep'),
    daily: () => cron(app, answers, 'daily'),
    /** kill -9, and a new process. What the dead one had leased is free after a minute, which is not waited for. */
    async dieAndComeBack(): Promise<void> {
      await app.kill();
      await app.restart();
      await sql(`UPDATE "Job" SET "leasedUntil" = now() WHERE "status" = 'RUNNING'`);
    },
    /** Everything works again, and whatever is due happens. */
    async recover(): Promise<void> {
      for (const cable of Object.values(cables)) cable.pass();
      for (const vendor of vendors) await app.cloud.switch(vendor, null);
      await app.cloud.skew(0);
      await app.cloud.hold(false);
      await app.cloud.release();
      await app.cloud.holdMessages(false);
      await app.cloud.releaseMessages();
      await app.cloud.googleConfig({ pushes: true, refusesRefresh: false });
      await settle(world);
      await catchUp(world);
    },
    async close(): Promise<void> {
      await owner?.end();
      await app.close();
      await Promise.all(Object.values(cables).map((cable) => cable.close()));
    },
  };
  return world;
}

export type FaultWorld = Awaited<ReturnType<typeof startFaultWorld>>;

/** The tests' server forgets commits when it crashes, for speed. What is tested here must not. */
async function keepCommits({ name, directUrl }: TestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl });
  await client.connect();
  await client.query(`ALTER DATABASE ${name} SET synchronous_commit = on`);
  await client.end();
}

/** A restart of Postgres ends the test's own connections too: those are asked again. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const { code = '', message } = error as Error & { code?: string };
      const away = /^(57P|ECONN|08)/.test(code) || /Connection terminated/.test(message);
      if (!away || attempt === 50) throw error;
      await sleep(100);
    }
  }
}

/** Calls a cron as its clock does. A sweep has its own budget of 45 s, so it is not held to the limit of an answer. */
async function cron(app: TestApp, answers: Answer[], task: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${app.url}/api/cron/${task}`, {
    headers: { authorization: `Bearer ${app.env.CRON_SECRET}` },
  }).catch(() => null);
  await response?.arrayBuffer().catch(() => {});
  const ms = performance.now() - started;
  answers.push({ what: `cron ${task}`, status: response?.status ?? 0, ms, limitMs: 60_000 });
  return response?.status ?? 0;
}

export const sessionOf = (checkoutUrl: string): SessionObject['id'] =>
  new URL(checkoutUrl).pathname.split('/').at(-1) ?? '';
