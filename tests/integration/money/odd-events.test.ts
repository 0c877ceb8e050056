import Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readPlatformHealth } from '@/lib/data/platform/platform-health';
import { readMetrics } from '@/lib/usecases/platform/metrics';
import { sweepMinute } from '@/lib/usecases/sweep/minute';
import { bella } from '@/prisma/demo/bella';
import { localSecrets } from '@/stand-ins/settings';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** What is signed is taken, whatever it looks like; what isn't is counted where somebody looks. */
let world: World;
let ctx: TenantContext;
let day = 100;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
});
afterAll(() => world.close());

const stripe = new Stripe('sk_test_x');
const send = (body: string, secret = localSecrets.stripeWebhookSecret, path = 'webhooks/stripe') =>
  fetch(`${world.urls.app}/api/${path}`, {
    method: 'POST',
    body,
    headers: { 'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload: body, secret }) },
  });

it.each([
  ['a NUL', '\\u0000'],
  ['half a surrogate pair', '\\ud800'],
  ['the other half', '\\udc00 and a NUL\\u0000'],
])('a payment confirms its booking though its event carries %s, in a value and in a name', async (_, odd) => {
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.hold(true);
  await world.control.pay(sessionOf(made.checkoutUrl));
  const event = (await world.control.held()).find(
    ({ type, data }) =>
      type === 'checkout.session.completed' && data.object.id === sessionOf(made.checkoutUrl),
  );
  const told = JSON.stringify({ ...event, odd: 'ODD', data: { ...event?.data, ODD: ['ODD'] } });
  expect((await send(told.replaceAll('ODD', odd))).status).toBe(200);
  await world.control.hold(false);
  await world.quiet();
  expect(await read(ctx, made.id)).toMatchObject({ status: 'CONFIRMED', payments: [{}] });
  const [stored] = await world.sql<{ payload: { odd: string } }>(
    'SELECT "payload" FROM "WebhookEvent" WHERE "externalId" = $1',
    [event?.id],
  );
  expect(stored?.payload.odd).toContain('\ufffd');
});

it.each([
  [
    'a thin event',
    { id: 'evt_thin', object: 'v2.core.event', created: '2026-11-30T09:00:00.000Z', related_object: null },
  ],
  ['no object', { id: 'evt_bare', object: 'event', created: 1_800_000_000, data: { object: {} } }],
  ['an absurd time', { id: 'evt_late', object: 'event', created: 1e300, data: { object: {} } }],
  ['a time that is none', { id: 'evt_word', object: 'event', created: 'soon', data: { object: {} } }],
])('%s is answered 200, stored, and nothing comes of it', async (_, event) => {
  const answer = await send(JSON.stringify({ type: 'v1.plan.created', ...event }));
  expect(answer.status).toBe(200);
  await world.quiet();
  expect(await world.sql('SELECT "outcome" FROM "WebhookEvent" WHERE "externalId" = $1', [event.id])).toEqual(
    [{ outcome: 'ignored' }],
  );
});

/** A payment of which we have heard nothing yet but that it was given back in Stripe's dashboard. */
async function overtaken() {
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.hold();
  await world.control.pay(sessionOf(made.checkoutUrl));
  const { intents } = await world.control.stripe();
  const intent = intents.find(({ metadata }) => metadata.bookingId === made.id)?.id ?? '';
  const { hostname, port } = new URL(world.urls.stripe);
  const dashboard = new Stripe(localSecrets.stripeSecretKey, {
    host: hostname,
    port: +port,
    protocol: 'http',
  });
  await dashboard.refunds.create({ payment_intent: intent, amount: 500 });
  const refunds = (await world.control.held()).filter(({ type }) => /refund/.test(type));
  await world.control.release(refunds.map(({ id }) => id));
  const jobs = () =>
    world.sql<{ status: string; lastError: string }>(
      `SELECT j."status", j."lastError" FROM "Job" j JOIN "WebhookEvent" e ON j."dedupeKey" = 'event:' || e."id"
        WHERE e."externalId" = ANY ($1)`,
      [refunds.map(({ id }) => id)],
    );
  return { id: made.id, jobs, events: refunds.map(({ id }) => id) };
}
const hurry = async () => {
  await world.sql(`UPDATE "Job" SET "runAt" = now() WHERE "status" = 'READY'`);
  await sweepMinute();
};
const hearTheRest = async () => {
  await world.control.hold(false);
  await world.control.release();
  await hurry();
  await hurry();
};

it('a refund in the dashboard that overtakes its payment waits for it, however often it is looked at', async () => {
  const made = await overtaken();
  for (let round = 0; round < 7; round += 1) await hurry();
  expect(await made.jobs()).not.toEqual([]);
  for (const job of await made.jobs()) {
    expect(job).toMatchObject({ status: 'READY', lastError: expect.stringMatching(/^NotYet: /) });
  }
  await hearTheRest();
  expect(await read(ctx, made.id)).toMatchObject({
    status: 'CONFIRMED',
    payments: [{}],
    refunds: [{ amountCents: 500, status: 'SUCCEEDED' }],
  });
});

it('one whose payment never comes is shown to the operator when Stripe has stopped telling of it', async () => {
  const made = await overtaken();
  await world.sql(
    `UPDATE "WebhookEvent" SET "receivedAt" = now() - interval '5 days' WHERE "externalId" = ANY ($1)`,
    [made.events],
  );
  await hurry();
  for (const job of await made.jobs()) {
    expect(job).toMatchObject({ status: 'DEAD', lastError: expect.stringContaining('not known here') });
  }
  await hearTheRest();
});

it('a delivery without a good signature is refused and stands in the inbox, on the overview and in the metrics', async () => {
  const body = JSON.stringify({ id: 'evt_x', object: 'event', type: 'plan.created', created: 1_800_000_000 });
  expect((await send(body, 'whsec_another')).status).toBe(400);
  const job = await fetch(`${world.urls.app}/api/jobs/send_mail`, { method: 'POST', body: '{}' });
  expect(job.status).toBe(401);
  const rows = () =>
    world.sql<{ vendor: string; payload: { count: number } }>(
      `SELECT "vendor", "payload" FROM "WebhookEvent" WHERE "type" = 'refused signature' ORDER BY "vendor"`,
    );
  while ((await rows()).length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await rows()).toMatchObject([
    { vendor: 'qstash', payload: { count: 1, why: 'unsigned' } },
    { vendor: 'stripe', payload: { count: 1, why: 'wrong' } },
  ]);
  // A flood of them is one row and no more than one write in a few seconds.
  await Promise.all(Array.from({ length: 20 }, () => send(body, 'whsec_another')));
  expect(await rows()).toHaveLength(2);
  expect((await readPlatformHealth()).refusedDeliveries).toBeGreaterThanOrEqual(2);
  expect((await readMetrics()).text).toMatch(/mais_webhook_refused\{vendor="stripe"\} [1-9]/);
});
