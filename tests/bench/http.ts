/**
 * The public API and the public pages of the built app, each beside the least that this framework can do, in turn, in
 * one run: `npm run bench`.
 *
 * - POST /api/v1/bookings (key, limits, parsing, price, rules, one SQL call; nothing due, so no Stripe call, and QStash
 *   away, so no publishing) against GET /health, a route handler that answers at once: CPU of the server process per
 *   request, both compiled, both asked at the same even pace. Target: at most twice. Beside it what each costs when it
 *   is asked as fast as it can answer: then the trivial handler answers several at a time, and saves by that, while
 *   bookings still come one by one, out of Postgres.
 * - What those bookings, and treatments that take a person and a room each, cost the database: CPU of its processes a
 *   booking, beside that of a health check that asks it one trivial question. Goal: at most 3.5 ms.
 * - a tenant's public page against the 404 page, which is as static as a page gets: requests per second.
 *   Target: at least 0.8. Beside it the same page as browsers ask for it, compressed.
 */
import { setInterval } from 'node:timers/promises';
import autocannon from 'autocannon';
import pg from 'pg';
import { startApp, type TestApp } from '@/tests/support/app';
import { startTestPostgres } from '@/tests/support/postgres';
import { cpuMsOf } from './cpu';

/** Each booking takes a day of its own. */
let day = Date.UTC(2030, 0, 1);
const headersOf = (slug: 'bella' | 'serene') => ({
  authorization: `Bearer sk_demo_${slug}`,
  'content-type': 'application/json',
});
const bookingHeaders = headersOf('bella');
const SECONDS = 4;
const ROUNDS = 3;
/** Of the paced comparison: well below what either can do, so that both are asked for one at a time. */
const PER_SECOND = 250;
const PACED_ROUNDS = 5;
/** Calls are compiled further and further, for some five thousand requests. */
const WARM_UP_ROUNDS = 4;
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const stop = await startTestPostgres({ measured: true });
const app = await startApp({ QSTASH_URL: 'http://127.0.0.1:9', RATE_LIMIT_API_KEY_PER_MINUTE: '100000000' });
const customer = { name: 'Bench', email: 'bench@example.com' };
const nextDate = () => {
  day += 86_400_000;
  return new Date(day).toISOString().slice(0, 10);
};
const nextBooking = () => JSON.stringify({ package: 'elopement', date: nextDate(), customer });
/** An hour at which somebody is there on each day of the week, summer and winter. */
const nextTreatment = () =>
  JSON.stringify({ package: 'massage-60', start: `${nextDate()}T12:00:00Z`, customer });
const book = (slug: 'bella' | 'serene', body: string) =>
  fetch(`${app.url}/api/v1/bookings`, { method: 'POST', headers: headersOf(slug), body });

try {
  await sellForFree(app);
  await compareBookings(app);
  await measureDatabase(app);
  await comparePages(app);
} finally {
  await app.close();
  await stop();
}

/** Nothing is due for a free package: the booking is confirmed at once, without a vendor. */
async function sellForFree({ database }: TestApp): Promise<void> {
  const owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  await owner.query(`UPDATE "Package" SET "priceCents" = 0 WHERE "slug" IN ('elopement', 'massage-60')`);
  // So many dates that no two bookings of the run want the same one.
  await owner.query(
    `UPDATE "Service" SET "horizonDays" = 1000000 WHERE "name" IN ('Wedding day', '60-minute massage')`,
  );
  await owner.query(`UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1`);
  await owner.end();
}

