/**
 * The assistant beside everything else. Targets: the context in at most three statements and 4,000 tokens, at 20,000 bookings
 * too; nothing of the panel on a page where it is closed; with fifty conversations at once on one process, bookings' p99 at
 * most 1.2 × what it is without.
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
import { apiClient, freeDates, keys, somebody } from '@/tests/integration/api/client';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import { startApp, type TestApp } from '@/tests/support/app';
import { built } from '@/tests/support/build';
import { setEnvironment } from '@/tests/support/environment';
import { startTestPostgres } from '@/tests/support/postgres';
import { createSeededDatabase } from '@/tests/support/seeded';
import { startStatementCounter } from '@/tests/support/statement-counter';

const stop = await startTestPostgres({ measured: true });
await context();
const app = await startApp({
  RATE_LIMIT_ASSISTANT_PER_5_MIN: '100000',
  RATE_LIMIT_API_KEY_PER_MINUTE: '100000',
  ASSISTANT_MONTHLY_TOKENS: '1000000000',
});
try {
  await closedPanel(app);
  await besideBookings(app);
} finally {
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

/** Copies of one booking of the demo, over a year before and a month after today. */
async function fill(owner: pg.Client, count: number): Promise<void> {
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
  await owner.query('ANALYZE');
}

async function closedPanel(running: TestApp): Promise<void> {
  const cookie = await sessionCookie(running, 'owner@serene-spa.test');
  const html = await (await fetch(`${running.url}/admin`, { headers: { cookie } })).text();
  const folder = join(built, '.next/static/chunks');
  const loaded = new Set([...html.matchAll(/static\/chunks\/([\w~.-]+\.js)/g)].map(([, file]) => file));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  const panel = files.filter((file) =>
    readFileSync(join(folder, file), 'utf8').includes('Message to the assistant'),
  );
  const bytes = (some: string[]) =>
    some.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  const early = panel.filter((file) => loaded.has(file));
  console.log(
    `the panel: ${(bytes(panel) / 1000).toFixed(1)} kB gzipped, fetched when it is first opened; of it on a page where it is closed: ${bytes(early)} bytes (target 0)`,
  );
}

async function besideBookings(running: TestApp): Promise<void> {
  const api = apiClient(running);
  const dates = await freeDates(api, 'bella', 'elopement', 10, 360);
  const cookie = await sessionCookie(running, 'owner@serene-spa.test');
  const book = async () => {
    const started = performance.now();
    const body = { package: 'elopement', date: dates.pop(), customer: somebody() };
    await api.post('bookings', keys.bella.sk, body);
    return performance.now() - started;
  };
  const series = async (count: number) => {
    const took: number[] = [];
    for (let n = 0; n < count; n += 1) took.push(await book());
    return took.sort((one, other) => one - other);
  };
  const at = (took: number[], share: number) => took[Math.floor((took.length - 1) * share)] ?? 0;
  await series(10);
  const alone = await series(100);
  let going = true;
  let answers = 0;
  await running.cloud.assistantConfig({ paceMs: 20 });
  const talk = async () => {
    while (going) {
      const answer = await fetch(`${running.url}/api/assistant`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', origin: running.url },
        body: JSON.stringify({ conversationId: null, text: 'How is this week?', page: '/admin' }),
      });
      await answer.text();
      if (answer.ok) answers += 1;
    }
  };
  const talks = Array.from({ length: 50 }, talk);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const beside = await series(100);
  going = false;
  await Promise.all(talks);
  const ratio = at(beside, 0.99) / at(alone, 0.99);
  console.log(
    `a booking alone: p50 ${at(alone, 0.5).toFixed(0)}, p99 ${at(alone, 0.99).toFixed(0)} ms; beside 50 conversations (${answers} answers): p50 ${at(beside, 0.5).toFixed(0)}, p99 ${at(beside, 0.99).toFixed(0)} ms: ${ratio.toFixed(2)} × (target ≤ 1.2)`,
  );
}
