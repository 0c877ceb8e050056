import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serene } from '@/prisma/demo/serene';
import { root } from '@/scripts/paths';
import { superuserUrl } from '@/scripts/postgres/databases';
import { dataSamples, type Samples } from '@/tests/support/data-samples';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { writeTenants } from '@/tests/support/demo-tenants';
import { setEnvironment } from '@/tests/support/environment';
import { findAnchors } from './anchors';
import { type Recorded, record } from './recorder';

/**
 * Every query of lib/data, at 220,000 bookings over 100 tenants, analysed, as the app's own roles: no sequential scan
 * over a table of ours. A function that is added without a sample fails, so the list stays whole.
 */
/** Not a business's: the operator's console may look through them, and a health check through a dozen migrations. */
const ofPlatform = new Set(['Tenant', 'OperatorEntry', '_prisma_migrations']);
/** A table this small is read faster whole than through an index; for these it is enough that an index could be used. */
const FEW_ROWS = 3000;

let database: TestDatabase;
let owner: pg.Client;
let tenantId: string;
let samples: Samples;
let recorder: ReturnType<typeof record>;
/** What each function asked, in the order of the samples. */
const asked = new Map<string, Recorded[]>();

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '2',
    BOOKING_TRANSACTION_TIMEOUT_MS: '60000',
    DATABASE_POOL_TIMEOUT: '70',
  });
  // Explains as any role, and looks into functions: that takes a superuser.
  owner = new pg.Client({ connectionString: superuserUrl(database.directUrl) });
  await owner.connect();
  const [ctx] = await writeTenants(serene);
  await owner.query(readFileSync(join(import.meta.dirname, 'scale.sql'), 'utf8'));
  const { database: open, disconnect } = await import('@/lib/data/connection/client');
  // The recorder listens for new connections.
  await disconnect();
  recorder = record(open().pool);
  if (!ctx) throw new Error('no tenant');
  tenantId = ctx.tenantId;
  samples = await dataSamples(ctx, await findAnchors(owner, ctx.tenantId));
  for (const [name, call] of Object.entries(samples)) {
    recorder.take();
    // A write may well be refused by the rows around it; what it asked has been noted by then.
    await call().catch((error: unknown) => {
      if (error instanceof TypeError) throw error;
    });
    asked.set(name, recorder.take());
  }
}, 900_000);

afterAll(async () => {
  await owner?.end();
  const { disconnect } = await import('@/lib/data/connection/client');
  await disconnect();
  await database?.drop();
});

/** Files that ask nothing themselves: types, clients, words. */
const silent = new Set([
  'booking-shape',
  'booking-filter',
  'booking-sql',
  'json-sql',
  'listed-shape',
  'listed-sql',
  'picture-uses-sql',
  'export-sql',
  'client',
  'pooled-connection',
  'tenant-context',
  'date-column',
  'edition',
  'find-demo-access',
  'json',
  'mint-context',
  'deadline',
  'transaction',
  'new-id',
  'random16',
  'taken',
]);
const quiet = new Set([
  'discarded-jobs.failRowsOfDiscardedJobs',
  'jobs.newJob',
  'jobs.attemptsByName',
  'jobs.anotherSet',
  'owed-sql.keptSettledSql',
  'owed-sql.waitsForOwnerSql',
  'owed-sql.waitingSql',
  'payments.accountOfPaymentSql',
  'health.poolState',
  'claims.wantsToSql',
  'mail-delivery.noLongerNeeded',
  'sessions.sessionCounts',
  'queue-health.countSuspicious',
  'webhook-events.countRefused',
  'mail-delivery.nobodyToTell',
  'sites.siteQuestions',
  'sites.siteValues',
  'tenants.businessValues',
  'customers.customerValues',
  'blackouts.BLACKOUTS_A_PAGE',
  'running-proposals.proposalEnded',
]);

