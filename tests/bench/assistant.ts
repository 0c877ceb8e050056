/**
 * The assistant beside everything else. Targets: the context in at most three statements and 4,000 tokens, at 20,000 bookings
 * too; a page where the panel is closed loads nothing of it, and weighs what it does without a model but for its button; with
 * fifty conversations at once on one process, bookings' p99 at most 1.2 × what it is without, in turns of one run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { tokensOf } from '@/lib/domain/assistant/limits';
import { localDateOf } from '@/lib/domain/time';
import { readInstructions } from '@/lib/usecases/conversations/context';
import { localSecrets } from '@/stand-ins/settings';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import { startApp, type TestApp } from '@/tests/support/app';
import { built } from '@/tests/support/build';
import { setEnvironment } from '@/tests/support/environment';
import { startTestPostgres } from '@/tests/support/postgres';
import { createSeededDatabase } from '@/tests/support/seeded';
import { startStatementCounter } from '@/tests/support/statement-counter';
import { besideBookings, startTalkers } from './beside-bookings';

const folder = join(built, '.next/static/chunks');
const pages = ['/admin', '/admin/bookings', '/admin/packages'];

const stop = await startTestPostgres({ measured: true });
await context();
const talkers = await startTalkers();
const app = await startApp({
  ASSISTANT_API_URL: talkers.modelUrl,
  RATE_LIMIT_ASSISTANT_PER_5_MIN: '100000',
  RATE_LIMIT_API_KEY_PER_MINUTE: '100000',
  ASSISTANT_MONTHLY_TOKENS: '1000000000',
});
try {
  await closedPanel(app);
  await besideBookings(app, talkers);
} finally {
  talkers.process.kill();
  await app.close();
  await stop();
}

async function context(): Promise<void> {
  const database = await createSeededDatabase();
  const counter = await startStatementCounter(database.url);
  setEnvironment({ DATABASE_URL: counter.through(database.url) });
  const owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  const { rows } = await owner.query(`SELECT "id" FROM "Tenant" WHERE "slug" = 'serene-spa'`);
  const ctx = mintTenantContext(rows[0].id, { kind: 'MEMBER', id: null, name: 'Ana', role: 'OWNER' });
  for (const bookings of [0, 20_000]) {
    if (bookings > 0) await fill(owner, bookings);
    await readInstructions(ctx, { path: '/admin' });
    counter.take();
    const started = performance.now();
    const text = await readInstructions(ctx, { path: '/admin' });
    const ms = performance.now() - started;
    const asked = counter.take().filter((each) => !/^(BEGIN|COMMIT|SELECT set_config)/.test(each));
    console.log(
      `context with ${bookings || 'the demo’s'} bookings: ${asked.length} statements (target ≤ 3), ${tokensOf(text)} tokens (target ≤ 4000 and the rules), ${ms.toFixed(0)} ms`,
    );
  }
  await disconnect();
  await owner.end();
  await counter.close();
  await database.drop();
}

/**
 * Copies of one booking of the demo, over a year before and a month after today. Without the trigger that would write each of
 * the names into the one customer, again and again.
 */
async function fill(owner: pg.Client, count: number): Promise<void> {
  await owner.query('ALTER TABLE "Booking" DISABLE TRIGGER USER');
  await owner.query(
    `WITH model AS MATERIALIZED (
       SELECT b FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId"
        WHERE t."slug" = 'serene-spa' AND b."status" = 'CONFIRMED' ORDER BY b."startTime" DESC LIMIT 1)
     INSERT INTO "Booking" SELECT copy.* FROM model, generate_series(1, $1::int) n,
       LATERAL (SELECT $2::date - 365 + n % 395 AS d) day,
       LATERAL jsonb_populate_record(model.b, jsonb_build_object('id', gen_random_uuid(),
         'reference', 'AB' || 100000 + n, 'contactName', 'Somebody Else-' || n, 'date', d, 'endDate', d,
         'startTime', d + time '12:00', 'endTime', d + time '13:00')) copy`,
    [count, localDateOf(Date.now(), 'Europe/London')],
  );
  await owner.query('ALTER TABLE "Booking" ENABLE TRIGGER USER');
  await owner.query('ANALYZE');
}

/** Pages with the panel closed, beside the same pages of the same process without a model. */
async function closedPanel(running: TestApp): Promise<void> {
  const cookie = await sessionCookie(running, 'owner@serene-spa.test');
  const panel = chunks().filter((file) => readChunk(file).includes('Message to the assistant'));
  const withModel = await weigh(running, cookie);
  await running.restart({ ASSISTANT_API_KEY: '' });
  const without = await weigh(running, cookie);
  await running.restart({ ASSISTANT_API_KEY: localSecrets.assistantApiKey });
  const early = panel.filter((file) => withModel.some((page) => page.files.has(file)));
  console.log(
    `the panel: ${(zipped(panel) / 1000).toFixed(1)} kB gzipped, fetched when it is first opened; of it on pages where it is closed: ${zipped(early)} bytes (target 0)`,
  );
  for (const [at, { path, html, files }] of withModel.entries()) {
    const plain = without[at] ?? { html: 0, files: new Set<string>() };
    const [its, theirs] = [zipped([...files]), zipped([...plain.files])];
    console.log(
      `${path}, gzipped: ${html} bytes of HTML and ${its} of scripts with a model, ${plain.html} and ${theirs} without: ${html + its - plain.html - theirs} more`,
    );
  }
}

function chunks(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
}

function readChunk(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function zipped(files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readChunk(file)).length, 0);
}

async function weigh({ url }: TestApp, cookie: string) {
  const weighed: { path: string; html: number; files: Set<string> }[] = [];
  for (const path of pages) {
    const html = await (await fetch(url + path, { headers: { cookie } })).text();
    const files = new Set([...html.matchAll(/static\/chunks\/([\w~.-]+\.js)/g)].map(([, file = '']) => file));
    weighed.push({ path, html: gzipSync(html).length, files });
  }
  return weighed;
}
