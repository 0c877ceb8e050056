import { fork } from 'node:child_process';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { sweepMinute } from '@/lib/usecases/sweep/minute';
import { bella } from '@/prisma/demo/bella';
import { localSecrets } from '@/stand-ins/settings';
import { amount } from '@/tests/support/amount';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/**
 * What happens to money at Stripe, told to us in every order, twice and three times, by several workers at once, some
 * of them killed: the state in the end is that of the history told once and in order.
 */
const COPIES = amount(2, 18);
const seed = Number(process.env.HISTORY_SEED ?? Date.now() % 1_000_000);

let world: World;
let ctx: TenantContext;
let stripe: Stripe;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  await world.control.hold(true);
  const { hostname, port } = new URL(world.urls.stripe);
  stripe = new Stripe(localSecrets.stripeSecretKey, { host: hostname, port: Number(port), protocol: 'http' });
});
afterAll(() => world.close());

type Made = { id: string; session: string };
type Story = (made: Made) => Promise<void>;

const pay = (
  made: Made,
  ...how: Parameters<World['control']['pay']> extends [string, ...infer Rest] ? Rest : never
) => world.control.pay(made.session, ...how);

const intentOf = async (made: Made) =>
  String((await stripe.checkout.sessions.retrieve(made.session)).payment_intent);
const chargeOf = async (made: Made) =>
  String((await stripe.paymentIntents.retrieve(await intentOf(made))).latest_charge);
const refund = async (made: Made, amount: number) =>
  stripe.refunds.create({ payment_intent: await intentOf(made), amount });
const expireHold = async (made: Made) => {
  await world.sql(`UPDATE "Claim" SET "expiresAt" = now() - interval '1 minute' WHERE "bookingId" = $1`, [
    made.id,
  ]);
  await world.sql(`UPDATE "Booking" SET "holdExpiresAt" = now() - interval '6 minutes' WHERE "id" = $1`, [
    made.id,
  ]);
};

/** What the world does; nothing of it is told to us before all of it has happened. */
const stories: Record<string, Story> = {
  paid: async (made) => {
    await pay(made);
  },
  'declined, then paid': async (made) => {
    await pay(made, 'declined');
    await pay(made);
  },
  'declined, then left': async (made) => {
    await pay(made, 'declined');
    await world.control.expire(made.session);
  },
  left: async (made) => {
    await world.control.expire(made.session);
  },
  'paid by a slow bank': async (made) => {
    await pay(made, 'async_pending');
    await pay(made, 'async_succeeded');
  },
  'refused by a slow bank': async (made) => {
    await pay(made, 'async_pending');
    await pay(made, 'async_failed');
  },
  'paid and partly refunded in the dashboard': async (made) => {
    await pay(made);
    await refund(made, 1_000);
    await refund(made, 2_500);
  },
  'paid, refunded, and the refund fails': async (made) => {
    await pay(made);
    const { id } = await refund(made, 1_000);
    await world.control.failRefund(id);
  },
  'paid and disputed': async (made) => {
    await pay(made);
    await world.control.dispute(await chargeOf(made));
  },
  'paid, disputed, won': async (made) => {
    await pay(made);
    const { id } = await world.control.dispute(await chargeOf(made));
    await world.control.closeDispute(id, true);
  },
  'paid, disputed, lost': async (made) => {
    await pay(made);
    const { id } = await world.control.dispute(await chargeOf(made));
    await world.control.closeDispute(id, false);
  },
  'paid, disputed, lost, appealed, won': async (made) => {
    await pay(made);
    const { id } = await world.control.dispute(await chargeOf(made));
    await world.control.closeDispute(id, false);
    await world.control.appealDispute(id);
    await world.control.closeDispute(id, true);
  },
  'paid after the hold had lapsed': async (made) => {
    await expireHold(made);
    await pay(made);
  },
};

// A small generator of our own, so that a failure can be played again with HISTORY_SEED.
function randomFrom(start: number) {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** The webhook as Stripe sends it. @returns the status it is answered with */
async function tell(event: object): Promise<number> {
  const body = JSON.stringify(event);
  const signature = stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: localSecrets.stripeWebhookSecret,
  });
  const response = await fetch(`${world.urls.app}/api/webhooks/stripe`, {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
  });
  await response.arrayBuffer();
  return response.status;
}

/** All that counts in the end; not when it was noted, nor in how many steps. */
async function stateOf(made: Made, atStripe: Awaited<ReturnType<World['control']['stripe']>>) {
  const booking = await read(ctx, made.id);
  const claims = await world.sql<{ kept: boolean }>(
    'SELECT "expiresAt" IS NULL AS kept FROM "Claim" WHERE "bookingId" = $1',
    [made.id],
  );
  const disputes = await world.sql('SELECT "status", "takenCents" FROM "Dispute" WHERE "bookingId" = $1', [
    made.id,
  ]);
  const [payment] = booking.payments;
  const charge = atStripe.charges.find(
    ({ payment_intent }) => payment_intent !== null && payment_intent === payment?.stripePaymentIntentId,
  );
  const sharedCents = atStripe.transfers
    .filter(
      ({ id, transfer_group }) => id === charge?.transfer || transfer_group === `payment:${payment?.id}`,
    )
    .reduce((total, { amount, amount_reversed }) => total + amount - amount_reversed, 0);
  return {
    status: booking.status,
    held: booking.holdExpiresAt !== null,
    checkouts: booking.checkouts.map(({ status, failure }) => ({ status, failure })),
    payments: booking.payments.map(({ purpose, amountCents, feeCents }) => ({
      purpose,
      amountCents,
      feeCents,
    })),
    refunds: booking.refunds
      .map(({ amountCents, status, reason }) => ({ amountCents, status, reason }))
      .sort((a, b) => a.amountCents - b.amountCents),
    disputes,
    sharedCents,
    claims,
    // Whether a refund was announced before it failed depends on what we heard first.
    mails: booking.mails
      .map(({ kind }) => kind)
      .filter(
        (kind) => kind !== 'refund_sent' || booking.refunds.every(({ status }) => status === 'SUCCEEDED'),
      )
      .sort(),
  };
}

