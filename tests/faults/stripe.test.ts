import Stripe from 'stripe';
import { afterAll, beforeAll, expect } from 'vitest';
import { localSecrets } from '@/stand-ins/settings';
import { cell } from './support/cell';
import {
  book,
  bookAndPay,
  cancel,
  keys,
  letHoldRunOut,
  madeOf,
  statusOf,
  until,
  wish,
} from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/** Stripe fails, is slow, loses its answers, or tells us things twice, late and in any order. */
let world: FaultWorld;
let stripe: Stripe;
beforeAll(async () => {
  world = await startFaultWorld();
  const { hostname, port } = new URL(world.vendorUrls.stripe);
  stripe = new Stripe(localSecrets.stripeSecretKey, { host: hostname, port: Number(port), protocol: 'http' });
});
afterAll(() => world?.close());
const here = () => world;

/** How many calls of Stripe's were answered so, since the start. */
const answeredWith = async (status: number | null) =>
  (await world.cloud.calls()).stripe.calls.filter((call) => call.status === status).length;

/** Stripe does what it is asked next, and nobody hears of it. */
const loseAnswer = (path: string) =>
  world.cloud.switch('stripe', { path, method: 'POST', blackhole: true, after: true, times: 1 });

const sessionsOf = async (bookingId: string) =>
  (await world.cloud.stripe()).sessions.filter(({ metadata }) => metadata.bookingId === bookingId);

for (const status of [500, 429]) {
  cell(`stripe: ${status} where the payment page is opened`, here, async () => {
    const before = await answeredWith(status);
    await world.cloud.switch('stripe', { path: '/v1/checkout/sessions', status, times: 2 });
    const wanted = await wish(world);
    const first = await wanted.ask();
    // The customer keeps the hold and is asked to try again.
    expect(first).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0);
    const [held] = await wanted.rows();
    expect(held?.status).toBe('PENDING');
    const made = madeOf(await wanted.ask());
    expect(made.id).toBe(held?.id);
    await world.cloud.pay(made.session);
    await until(world, made, 'CONFIRMED');
    return { struck: (await answeredWith(status)) - before };
  });
}

cell('stripe: the answer is lost after the payment page was opened', here, async () => {
  const before = await answeredWith(null);
  await loseAnswer('/v1/checkout/sessions');
  const wanted = await wish(world);
  const first = await wanted.ask();
  expect(first.status).toBe(503);
  const made = madeOf(await wanted.ask());
  expect(await sessionsOf(made.id)).toHaveLength(1);
  await world.cloud.pay(made.session);
  return { struck: (await answeredWith(null)) - before, note: `503 after ${Math.round(first.ms)} ms` };
});

cell('stripe: a time-out after the money went back', here, async () => {
  const before = await answeredWith(null);
  const made = await bookAndPay(world);
  await loseAnswer('/v1/refunds');
  expect((await cancel(world, made)).status).toBe(200);
  // The job waits its ten seconds, is tried again with the same key, and there is one refund.
  for (let waited = 0; waited < 20_000 && (await answeredWith(null)) === before; waited += 200) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  await world.recover();
  const { refunds } = await world.cloud.stripe();
  expect(refunds.filter(({ metadata }) => metadata.bookingId === made.id)).toHaveLength(1);
  return { struck: (await answeredWith(null)) - before };
});

cell('stripe: a time-out after the charge went through', here, async () => {
  const before = await answeredWith(null);
  // Paid, and we hear of it neither by an event nor, when the customer leaves and we ask, by an answer.
  await world.cloud.hold();
  const made = await book(world);
  await world.cloud.pay(made.session);
  await loseAnswer('/v1/checkout/sessions');
  const first = await cancel(world, made, 'customer');
  expect(first.status).toBe(503);
  // Nothing is decided about a payment that we know nothing of, and nothing was let go.
  expect(await statusOf(world, made)).toBe('PENDING');
  const second = await cancel(world, made, 'customer');
  expect(second.status).toBe(200);
  // Taken first, then cancelled as the policy says; the events come after all that.
  expect(second.body.payments).toHaveLength(1);
  return { struck: (await answeredWith(null)) - before, note: `503 after ${Math.round(first.ms)} ms` };
});

cell('stripe: the connection is cut in the middle of an answer', here, async ({ cables }) => {
  const wanted = await wish(world);
  cables.stripe.cut({ when: 'POST /v1/checkout/sessions', afterBytes: 120, times: 1 });
  const answer = await wanted.ask();
  const struck = cables.stripe.struck('cut');
  // Repeated at once with the same key, or by whoever asks again.
  const made = madeOf(answer.status === 201 ? answer : await wanted.ask());
  expect(await sessionsOf(made.id)).toHaveLength(1);
  await world.cloud.pay(made.session);
  return { struck };
});