test('every exported function of lib/data has a sample', async () => {
  const folder = join(root, 'lib/data');
  const names: string[] = [];
  for (const file of globSync('*/*.ts', { cwd: folder, exclude: ['prisma-client'] })) {
    const module = basename(file, '.ts');
    if (silent.has(module)) continue;
    const exported = Object.keys(await import(/* @vite-ignore */ join(folder, file)));
    names.push(...exported.map((name) => `${module}.${name}`).filter((name) => !quiet.has(name)));
  }
  expect(Object.keys(samples).sort()).toEqual(names.sort());
});

test('no query reads a table of ours from end to end', async () => {
  const size = await tableSizes();
  expect(size.get('Booking')).toBeGreaterThanOrEqual(200_000);
  const faults: string[] = [];
  for (const [name, statements] of asked) {
    if (statements.length === 0) faults.push(`${name}: asked nothing`);
    for (const statement of statements) {
      for (const table of await scanned(statement, size))
        faults.push(`${name}: reads all of ${table}: ${statement.text.slice(0, 160)}`);
    }
  }
  expect(faults).toEqual([]);
}, 300_000);

async function tableSizes(): Promise<Map<string, number>> {
  const { rows } = await owner.query(
    `SELECT relname AS name, reltuples::int AS rows FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  return new Map(rows.map((row) => [row.name, row.rows]));
}

/** Tables that the statement's plan scans from end to end although they are large, or could not but scan. */
async function scanned(statement: Recorded, size: Map<string, number>): Promise<string[]> {
  if (!/^(select|insert|update|delete|with|\()/i.test(statement.text)) return [];
  const found = (await scansOf(statement, true)).filter((table) => !ofPlatform.has(table));
  const large = found.filter((table) => (size.get(table) ?? 0) > FEW_ROWS);
  if (large.length === found.length) return large;
  const unavoidable = await scansOf(statement, false);
  return [...large, ...unavoidable.filter((table) => !large.includes(table) && !ofPlatform.has(table))];
}

async function scansOf({ text, values, role, tenantId }: Recorded, mayScan: boolean): Promise<string[]> {
  await owner.query('BEGIN');
  try {
    await owner.query(`SET LOCAL ROLE ${role}`);
    await owner.query(
      `SELECT set_config('app.tenant_id', $1, true), set_config('enable_seqscan', $2, true)`,
      [tenantId ?? '', mayScan ? 'on' : 'off'],
    );
    const { rows } = await owner.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values });
    return seqScans(rows[0]['QUERY PLAN'][0].Plan);
  } finally {
    await owner.query('ROLLBACK');
  }
}

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

function seqScans(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(seqScans)];
}

/** More than any page shows, and far less than a business of 20,000 bookings has. */
const MOST_ROWS = 6000;
/** What looks at all of a business, or at all that is coming, in an index; and is asked where that is what it is about. */
const looksAtAll = new Set([
  // How often each package was booked, beside its name.
  'packages.listPackages',
  'packages.packagesForOffice',
  'services.findService',
  // A limit is set, the clock is changed: what is coming is counted and moved.
  'quota-claims.readUpcomingOfService',
  // Weekly hours are changed, somebody is switched off: what is coming is judged by it.
  'standing.readStanding',
  'zone-change.readBookingsToMove',
]);

test('no read of a business of 20,000 bookings goes through all that it has', async () => {
  const own = await owner.query(
    `SELECT (SELECT count(*)::int FROM "Booking" WHERE "tenantId" = t."id") AS bookings,
            (SELECT count(*)::int FROM "AuditEntry" WHERE "tenantId" = t."id") AS entries FROM "Tenant" t WHERE "id" = $1`,
    [tenantId],
  );
  expect(own.rows[0].bookings).toBeGreaterThanOrEqual(20_000);
  expect(own.rows[0].entries).toBeGreaterThanOrEqual(80_000);
  const faults: string[] = [];
  for (const [name, statements] of asked) {
    if (looksAtAll.has(name)) continue;
    for (const statement of statements) {
      if (statement.tenantId === null || !/^(select|with|\()/i.test(statement.text)) continue;
      // By person, the API's filter: no index holds who a booking is with.
      if (statement.text.includes('ANY (b."resourceIds")')) continue;
      for (const [table, rows] of await rowsRead(statement))
        if (rows > MOST_ROWS && !ofPlatform.has(table))
          faults.push(`${name}: reads ${rows} rows of ${table}: ${statement.text.slice(-500)}`);
    }
  }
  expect(faults).toEqual([]);
}, 300_000);

test('a list of some days reads those days only, by whichever index: also where one business has most of all rows', async () => {
  const days = (asked.get('bookings.listBookings') ?? []).filter(({ text }) => text.includes('"date" >='));
  expect(days.length).toBeGreaterThan(0);
  for (const statement of days) {
    // The plan that Postgres takes there: in the order of the page, until it is full.
    const read = await rowsRead(statement, 'SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off');
    for (const [table, rows] of read) expect([table, rows <= MOST_ROWS, rows]).toEqual([table, true, rows]);
  }
});

/** Rows that each of the statement’s scans looked at, those that a filter threw away included. */
async function rowsRead(
  { text, values, role, tenantId }: Recorded,
  settings = '',
): Promise<[string, number][]> {
  await owner.query('BEGIN');
  try {
    await owner.query(`SET LOCAL ROLE ${role}; ${settings}`);
    await owner.query(`SELECT set_config('app.tenant_id', $1, true)`, [tenantId ?? '']);
    const { rows } = await owner.query({
      text: `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
      values,
    });
    return rowsOf(rows[0]['QUERY PLAN'][0].Plan);
  } finally {
    await owner.query('ROLLBACK');
  }
}

