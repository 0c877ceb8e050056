/**
 * 100 Stripe events, three copies each, shuffled, at once: all acknowledged quickly, 100 effects, never more than five jobs
 * at a time; and a job that fails is tried three times more and is then shown as dead.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { localSecrets } from '@/stand-ins/settings';
import { figure, ms, percentile, size } from './support/figures';
import { type Instances, onInstances } from './support/instances';

const EVENTS = size(100);
const COPIES = 3;
const CONCURRENCY = 5;
const DAY = 86_400_000;
const stripe = new Stripe(localSecrets.stripeSecretKey);

/** Bookings of a seat in a yoga class or of a day: whatever is free, each with its payment page. */
async function bookMany(app: Instances): Promise<string[]> {
  const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const key = { authorization: 'Bearer sk_demo_bella', 'content-type': 'application/json' };
  const dates: string[] = [];
  for (const from of [60, 150, 240]) {
    const window = `from=${inDays(from)}&to=${inDays(from + 89)}`;
    const answer = await fetch(`${app.url}/api/v1/availability/dates?package=elopement&${window}`, {
      headers: key,
    });
    for (const { date, available } of (await answer.json()).data) if (available) dates.push(date);
  }
  const sessions: string[] = [];
  for (const date of dates.slice(0, EVENTS)) {
    const answer = await fetch(`${app.url}/api/v1/bookings`, {
      method: 'POST',
      headers: key,
      body: JSON.stringify({
        package: 'elopement',
        date,
        customer: { name: 'Payer', email: `payer-${date}@example.com` },
      }),
    });
    const { checkoutUrl } = await answer.json();
    if (answer.status !== 201) throw new Error(`booking answered ${answer.status}`);
    sessions.push(new URL(checkoutUrl).pathname.split('/').at(-1) ?? '');
  }
  return sessions;
}

/** Counts at each lease how many jobs run then; asked by the database itself, so that none is missed. */
async function watchConcurrency({ sql }: Instances): Promise<() => Promise<number>> {
  await sql(`CREATE TABLE load_running (n integer)`);
  await sql(`CREATE FUNCTION note_running() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    INSERT INTO load_running SELECT count(*) FROM "Job" WHERE "status" = 'RUNNING' AND "leasedUntil" > now();
    RETURN NULL; END $$`);
  await sql(`CREATE TRIGGER note_running AFTER UPDATE ON "Job" FOR EACH ROW
    WHEN (NEW."status" = 'RUNNING') EXECUTE FUNCTION note_running()`);
  return async () =>
    (await sql<{ most: number }>('SELECT coalesce(max(n), 0)::int AS most FROM load_running'))[0]?.most ?? 0;
}

function signed(event: object) {
  const body = JSON.stringify(event);
  const signature = stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: localSecrets.stripeWebhookSecret,
  });
  return {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
  };
}

function shuffled<T>(items: T[]): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

const sweep = (app: Instances) =>
  fetch(`${app.url}/api/cron/sweep`, { headers: { authorization: `Bearer ${app.secret}` } }).then((answer) =>
    answer.arrayBuffer(),
  );

