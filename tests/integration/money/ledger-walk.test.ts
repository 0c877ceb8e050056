import Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { markHandedBack, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { bella } from '@/prisma/demo/bella';
import { localSecrets } from '@/stand-ins/settings';
import { amount } from '@/tests/support/amount';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/**
 * Whatever happens to payments, in whatever order it is told and however often Stripe stumbles: in the end the business
 * and the platform have, to the minor unit, what the rules say. A walk that fails is played again with LEDGER_SEED.
 */
const BOOKINGS = amount(5, 8);
const STEPS = amount(60, 120);
const seed = Number(process.env.LEDGER_SEED ?? Date.now() % 1_000_000);

let world: World;
let ctx: TenantContext;
let stripe: Stripe;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant({
    ...bella,
    tenant: { ...bella.tenant, commissionBps: 333 },
    policy: { ...bella.policy, depositValue: 10_000 },
    packages: bella.packages.map((each) =>
      each.slug === 'elopement' ? { ...each, priceCents: 30_007 } : each,
    ),
  });
  const { hostname, port } = new URL(world.urls.stripe);
  stripe = new Stripe(localSecrets.stripeSecretKey, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    maxNetworkRetries: 0,
  });
});
afterAll(() => world.close());

// A small generator of our own, so that a failure can be played again.
let state = seed;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const below = (most: number) => Math.floor(random() * most);
const pick = <T>(items: readonly T[]): T | undefined => items[below(items.length)];

type Made = { id: string; paymentId: string; intent: string; charge: string; paid: number; fee: number };