/** Runs what is due by several workers at once until nothing is left, tries that wait for another included. */
async function settle(): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    await world.sql(`UPDATE "Job" SET "status" = 'DONE' WHERE "status" = 'READY' AND "name" = 'send_mail'`);
    // A history in the wrong order needs more tries than the three a job has in a minute.
    await world.sql(`UPDATE "Job" SET "runAt" = now(), "maxAttempts" = 100 WHERE "status" = 'READY'`);
    await world.sql(
      `UPDATE "Job" SET "leasedUntil" = now() - interval '1 second' WHERE "status" = 'RUNNING'`,
    );
    await Promise.all([sweepMinute(), sweepMinute(), sweepMinute()]);
    const [left] = await world.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM "Job" WHERE "status" IN ('READY', 'RUNNING') AND "name" <> 'send_mail'`,
    );
    if (left?.n === 0) return;
  }
  throw new Error('jobs are left over');
}

/** All events so far by the Stripe session they are about, oldest first. */
async function eventsBySession(): Promise<Map<string, object[]>> {
  const { events, sessions } = await world.control.stripe();
  const sessionOfIntent = new Map(
    sessions.map(({ id, payment_intent }) => [payment_intent as string | null, id]),
  );
  const found = new Map<string, object[]>();
  for (const event of events.filter(({ type }) => subscribed.test(type))) {
    const object = event.data.object as { id: string; object: string; payment_intent?: string };
    const intent = object.object === 'payment_intent' ? object.id : (object.payment_intent ?? null);
    const session = object.object === 'checkout.session' ? object.id : sessionOfIntent.get(intent);
    if (session) found.set(session, [...(found.get(session) ?? []), event]);
  }
  return found;
}

/** Runs `work` on all items, a few at once. */
async function fewAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

const subscribed =
  /^(checkout\.session\.|payment_intent\.payment_failed|charge\.refunded|refund\.|charge\.dispute\.)/;

it(`${Object.keys(stories).length * COPIES} histories end as if told once and in order (HISTORY_SEED=${seed})`, async () => {
  const random = randomFrom(seed);
  let day = 60;
  const plan = Object.entries(stories).flatMap(([story, happen]) =>
    Array.from({ length: COPIES + 1 }, (_, copy) => ({ story, happen, copy, date: inDays(day++) })),
  );
  const happened: { story: string; copy: number; made: Made }[] = [];
  await fewAtOnce(plan, async ({ story, happen, copy, date }) => {
    const booking = await book(ctx, { package: 'elopement', date });
    const made = { id: booking.id, session: sessionOf(booking.checkoutUrl) };
    await happen(made);
    happened.push({ story, copy, made });
  });
  const events = await eventsBySession();
  const all = happened.map((each) => ({ ...each, events: events.get(each.made.session) ?? [] }));
  const copies = all.filter(({ copy }) => copy > 0);

  // Each story once and in order: what the others have to come to.
  const expected = new Map<string, unknown>();
  const inOrder = all.filter(({ copy }) => copy === 0);
  for (let step = 0; step < 10; step += 1) {
    for (const { events: told } of inOrder) {
      const event = told[step];
      if (event) expect(await tell(event)).toBe(200);
    }
    await settle();
  }
  const afterOrder = await world.control.stripe();
  for (const { story, made, events: told } of inOrder) {
    expect(told.length, story).toBeGreaterThan(0);
    expect(told.length, story).toBeLessThanOrEqual(10);
    expected.set(story, await stateOf(made, afterOrder));
  }

  // All copies at once: each event once to three times, everything mixed with everything.
  const told = copies.flatMap(({ events: own }) =>
    own.flatMap((event) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => event)),
  );
  const queue = shuffled(told, random);
  const half = Math.ceil(queue.length / 2);
  const env = { ...process.env, NODE_OPTIONS: '' };
  for (const part of [queue.slice(0, half), queue.slice(half)]) {
    // Workers of their own take jobs as they come in, and are killed in the middle of it.
    const workers = [0, 1].map(() =>
      fork('tests/integration/money/worker.ts', { execArgv: ['--import', 'tsx'], env, stdio: 'ignore' }),
    );
    await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))));
    const sending = fewAtOnce(part, async (event) => expect(await tell(event)).toBe(200));
    for (const worker of workers) {
      await new Promise((resolve) => setTimeout(resolve, 100 + random() * 400));
      worker.kill('SIGKILL');
    }
    await sending;
  }
  await settle();

  const inTheEnd = await world.control.stripe();
  for (const { story, made } of copies) {
    expect(await stateOf(made, inTheEnd), `${story} (HISTORY_SEED=${seed})`).toEqual(expected.get(story));
  }
  const [sum] = await world.sql<{ stored: number; dead: number }>(
    `SELECT (SELECT count(*)::int FROM "WebhookEvent") AS stored, (SELECT count(*)::int FROM "Job" WHERE "status" = 'DEAD') AS dead`,
  );
  expect(sum?.dead).toBe(0);
}, 600_000);