cell('stripe: a black hole', here, async ({ cables }) => {
  const wishes = await Promise.all([wish(world), wish(world), wish(world)]);
  cables.stripe.blackHole();
  const answers = await Promise.all(wishes.map(({ ask }) => ask()));
  for (const { status, headers } of answers) {
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  const struck = cables.stripe.struck('black-hole');
  cables.stripe.pass();
  for (const wanted of wishes) await world.cloud.pay(madeOf(await wanted.askUntilServed()).session);
  return { struck, note: `503 after ${Math.round(Math.max(...answers.map(({ ms }) => ms)))} ms` };
});

cell('stripe: events twice and shuffled', here, async () => {
  await world.cloud.hold();
  const paid = await book(world);
  await world.cloud.pay(paid.session, 'declined');
  await world.cloud.pay(paid.session);
  const slow = await book(world);
  await world.cloud.pay(slow.session, 'async_pending');
  await world.cloud.pay(slow.session, 'async_succeeded');
  const left = await book(world);
  await world.cloud.expire(left.session);
  const events = (await world.cloud.held()).map(({ id }) => id);
  expect(events.length).toBeGreaterThanOrEqual(5);
  // Last first, then each once more, all at once.
  await world.cloud.release([...events].reverse());
  const again = await Promise.all(events.map((id) => world.cloud.resend(id)));
  for (const { status } of again) expect(status).toBe(200);
  await world.recover();
  expect(await statusOf(world, paid)).toBe('CONFIRMED');
  expect(await statusOf(world, slow)).toBe('CONFIRMED');
  expect(await statusOf(world, left)).toBe('EXPIRED');
  return { struck: again.length };
});

cell('stripe: an event about a booking that nobody knows', here, async () => {
  const unknown = await eventFor({
    tenantId: '00000000-0000-7000-8000-000000000001',
    bookingId: '00000000-0000-7000-8000-000000000002',
    checkoutId: '00000000-0000-7000-8000-000000000003',
    purpose: 'DEPOSIT',
  });
  const foreign = await eventFor({});
  const answers = [await tell(unknown), await tell(foreign)];
  expect(answers).toEqual([200, 200]);
  await world.recover();
  const [dead] = await world.sql<{ lastError: string }>(
    `SELECT j."lastError" FROM "Job" j JOIN "WebhookEvent" e ON e."id"::text = j."payload"->>'eventId'
      WHERE e."externalId" = $1 AND j."status" = 'DEAD'`,
    [unknown.id],
  );
  expect(dead?.lastError).toMatch(/No checkout for session/);
  const [other] = await world.sql<{ outcome: string }>(
    'SELECT "outcome" FROM "WebhookEvent" WHERE "externalId" = $1',
    [foreign.id],
  );
  // Another system may use the same account.
  expect(other?.outcome).toBe('not ours');
  return { struck: answers.length, deadJobs: 1 };
});

/** The event of a real payment, told with other metadata and another id. */
async function eventFor(metadata: Record<string, string>) {
  const made = await bookAndPay(world);
  const { events } = await world.cloud.stripe();
  const real = events.find(
    ({ type, data }) => type === 'checkout.session.completed' && data.object.id === made.session,
  );
  if (!real) throw new Error('no event');
  const id = `evt_unknown_${made.session.slice(-12)}`;
  const session = { ...data(real), id: `cs_unknown_${made.session.slice(-12)}`, metadata };
  return { ...real, id, data: { object: session } };
}
const data = (event: { data: { object: object } }) => event.data.object as Record<string, unknown>;

async function tell(event: object): Promise<number> {
  const body = JSON.stringify(event);
  const signature = stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: localSecrets.stripeWebhookSecret,
  });
  const response = await fetch(`${world.app.url}/api/webhooks/stripe`, {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
  });
  await response.arrayBuffer();
  return response.status;
}

cell('stripe: a late payment for a day that is taken', here, async () => {
  const late = await wish(world);
  const made = madeOf(await late.ask());
  await letHoldRunOut(world, made);
  // The range is free again, and somebody else takes it before our clock has noticed.
  const other = await bookAndPay(world, { date: late.date });
  await world.cloud.pay(made.session);
  await world.recover();
  expect(await statusOf(world, other)).toBe('CONFIRMED');
  expect(await statusOf(world, made)).toBe('EXPIRED');
  const { charges, intents } = await world.cloud.stripe();
  const intent = intents.find(({ metadata }) => metadata.bookingId === made.id);
  const charge = charges.find(({ id }) => id === intent?.latest_charge);
  expect(charge?.refunded).toBe(true);
  return { struck: 1 };
});

cell('stripe: a late payment for a day that is still free', here, async () => {
  const made = await book(world);
  await letHoldRunOut(world, made);
  await world.sql(`UPDATE "Checkout" SET "expiresAt" = now() + interval '1 hour' WHERE "bookingId" = $1`, [
    made.id,
  ]);
  await world.cloud.pay(made.session);
  await world.recover();
  expect(await statusOf(world, made)).toBe('CONFIRMED');
  return { struck: 1 };
});

cell('stripe: declined, then paid with another card', here, async () => {
  const made = await book(world);
  await world.cloud.pay(made.session, 'declined');
  expect(await statusOf(world, made)).toBe('PENDING');
  await world.cloud.pay(made.session);
  await until(world, made, 'CONFIRMED');
  const { events } = await world.cloud.stripe();
  const declines = events.filter(
    ({ type, data }) =>
      type === 'payment_intent.payment_failed' &&
      (data.object as { metadata?: Record<string, string> }).metadata?.bookingId === made.id,
  );
  return { struck: declines.length };
});

cell('stripe: a dispute', here, async () => {
  const made = await bookAndPay(world);
  const { intents } = await world.cloud.stripe();
  const intent = intents.find(({ metadata }) => metadata.bookingId === made.id);
  await world.cloud.dispute(String(intent?.latest_charge));
  await world.recover();
  const rows = await world.sql('SELECT "status" FROM "Dispute" WHERE "bookingId" = $1', [made.id]);
  expect(rows).toEqual([{ status: 'OPEN' }]);
  expect(await statusOf(world, made)).toBe('CONFIRMED');
  // Refunds are frozen until it is decided.
  const refund = await world.api.post(`bookings/${made.id}/refund`, keys.bella, { amountCents: 100 });
  expect(refund).toMatchObject({ status: 422, body: { code: 'not_allowed' } });
  return { struck: rows.length };
});
