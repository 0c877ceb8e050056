import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { readOwedRefunds, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { bella } from '@/prisma/demo/bella';
import { localSecrets } from '@/stand-ins/settings';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** 300.00 paid in full, 9.99 of it the platform's: what both have in the end, by Stripe's own balances. */
const PAID = 30_000;
const FEE = 999;
const shop = {
  ...bella,
  tenant: { ...bella.tenant, commissionBps: 333 },
  policy: { ...bella.policy, depositValue: 10_000 },
  packages: bella.packages.map((each) => (each.slug === 'elopement' ? { ...each, priceCents: PAID } : each)),
};

let world: World;
let ctx: TenantContext;
let stripe: Stripe;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(shop);
  const { hostname, port } = new URL(world.urls.stripe);
  stripe = new Stripe(localSecrets.stripeSecretKey, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    maxNetworkRetries: 0,
  });
});
afterAll(() => world.close());

const account = 'acct_demo_bella';
const balanceOf = async (stripeAccount?: string) =>
  (await stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : {})).available[0]?.amount ?? 0;

// Something in the business's account, or nothing that was given again could be taken back from it.
beforeAll(async () => {
  await booked();
});
afterEach(async () => {
  await world.control.switch('stripe', null);
  await world.control.hold(false);
  await world.control.release();
  await world.quiet();
});

let before: { platform: number; business: number };
beforeEach(async () => {
  await world.control.refundsWill('succeed');
  before = { platform: await balanceOf(), business: await balanceOf(account) };
});
const won = async () => ({
  platform: (await balanceOf()) - before.platform,
  business: (await balanceOf(account)) - before.business,
});