async function compareBookings(app: TestApp): Promise<void> {
  const flatOut = () =>
    load(app, {
      url: `${app.url}/api/v1/bookings`,
      requests: [
        {
          method: 'POST',
          headers: bookingHeaders,
          setupRequest: (request: object) => ({ ...request, body: nextBooking() }),
        },
      ],
    } as autocannon.Options);
  const trivial = () => load(app, { url: `${app.url}/health` });
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    const reference = await trivial();
    const booked = await flatOut();
    console.log(
      `flat out: POST /api/v1/bookings ${booked.cpuMs.toFixed(2)} ms CPU a request (${booked.perSecond.toFixed(0)}/s, ${booked.failed} refused), GET /health ${reference.cpuMs.toFixed(2)} ms (${reference.perSecond.toFixed(0)}/s)`,
    );
  }
  const ratios: number[] = [];
  for (let round = 0; round < PACED_ROUNDS; round++) {
    const reference = await paced(app, () => fetch(`${app.url}/health`));
    const booked = await paced(app, () => book('bella', nextBooking()));
    ratios.push(booked / reference);
    console.log(
      `${PER_SECOND}/s each: POST /api/v1/bookings ${booked.toFixed(2)} ms CPU a request, GET /health ${reference.toFixed(2)} ms`,
    );
  }
  console.log(
    `booking call against a trivial handler, CPU at the same pace, median of ${PACED_ROUNDS}: ${middle(ratios).toFixed(2)} (target ≤ 2)`,
  );
}

/** Asks at an even pace, whatever the answers take. @returns CPU of the server per request in milliseconds */
async function paced(
  app: TestApp,
  ask: () => Promise<Response>,
  times = SECONDS * PER_SECOND,
): Promise<number> {
  const before = cpuMsOf(app.pid());
  const answers: Promise<void>[] = [];
  for await (const _ of setInterval(1000 / PER_SECOND)) {
    answers.push(
      ask().then(async (response) => {
        if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
        await response.arrayBuffer();
      }),
    );
    if (answers.length === times) break;
  }
  await Promise.all(answers);
  return (cpuMsOf(app.pid()) - before) / answers.length;
}

async function measureDatabase(app: TestApp): Promise<void> {
  const owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  const spent = async () => {
    const { rows } = await owner.query<{ pid: number }>(
      'SELECT "pid" FROM pg_stat_activity WHERE "datname" = current_database() AND "pid" <> pg_backend_pid()',
    );
    return new Map(rows.map(({ pid }) => [pid, cpuMsOf(pid)]));
  };
  const costOf = async (ask: () => Promise<Response>) => {
    // Connected, and what is asked is planned.
    await paced(app, ask, PER_SECOND / 5);
    const before = await spent();
    const times = SECONDS * PER_SECOND;
    await paced(app, ask, times);
    const after = await spent();
    let sum = 0;
    for (const [pid, cpu] of after) sum += cpu - (before.get(pid) ?? 0);
    return sum / times;
  };
  const trivial = await costOf(() => fetch(`${app.url}/health/ready`));
  const date = await costOf(() => book('bella', nextBooking()));
  const treatment = await costOf(() => book('serene', nextTreatment()));
  await owner.end();
  console.log(
    `CPU of the database: ${date.toFixed(2)} ms a date, ${treatment.toFixed(2)} ms a treatment of two groups (goal ≤ 3.5); a health check ${trivial.toFixed(2)} ms`,
  );
}

async function comparePages(app: TestApp): Promise<void> {
  const url = `${app.url}/t/bella-weddings`;
  const page = () => load(app, { url });
  const compressed = () => load(app, { url, headers: { 'accept-encoding': 'gzip, deflate, br' } });
  const trivial = () => load(app, { url: `${app.url}/nothing-is-here` });
  await page();
  await compressed();
  await trivial();
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const reference = await trivial();
    const served = await page();
    const zipped = await compressed();
    ratios.push(served.perSecond / reference.perSecond);
    console.log(
      `/t/bella-weddings: ${served.perSecond.toFixed(0)}/s, compressed ${zipped.perSecond.toFixed(0)}/s; the 404 page: ${reference.perSecond.toFixed(0)}/s`,
    );
  }
  console.log(
    `public page against a trivial static page, median of ${ROUNDS}: ${middle(ratios).toFixed(2)} (target ≥ 0.8)`,
  );
}

async function load(app: TestApp, options: autocannon.Options) {
  const before = cpuMsOf(app.pid());
  const result = await autocannon({ connections: 10, duration: SECONDS, ...options });
  const answered = result.requests.total;
  const failed = options.requests ? result.non2xx : 0;
  return { cpuMs: (cpuMsOf(app.pid()) - before) / answered, perSecond: answered / result.duration, failed };
}
