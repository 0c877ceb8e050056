import { existsSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { serene } from '@/prisma/demo/serene';
import { databaseUrls, superuserUrl } from '@/scripts/postgres/databases';
import { findAnchors } from '@/tests/integration/data/plans/anchors';
import { type Recorded, record } from '@/tests/integration/data/plans/recorder';
import { dataSamples } from '@/tests/support/data-samples';
import { testServer } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';
import { pgbouncer, startPooler } from '@/tests/support/pgbouncer';
import { startTestPostgres, template } from '@/tests/support/postgres';

/**
 * What row-level security costs: the statements of the hot reads and of the booking write, as the app sends them, each
 * as the app's role under its policies and as one that bypasses them, in turn, by the time that the database's process
 * was on the processor (which other work on the machine hardly changes). Then the round trips of a tenant's read over a
 * wire that takes 10 ms, straight and through PgBouncer: one, as without a tenant.
 */
const hot = [
  'catalogue.readCatalogue',
  'catalogue.readCatalogueVersion',
  'claims.readLiveClaims',
  'bookings.readBooking',
  'booking-write.writeBooking',
];
const ROUNDS = 21;
const TIMES = 20;
const WIRE_MS = 10;

// Where a page fault costs as much as a small query (some virtual machines), what the allocator hands back after each
// statement and asks for again would be all that is seen. So it keeps what it has.
Object.assign(process.env, { MALLOC_TOP_PAD_: '67108864', MALLOC_MMAP_THRESHOLD_: '536870912' });

const stop = await startTestPostgres({ measured: true });
try {
  const server = testServer();
  const { url, directUrl } = databaseUrls(server, 'bench_isolation');
  const maker = new pg.Client({ connectionString: databaseUrls(server, 'postgres').directUrl });
  await maker.connect();
  await maker.query(`CREATE DATABASE bench_isolation TEMPLATE ${template}`);
  await maker.end();
  const wire = await openWire();
  wire.leadTo(url);
  const wired = new URL(url);
  wired.port = String(wire.port);
  setEnvironment({
    DATABASE_URL: wired.href,
    DATABASE_POOL_SIZE: '2',
    DATABASE_POOL_TIMEOUT: '61',
    BOOKING_TRANSACTION_TIMEOUT_MS: '60000',
  });
  const ctx = await measure(url, directUrl);
  await countRoundTrips('straight', ctx, wire);
  if (pgbouncer) {
    const pooler = await startPooler();
    wire.leadTo(pooler.through(url));
    await countRoundTrips('through PgBouncer', ctx, wire);
    await pooler.close();
  } else console.log('No pgbouncer on this machine: not counted through it (apt-get install pgbouncer).');
  wire.close();
} finally {
  await stop();
}

async function measure(appUrl: string, ownerUrl: string): Promise<TenantContext> {
  const [ctx] = await writeTenants(serene);
  if (!ctx) throw new Error('no tenant');
  const superuser = await backend(superuserUrl(ownerUrl));
  const scale = readFileSync(join(import.meta.dirname, '../integration/data/plans/scale.sql'), 'utf8');
  await superuser.client.query(scale.replaceAll('generate_series(1, 99)', 'generate_series(1, 19)'));

  const { database, disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  const recorder = record(database().pool);
  const anchors = await findAnchors(superuser.client, ctx.tenantId);
  const samples = await dataSamples(ctx, anchors);
  const [bound, free] = [await backend(appUrl), await backend(ownerUrl)];
  let [boundSum, freeSum] = [0, 0];
  for (const name of hot) {
    const sample = samples[name];
    if (!sample) throw new Error(`There is no ${name}`);
    recorder.take();
    await sample();
    for (const statement of recorder.take()) {
      const [withPolicies, without] = await inTurn(repeatable(statement), ctx.tenantId, bound, free);
      boundSum += withPolicies;
      freeSum += without;
      console.log(
        `${name}: ${withPolicies.toFixed(3)} ms under its policies, ${without.toFixed(3)} ms without, ${percent(withPolicies, without)}`,
      );
    }
  }
  console.log(
    `the frame of a transaction, on both sides: ${(await costOfFrame(ctx.tenantId, bound)).toFixed(3)} ms`,
  );
  console.log(`isolation: ${percent(boundSum, freeSum)} database time (target < 10 %), median of ${ROUNDS}`);
  await Promise.all([bound, free, superuser].map(({ client }) => client.end()));
  await disconnect();
  return ctx;
}

/** The booking is written anew each time, and taken back. */
function repeatable(statement: Recorded): Recorded {
  if (!/claim_and_book/.test(statement.text)) return statement;
  const write = { ...JSON.parse(String(statement.values[0])), idempotency: null, maxHolds: null };
  write.booking = { ...write.booking, id: v7(), reference: 'BENCH-01' };
  for (const want of write.wants) [want.from, want.to] = ['2032-01-01T10:00:00Z', '2032-01-01T11:00:00Z'];
  return { ...statement, values: [JSON.stringify(write)] };
}

type Backend = { client: pg.Client; spentMs(): number };

async function backend(url: string): Promise<Backend> {
  const client = new pg.Client({ connectionString: url });
  // When something fails, the server goes before they do.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  const account = `/proc/${rows[0].pid}/schedstat`;
  return {
    client,
    spentMs: existsSync(account)
      ? () => Number(readFileSync(account, 'utf8').split(' ')[0]) / 1e6
      : () => performance.now(),
  };
}

function percent(one: number, other: number): string {
  return `${one >= other ? '+' : ''}${(((one - other) / other) * 100).toFixed(1)} %`;
}

/** What BEGIN, the tenant and COMMIT around a statement take: they carry the time limits, policies or not. */
async function costOfFrame(tenantId: string, { client, spentMs }: Backend): Promise<number> {
  const times = ROUNDS * TIMES;
  const nothing: Recorded = { text: 'SELECT 1', values: [], role: 'mais_app', tenantId };
  const start = spentMs();
  for (let time = 0; time < times; time++) await client.query('SELECT 1');
  const bare = spentMs();
  for (let time = 0; time < times; time++) await once(nothing, tenantId, client);
  return (spentMs() - bare - (bare - start)) / times;
}

/** Medians for one statement in its transaction, milliseconds; what is written is rolled back. */
async function inTurn(
  statement: Recorded,
  tenantId: string,
  ...backends: Backend[]
): Promise<[number, number]> {
  const times = backends.map((): number[] => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, each] of backends.entries()) {
      const before = each.spentMs();
      for (let time = 0; time < TIMES; time++) await once(statement, tenantId, each.client);
      // The first round fills the caches of the process.
      if (round >= 0) times[index]?.push((each.spentMs() - before) / TIMES);
    }
  }
  const [one = 0, two = 0] = times.map(
    (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0,
  );
  return [one, two];
}

async function once({ text, values }: Recorded, tenantId: string, client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.tenant_id', $1, true)`, [tenantId]);
  const { rows } = await client.query(text, values);
  const outcome = rows[0]?.result?.outcome ?? rows[0]?.claim_and_book?.outcome;
  if (outcome && outcome !== 'booked') throw new Error(`The booking was not written: ${outcome}`);
  await client.query('ROLLBACK');
}

type Wire = { port: number; leadTo(url: string): void; slowDown(ms: number): void; close(): void };

/** A wire to Postgres that can be made to take its time in each direction. */
async function openWire(): Promise<Wire> {
  const sockets: Socket[] = [];
  let delay = 0;
  let end = new URL('postgresql://nowhere');
  const wire = createServer((near) => {
    const far = connect(Number(end.port), end.hostname);
    sockets.push(near, far);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on(
        'data',
        (chunk) => void (delay ? setTimeout(() => into.write(chunk), delay) : into.write(chunk)),
      );
      from.on('close', () => into.destroy());
      from.on('error', () => {});
    }
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  return {
    port: (wire.address() as AddressInfo).port,
    leadTo: (url) => {
      end = new URL(url);
    },
    slowDown: (ms) => {
      delay = ms;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      wire.close();
    },
  };
}

/** The quickest of twenty, in units of the wire's round trip; a connection is there already. */
async function countRoundTrips(how: string, ctx: TenantContext, wire: Wire): Promise<void> {
  const { statement, tenantQuery } = await import('@/lib/data/connection/transaction');
  const { disconnect } = await import('@/lib/data/connection/client');
  const quickest = async (work: () => Promise<unknown>) => {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 20; round++) {
      const began = performance.now();
      await work();
      best = Math.min(best, performance.now() - began);
    }
    return Math.round(best / WIRE_MS);
  };
  await statement('SELECT 1', []);
  wire.slowDown(WIRE_MS / 2);
  const read = 'SELECT "id" FROM "Package" WHERE "tenantId" = $1';
  const ofTenant = await quickest(() => tenantQuery(ctx, read, [ctx.tenantId]));
  const bare = await quickest(() => statement('SELECT 1', []));
  console.log(
    `round trips ${how}: ${ofTenant} for a tenant's read, ${bare} for a bare statement (target: the same)`,
  );
  wire.slowDown(0);
  await disconnect();
}