await onInstances(
  { RATE_LIMIT_API_KEY_PER_MINUTE: '100000', JOB_CONCURRENCY: String(CONCURRENCY) },
  async (app) => {
    const { sql, cloud } = app;
    const mostAtOnce = await watchConcurrency(app);
    const sessions = await bookMany(app);
    await cloud.hold();
    for (const session of sessions) await cloud.pay(session);
    const events = (await cloud.held()).filter(({ type }) => type === 'checkout.session.completed');

    const told = shuffled(events.flatMap((event) => Array.from({ length: COPIES }, () => event)));
    const answers = await Promise.all(
      told.map(async (event, at) => {
        const started = performance.now();
        const answer = await fetch(`${app.urls[at % app.urls.length]}/api/webhooks/stripe`, signed(event));
        await answer.arrayBuffer();
        return { status: answer.status, ms: performance.now() - started };
      }),
    );
    const acknowledged = answers.filter((answer) => answer.status === 200 && answer.ms < 5_000).length;
    const slowest = Math.max(...answers.map((answer) => answer.ms));

    const started = performance.now();
    const confirmed = async () =>
      (
        await sql<{ n: number }>(
          `SELECT count(*)::int AS n FROM "Booking" WHERE "status" = 'CONFIRMED' AND "contactEmail" LIKE 'payer-%'`,
        )
      )[0]?.n ?? 0;
    while ((await confirmed()) < EVENTS && performance.now() - started < 120_000) {
      await sleep(1_000);
      await sweep(app);
    }
    const tookMs = performance.now() - started;
    const [effects] = await sql<{ payments: number; mails: number; stored: number }>(
      `SELECT (SELECT count(*)::int FROM "Payment" p JOIN "Booking" b ON b."tenantId" = p."tenantId" AND b."id" = p."bookingId"
              WHERE b."contactEmail" LIKE 'payer-%') AS payments,
            (SELECT count(*)::int FROM "Mail" WHERE "kind" = 'booking_confirmed' AND "recipient" LIKE 'payer-%') AS mails,
            (SELECT count(*)::int FROM "WebhookEvent" WHERE "type" = 'checkout.session.completed') AS stored`,
    );

    // About a payment of ours, while Stripe answers nothing but errors: what the job is about can't be read.
    const [payment] = await sql<{ intent: string }>(
      `SELECT "stripePaymentIntentId" AS intent FROM "Payment" WHERE "stripePaymentIntentId" IS NOT NULL LIMIT 1`,
    );
    const failing = {
      id: 'evt_load_failing',
      object: 'event',
      api_version: events[0]?.api_version,
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type: 'charge.refunded',
      data: {
        object: {
          id: 'ch_load_failing',
          object: 'charge',
          payment_intent: payment?.intent,
          amount_refunded: 100,
        },
      },
    };
    await cloud.switch('stripe', { status: 500 });
    await (await fetch(`${app.url}/api/webhooks/stripe`, signed(failing))).arrayBuffer();
    const failed = async () =>
      (
        await sql<{ status: string; attempts: number; lastError: string }>(
          `SELECT j."status", j."attempts", j."lastError" FROM "Job" j JOIN "WebhookEvent" e ON e."id"::text = j."payload"->>'eventId'
          WHERE e."externalId" = $1`,
          [failing.id],
        )
      )[0];
    for (let waited = 0; waited < 90 && (await failed())?.status !== 'DEAD'; waited += 1) {
      await sleep(1_000);
      await sweep(app);
    }
    const dead = await failed();
    await cloud.switch('stripe', null);

    figure(
      'acknowledged within 5 s',
      `${acknowledged} of ${told.length}`,
      `${EVENTS * COPIES} of ${EVENTS * COPIES}`,
      acknowledged === EVENTS * COPIES,
    );
    figure('events stored', effects?.stored ?? 0, `${EVENTS}`, effects?.stored === EVENTS);
    figure('bookings confirmed', await confirmed(), `${EVENTS}`, (await confirmed()) === EVENTS);
    figure('payments written down', effects?.payments ?? 0, `${EVENTS}`, effects?.payments === EVENTS);
    figure('confirmation mails owed', effects?.mails ?? 0, `${EVENTS}`, effects?.mails === EVENTS);
    const most = await mostAtOnce();
    figure('most jobs at a time', most, `1 to ${CONCURRENCY}`, most >= 1 && most <= CONCURRENCY);
    const retries = (dead?.attempts ?? 0) - 1;
    figure('a job that fails: tries after the first', retries, '3', retries === 3);
    figure(
      'and is then',
      `${dead?.status} (${dead?.lastError.slice(0, 60)})`,
      'DEAD, for want of Stripe',
      dead?.status === 'DEAD' && dead.lastError.startsWith('WaitsForVendor: stripe'),
    );
    console.log(
      `  acknowledged in: median ${ms(
        percentile(
          answers.map((answer) => answer.ms),
          0.5,
        ),
      )}, slowest ${ms(slowest)}; all effects after ${ms(tookMs)}`,
    );
  },
);