let day = 120;
async function booked() {
  const made = await book(ctx, { package: 'elopement', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const [payment] = (await read(ctx, made.id)).payments;
  expect(payment).toMatchObject({ amountCents: PAID, feeCents: FEE });
  const intent = payment?.stripePaymentIntentId ?? '';
  const charge = String((await stripe.paymentIntents.retrieve(intent)).latest_charge);
  return { id: made.id, intent, charge };
}
type Booked = Awaited<ReturnType<typeof booked>>;

const refunds = async ({ id }: Booked) =>
  (await read(ctx, id)).refunds.map(({ amountCents, status }) => ({ amountCents, status }));
const disputes = async ({ id }: Booked) => (await read(ctx, id)).disputes.map(({ status }) => status);
const mails = async ({ id }: Booked) => (await read(ctx, id)).mails.map(({ kind }) => kind);

async function give(made: Booked, amountCents: number): Promise<string> {
  expect(await refundPayment(ctx, { bookingId: made.id, amountCents })).toMatchObject({ ok: true });
  await world.quiet();
  return (await read(ctx, made.id)).refunds.at(-1)?.id ?? '';
}
const newest = async (made: Booked) =>
  (await stripe.refunds.list({ payment_intent: made.intent })).data[0]?.id ?? '';
async function fail(id: string, reason = 'lost_or_stolen_card') {
  await world.control.failRefund(id, reason);
  await world.quiet();
}
async function dispute(made: Booked, amount = PAID) {
  const { id } = await world.control.dispute(made.charge, 'general', { amount });
  await world.quiet();
  return id;
}
async function close(id: string, won: boolean, amount?: number) {
  await world.control.closeDispute(id, won, amount);
  await world.quiet();
}
async function noDeadJobs() {
  expect(await world.sql(`SELECT "name", "lastError" FROM "Job" WHERE "status" = 'DEAD'`)).toEqual([]);
}

describe('a dispute that is lost takes all of its sum from the business', () => {
  it('when a refund was on its way and fails because of it', async () => {
    const made = await booked();
    await world.control.refundsWill('stay_pending');
    await give(made, 15_000);
    const refund = await newest(made);
    const id = await dispute(made);
    await fail(refund, 'charge_for_pending_refund_disputed');
    await close(id, false);
    expect(await won()).toEqual({ platform: FEE, business: -FEE });
    await noDeadJobs();
  });

  it('when a refund had failed before it', async () => {
    const made = await booked();
    await give(made, PAID);
    await fail(await newest(made));
    expect(await won()).toEqual({ platform: FEE, business: PAID - FEE });
    await close(await dispute(made), false);
    expect(await won()).toEqual({ platform: FEE, business: -FEE });
    await noDeadJobs();
  });

  it('when its payment had been refunded and had failed in odd parts', async () => {
    const made = await booked();
    for (const cents of [3_333, 7_777, 1]) {
      await give(made, cents);
      await fail(await newest(made));
    }
    await give(made, 3_335);
    await close(await dispute(made, PAID - 3_335), false);
    const back = Math.round((FEE * 3_335) / PAID);
    expect(await won()).toEqual({ platform: FEE - back, business: -(FEE - back) });
    await noDeadJobs();
  });
});

describe('a decision of the bank that changes', () => {
  it('from lost by an appeal to won gives the share back', async () => {
    const made = await booked();
    const id = await dispute(made);
    await close(id, false);
    expect(await disputes(made)).toEqual(['LOST']);
    await world.control.appealDispute(id);
    await world.quiet();
    expect(await disputes(made)).toEqual(['OPEN']);
    expect(await won()).toEqual({ platform: FEE, business: -FEE });
    await close(id, true);
    expect(await disputes(made)).toEqual(['WON']);
    expect(await won()).toEqual({ platform: FEE, business: PAID - FEE });
  });

  it('from lost to won without a word in between', async () => {
    const made = await booked();
    const id = await dispute(made);
    await close(id, false);
    await close(id, true);
    expect(await won()).toEqual({ platform: FEE, business: PAID - FEE });
    await give(made, 100);
    expect(await refunds(made)).toEqual([{ amountCents: 100, status: 'SUCCEEDED' }]);
  });

  it('in part leaves what the bank kept with nobody', async () => {
    const made = await booked();
    const id = await dispute(made);
    await close(id, true, 20_000);
    expect(await disputes(made)).toEqual(['WON']);
    expect(await won()).toEqual({ platform: FEE, business: 20_000 - FEE });
    expect(await refundPayment(ctx, { bookingId: made.id, amountCents: 20_001 })).toMatchObject({
      reason: 'not_allowed',
    });
    await give(made, 20_000);
    expect(await refunds(made)).toEqual([{ amountCents: 20_000, status: 'SUCCEEDED' }]);
  });

  it.each([
    ['that Radar paid itself', 'resolution', 'LOST', -FEE],
    ['that Radar turned away', 'block', 'WON', PAID - FEE],
  ] as const)('%s is over at once', async (_, prevented, status, business) => {
    const made = await booked();
    await world.control.dispute(made.charge, 'general', { prevented });
    await world.quiet();
    expect(await disputes(made)).toEqual([status]);
    expect(await won()).toEqual({ platform: FEE, business });
  });
});

describe('a refund made in Stripe’s dashboard', () => {
  it.each([true, false])(
    'that fails leaves both with what they had (transfer reversed there: %s)',
    async (reversed) => {
      const made = await booked();
      const { id } = await stripe.refunds.create({
        payment_intent: made.intent,
        amount: 10_000,
        reverse_transfer: reversed,
        refund_application_fee: reversed,
      });
      await world.quiet();
      expect(await won()).toEqual({ platform: FEE - 333, business: PAID - 10_000 - (FEE - 333) });
      await fail(id);
      expect(await won()).toEqual({ platform: FEE, business: PAID - FEE });
    },
  );

  it('while ours waits for a dispute makes ours smaller', async () => {
    const made = await booked();
    const held = await world.control.dispute(made.charge, 'general', { inquiry: true });
    await world.quiet();
    await world.control.hold();
    await world.control.escalateDispute(held.id);
    await world.control.hold(false);
    await world.control.release();
    await world.quiet();
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    expect(await refunds(made)).toEqual([{ amountCents: PAID, status: 'PENDING' }]);
    await world.control.hold();
    await world.control.closeDispute(held.id, true);
    await stripe.refunds.create({ payment_intent: made.intent, amount: 10_000 });
    await world.control.hold(false);
    await world.control.release();
    await world.quiet();
    expect((await refunds(made)).filter(({ status }) => status === 'SUCCEEDED')).toEqual(
      expect.arrayContaining([
        { amountCents: 10_000, status: 'SUCCEEDED' },
        { amountCents: 20_000, status: 'SUCCEEDED' },
      ]),
    );
    expect(await won()).toEqual({ platform: 0, business: 0 });
    await noDeadJobs();
  });
});

describe('a refund that Stripe doesn’t take', () => {
  it.each([401, 403, 429, 500])('by %i waits', async (status) => {
    const made = await booked();
    await world.control.switch('stripe', { path: '/v1/refunds', method: 'POST', status, times: 1 });
    await give(made, 1_000);
    expect(await refunds(made)).toEqual([{ amountCents: 1_000, status: 'SUCCEEDED' }]);
  });

  it('since its payment is disputed, before we hear of that, waits for the decision', async () => {
    const made = await booked();
    await world.control.hold();
    const { id } = await world.control.dispute(made.charge);
    await give(made, 1_000);
    expect(await refunds(made)).toEqual([{ amountCents: 1_000, status: 'PENDING' }]);
    expect(await disputes(made)).toEqual(['OPEN']);
    await world.control.hold(false);
    await world.control.release();
    await close(id, true);
    expect(await refunds(made)).toEqual([{ amountCents: 1_000, status: 'SUCCEEDED' }]);
    await noDeadJobs();
  });

  it.each(['charge_disputed', 'refund_disputed_payment'])(
    'by %s, before Stripe lists the dispute, waits',
    async (code) => {
      const made = await booked();
      const refusal = { path: '/v1/refunds', method: 'POST', status: 400, code, times: 1 };
      await world.control.switch('stripe', refusal);
      const refundId = await give(made, 1_000);
      expect(await refunds(made)).toEqual([{ amountCents: 1_000, status: 'PENDING' }]);
      await world.sql(
        `UPDATE "Job" SET "lastError" = '', "runAt" = now() WHERE "status" = 'READY' AND "payload"->>'refundId' = $1`,
        [refundId],
      );
      await world.quiet();
      expect(await refunds(made)).toEqual([{ amountCents: 1_000, status: 'SUCCEEDED' }]);
    },
  );

  it('for good is told to the customer and to the owner', async () => {
    const made = await booked();
    await world.control.switch('stripe', { path: '/v1/refunds', method: 'POST', status: 400 });
    await give(made, 1_000);
    await world.control.switch('stripe', null);
    expect(await refunds(made)).toEqual([{ amountCents: 1_000, status: 'FAILED' }]);
    expect((await mails(made)).filter((kind) => kind.includes('refund'))).toEqual([
      'refund_failed',
      'owner_refund_failed',
    ]);
  });
});

describe('an attempt of a refund that arrives after all', () => {
  it('before the next one is sent is the one that counts', async () => {
    const made = await booked();
    await world.control.switch('stripe', { path: '/v1/refunds', method: 'POST', status: 400 });
    const refundId = await give(made, 1_000);
    await world.control.switch('stripe', null);
    expect(await retryRefund(ctx, { bookingId: made.id, refundId })).toMatchObject({ ok: true });
    await stripe.refunds.create({
      payment_intent: made.intent,
      amount: 1_000,
      metadata: { tenantId: ctx.tenantId, bookingId: made.id, refundId, attempt: '1' },
    });
    await world.quiet();
    expect((await stripe.refunds.list({ payment_intent: made.intent })).data).toHaveLength(1);
    expect(await refunds(made)).toEqual([{ amountCents: 1_000, status: 'SUCCEEDED' }]);
    expect((await readOwedRefunds(ctx)).filter(({ bookingId }) => bookingId === made.id)).toEqual([]);
  });

  it('after the next one is written down beside it', async () => {
    const made = await booked();
    await world.control.switch('stripe', { path: '/v1/refunds', method: 'POST', status: 400 });
    const refundId = await give(made, 1_000);
    await world.control.switch('stripe', null);
    await retryRefund(ctx, { bookingId: made.id, refundId });
    await world.quiet();
    await stripe.refunds.create({
      payment_intent: made.intent,
      amount: 1_000,
      metadata: { tenantId: ctx.tenantId, bookingId: made.id, refundId, attempt: '1' },
    });
    await world.quiet();
    expect(await refunds(made)).toEqual([
      { amountCents: 1_000, status: 'SUCCEEDED' },
      { amountCents: 1_000, status: 'SUCCEEDED' },
    ]);
    const back = Math.round((FEE * 2_000) / PAID);
    expect(await won()).toEqual({ platform: FEE - back, business: PAID - 2_000 - (FEE - back) });
  });
});

describe('what the owner is told of a dispute', () => {
  it.each([
    ['lost', false, undefined, 'owner_dispute_lost'],
    ['won', true, undefined, 'owner_dispute_won'],
    ['won in part', true, 20_000, 'owner_dispute_won_partly'],
  ] as const)(
    'first heard of as %s: the outcome, and no call for evidence',
    async (_, wins, amount, kind) => {
      const made = await booked();
      await world.control.hold();
      const { id } = await world.control.dispute(made.charge);
      await world.control.closeDispute(id, wins, amount);
      await world.control.hold(false);
      await world.control.release();
      await world.quiet();
      expect((await mails(made)).filter((each) => each.startsWith('owner_dispute'))).toEqual([kind]);
    },
  );

  it('each turn of it once', async () => {
    const made = await booked();
    const id = await dispute(made);
    await close(id, false);
    await world.control.appealDispute(id);
    await world.quiet();
    await close(id, true);
    expect((await mails(made)).filter((each) => each.startsWith('owner_dispute'))).toEqual([
      'owner_dispute',
      'owner_dispute_lost',
      'owner_dispute_again',
      'owner_dispute_won',
    ]);
  });
});

it('a business with too little in its account owes the rest until it has it again', async () => {
  const made = await booked();
  await give(made, PAID);
  await fail(await newest(made));
  // Paid out: what was given again can't be taken from the account any more.
  const has = await balanceOf(account);
  await world.control.payOut(account, has);
  await close(await dispute(made), false);
  expect(await balanceOf(account)).toBe(-FEE);
  const [job] = await world.sql<{ id: string; status: string; waits: boolean }>(
    `SELECT "id", "status", "runAt" > now() + interval '20 minutes' AS waits FROM "Job" WHERE "lastError" LIKE 'NotYet: %'`,
  );
  expect(job).toMatchObject({ status: 'READY', waits: true });
  await booked();
  await booked();
  await world.sql(`UPDATE "Job" SET "lastError" = '', "runAt" = now() WHERE "id" = $1`, [job?.id]);
  await world.quiet();
  expect(await world.sql(`SELECT "status" FROM "Job" WHERE "id" = $1`, [job?.id])).toEqual([
    { status: 'DONE' },
  ]);
  expect(await balanceOf(account)).toBe(2 * (PAID - FEE) - PAID);
});

it('a customer gets the refund also when the business’s account is closed and empty', async () => {
  const made = await booked();
  await give(made, PAID);
  await fail(await newest(made));
  await world.control.payOut(account, await balanceOf(account));
  await world.control.revokeAccount(account);
  // The platform pays: it has to have as much, or Stripe lets the refund wait.
  await world.control.payOut('platform', -PAID);
  const [refund] = (await read(ctx, made.id)).refunds;
  expect(await retryRefund(ctx, { bookingId: made.id, refundId: refund?.id ?? '' })).toMatchObject({
    ok: true,
  });
  await world.quiet();
  expect((await refunds(made)).at(-1)).toEqual({ amountCents: PAID, status: 'SUCCEEDED' });
});