async function booked(day: number): Promise<Made> {
  const made = await book(ctx, { package: 'elopement', date: inDays(day) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const [payment] = (await read(ctx, made.id)).payments;
  const intent = payment?.stripePaymentIntentId ?? '';
  const charge = String((await stripe.paymentIntents.retrieve(intent)).latest_charge);
  const { amountCents: paid = 0, feeCents: fee = 0, id: paymentId = '' } = payment ?? {};
  return { id: made.id, paymentId, intent, charge, paid, fee };
}

/** What can happen to a payment. What isn't possible as things stand is refused, by us or by Stripe, and changes nothing. */
const acts: Record<string, (made: Made) => Promise<unknown>> = {
  refund: (made) => refundPayment(ctx, { bookingId: made.id, amountCents: 1 + below(12_000) }),
  cancel: (made) => cancelBooking(ctx, { bookingId: made.id, by: 'business' }),
  'refund in the dashboard': (made) =>
    stripe.refunds.create({
      payment_intent: made.intent,
      amount: 1 + below(9_000),
      reverse_transfer: random() < 0.5,
    }),
  'refund fails': async (made) => {
    const found = (await stripe.refunds.list({ payment_intent: made.intent, limit: 100 })).data;
    const one = pick(found.filter(({ status }) => status !== 'failed'));
    if (one)
      await world.control.failRefund(
        one.id,
        pick(['lost_or_stolen_card', 'charge_for_pending_refund_disputed']),
      );
  },
  'refunds stay pending': () => world.control.refundsWill('stay_pending'),
  'refunds succeed': () => world.control.refundsWill('succeed'),
  'refund arrives': async (made) => {
    const found = (await stripe.refunds.list({ payment_intent: made.intent, limit: 100 })).data;
    const one = pick(found.filter(({ status }) => status === 'pending'));
    if (one) await world.control.finishRefund(one.id);
  },
  'tried again': (made) => ofFailed(made, retryRefund),
  'handed back': (made) => ofFailed(made, markHandedBack),
  dispute: async (made) => {
    const { amount, amount_refunded } = await stripe.charges.retrieve(made.charge);
    const left = amount - amount_refunded;
    const inquiry = random() < 0.3;
    if (left > 0)
      await world.control.dispute(made.charge, 'general', {
        amount: random() < 0.5 ? left : 1 + below(left),
        inquiry,
      });
  },
  escalate: (made) => ofDispute(made, (id) => world.control.escalateDispute(id)),
  'decided for the customer': (made) => ofDispute(made, (id) => world.control.closeDispute(id, false)),
  'decided for the business': (made) => ofDispute(made, (id) => world.control.closeDispute(id, true)),
  'decided in part': (made) =>
    ofDispute(made, async (id) => {
      const { amount } = await stripe.disputes.retrieve(id);
      await world.control.closeDispute(id, true, 1 + below(amount));
    }),
  appeal: (made) => ofDispute(made, (id) => world.control.appealDispute(id)),
  'Stripe stumbles': () =>
    world.control.switch('stripe', {
      path: pick(['/v1/refunds', '/v1/transfers', '/v1/disputes', '/v1/payment_intents']) ?? '',
      status: pick([401, 403, 429, 500, 500]) ?? 500,
      times: 1 + below(2),
      after: random() < 0.5,
    }),
  'we hear nothing': () => world.control.hold(),
  'we hear all, in some order': hear,
  'time passes': async () => {
    await hear();
    await world.quiet();
  },
};

async function ofFailed(made: Made, act: typeof retryRefund) {
  const refund = pick((await read(ctx, made.id)).refunds.filter(({ status }) => status === 'FAILED'));
  if (refund) await act(ctx, { bookingId: made.id, refundId: refund.id });
}

async function ofDispute(made: Made, act: (id: string) => Promise<unknown>) {
  const [dispute] = (await stripe.disputes.list({ payment_intent: made.intent })).data;
  if (dispute) await act(dispute.id);
}

async function hear() {
  const told = (await world.control.held()).map(({ id }) => id);
  await world.control.hold(false);
  await world.control.release(told.sort(() => random() - 0.5));
}

/** By the rules, from what stands at Stripe: what each of both has of a payment. */
async function fair(made: Made): Promise<{ business: number; platform: number }> {
  const sum = (rows: readonly { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0);
  const refunds = (await stripe.refunds.list({ payment_intent: made.intent, limit: 100 })).data;
  const standing = sum(refunds.filter(({ status }) => status !== 'failed'));
  const disputes = (await stripe.disputes.list({ payment_intent: made.intent })).data;
  const taken = -sum(disputes.flatMap(({ balance_transactions }) => balance_transactions));
  const byHand = (await read(ctx, made.id)).refunds
    .filter(({ status, stripeRefundId }) => status === 'SUCCEEDED' && stripeRefundId === null)
    .reduce((total, { amountCents }) => total + amountCents, 0);
  const returned = Math.round((made.fee * Math.min(made.paid, standing + byHand)) / made.paid);
  return {
    business: made.paid - made.fee - standing - taken + returned,
    platform: made.fee - returned,
  };
}

const balanceOf = async (stripeAccount?: string) =>
  (await stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : {})).available[0]?.amount ?? 0;

it(`${STEPS} steps of ${BOOKINGS} payments end with everybody's own (LEDGER_SEED=${seed})`, async () => {
  // Enough in both accounts, or what was given again could not be taken back at once.
  await world.control.payOut('acct_demo_bella', -1_000_000);
  await world.control.payOut('platform', -1_000_000);
  const start = { business: await balanceOf('acct_demo_bella'), platform: await balanceOf() };
  const all: Made[] = [];
  for (let each = 0; each < BOOKINGS; each += 1) all.push(await booked(60 + each));
  const done: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const name = pick(Object.keys(acts)) ?? '';
    const made = all[below(all.length)];
    if (!made) continue;
    const refused = await acts[name]?.(made).then(
      () => '',
      (error: Error) => `: ${error.message.slice(0, 80)}`,
    );
    done.push(`${all.indexOf(made)} ${name}${refused}`);
  }
  await world.control.switch('stripe', null);
  await hear();
  // Jobs that gave up while Stripe stumbled come back by themselves, some minutes later.
  await world.sql(`UPDATE "Job" SET "finishedAt" = now() - interval '6 minutes' WHERE "status" = 'DEAD'`);
  await world.quiet();

  const history = done.join('\n');
  const sums = { business: 0, platform: 0 };
  for (const made of all) {
    const { business, platform } = await fair(made);
    sums.business += business;
    sums.platform += platform;
    // Refunds of ours agree with Stripe's.
    const { amount_refunded } = await stripe.charges.retrieve(made.charge);
    const { refunds, disputes } = await read(ctx, made.id);
    const counted = refunds.filter(
      ({ status, stripeRefundId }) => status !== 'FAILED' && stripeRefundId !== null,
    );
    expect(
      counted.reduce((total, { amountCents }) => total + amountCents, 0),
      history,
    ).toBe(amount_refunded);
    // What waits, waits for a bank.
    const waiting = refunds.filter(
      ({ status, stripeRefundId }) => status === 'PENDING' && stripeRefundId === null,
    );
    if (disputes.every(({ status }) => status !== 'OPEN')) expect(waiting, history).toEqual([]);
  }
  expect(
    {
      business: (await balanceOf('acct_demo_bella')) - start.business,
      platform: (await balanceOf()) - start.platform,
    },
    history,
  ).toEqual(sums);
  expect(await world.sql(`SELECT "name", "lastError" FROM "Job" WHERE "status" = 'DEAD'`), history).toEqual(
    [],
  );
}, 300_000);