function rowsOf(plan: AnalysedPlan): [string, number][] {
  const table = plan['Relation Name'];
  const looked = plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0);
  const own: [string, number][] = table ? [[table, Math.round(looked * plan['Actual Loops'])]] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(rowsOf)];
}

type AnalysedPlan = {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: AnalysedPlan[];
};

test('the booking function’s own statements use the indexes', async () => {
  const admin = new pg.Client({ connectionString: superuserUrl(database.directUrl) });
  const plans: string[] = [];
  admin.on('notice', (notice) => plans.push(notice.message ?? ''));
  await admin.connect();
  try {
    await admin.query(`LOAD 'auto_explain'`);
    await admin.query(
      `SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; SET auto_explain.log_format = json; SET client_min_messages = log; SET ROLE mais_app`,
    );
    recorder.take();
    await samples['booking-write.writeBooking']?.();
    const [write] = recorder.take();
    if (!write) throw new Error('nothing was asked');
    const again = JSON.parse(String(write.values[0]));
    again.idempotency = null;
    // The samples before this one raised it.
    const now = await owner.query('SELECT "catalogVersion" AS version FROM "Tenant" WHERE "id" = $1', [
      again.tenantId,
    ]);
    again.catalogVersion = now.rows[0].version;
    again.booking = { ...again.booking, id: v7(), reference: 'WRITE-02' };
    // The sample has taken its own range.
    const later = (instant: string) => new Date(Date.parse(instant) + 7 * 86_400_000).toISOString();
    again.wants = again.wants.map((want: { from: string; to: string }) => ({
      ...want,
      from: later(want.from),
      to: later(want.to),
    }));
    await admin.query('BEGIN');
    const { rows } = await admin.query(write.text, [JSON.stringify(again)]);
    expect(rows[0].result.outcome).toBe('booked');
  } finally {
    await admin.end();
  }
  const inner = plans.filter((plan) => plan.includes('"Claim"'));
  // The look and the write.
  expect(inner.length).toBeGreaterThan(1);
  // Under a policy a range may not be looked up in an index, so one function looks for the tenant (claims_within).
  expect(inner.some((plan) => /"Index Cond": ".*during &&/.test(plan))).toBe(true);
  for (const plan of inner) expect(plan).not.toMatch(/"Filter": ".*during &&/);
  for (const plan of inner)
    expect(plan).not.toMatch(/"Node Type": "Seq Scan",[^}]*"Relation Name": "(Claim|Booking|Customer)"/);
});
