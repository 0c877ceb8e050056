import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { cancelBooking } from '@/lib/usecases/bookings/cancel';
import { markHandedBack, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { bella } from '@/prisma/demo/bella';
import { localSecrets } from '@/stand-ins/settings';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** Who has how much in the end, by Stripe's own balances: the platform, the business, and by that the customer. */
let world: World;
let ctx: TenantContext;
let stripe: Stripe;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  const { hostname, port } = new URL(world.urls.stripe);
  stripe = new Stripe(localSecrets.stripeSecretKey, { host: hostname, port: Number(port), protocol: 'http' });
});
afterAll(() => world.close());

const account = 'acct_demo_bella';
const balanceOf = async (stripeAccount?: string) =>
  (await stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : {})).available[0]?.amount ?? 0;

let before: { platform: number; business: number };
beforeEach(async () => {
  before = { platform: await balanceOf(), business: await balanceOf(account) };
});
/** What both have won since the test began. */
const won = async () => ({
  platform: (await balanceOf()) - before.platform,
  business: (await balanceOf(account)) - before.business,
});

let day = 120;
/** A booking whose deposit is paid by card; `fee` is the platform's commission on it. */
async function booked() {
  const made = await book(ctx, { package: 'classic-day', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const [payment] = (await read(ctx, made.id)).payments;
  if (!payment?.stripePaymentIntentId) throw new Error('no payment');
  const { amountCents: paid, feeCents: fee, stripePaymentIntentId: intent } = payment;
  const charge = String((await stripe.paymentIntents.retrieve(intent)).latest_charge);
  expect(fee).toBeGreaterThan(0);
  return { id: made.id, paid, fee, intent, charge };
}

type Booked = Awaited<ReturnType<typeof booked>>;
const refunds = async ({ id }: Booked) => (await read(ctx, id)).refunds;

async function give(made: Booked, amountCents: number): Promise<string> {
  expect(await refundPayment(ctx, { bookingId: made.id, amountCents })).toMatchObject({ ok: true });
  await world.quiet();
  return (await refunds(made)).at(-1)?.id ?? '';
}

async function failAtTheBank(made: Booked): Promise<void> {
  const [newest] = (await stripe.refunds.list({ payment_intent: made.intent })).data;
  await world.control.failRefund(newest?.id ?? '', 'lost_or_stolen_card');
  await world.quiet();
}

describe('after a dispute that was won', () => {
  it('a refund is paid by the business, its commission by the platform', async () => {
    const made = await booked();
    const dispute = await world.control.dispute(made.charge);
    await world.quiet();
    await world.control.closeDispute(dispute.id, true);
    await world.quiet();
    expect(await won()).toEqual({ platform: made.fee, business: made.paid - made.fee });

    await give(made, 1_000);
    const [part] = await refunds(made);
    expect(part).toMatchObject({ status: 'SUCCEEDED', amountCents: 1_000 });
    const back = part?.feeCents ?? 0;
    expect(await won()).toEqual({
      platform: made.fee - back,
      business: made.paid - 1_000 - (made.fee - back),
    });
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    expect((await refunds(made)).map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(await won()).toEqual({ platform: 0, business: 0 });
  });

  it('so is one that waited for it', async () => {
    const made = await booked();
    const dispute = await world.control.dispute(made.charge);
    await world.quiet();
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    await world.control.closeDispute(dispute.id, true);
    await world.quiet();
    expect(await refunds(made)).toMatchObject([{ status: 'SUCCEEDED', amountCents: made.paid }]);
    expect(await won()).toEqual({ platform: 0, business: 0 });
  });
});

describe('a refund that fails at the bank', () => {
  it('leaves both with what they had before it', async () => {
    const made = await booked();
    await give(made, 1_000);
    await failAtTheBank(made);
    expect(await won()).toEqual({ platform: made.fee, business: made.paid - made.fee });
  });

  it('and arrives when it is tried again costs the business its share once', async () => {
    const made = await booked();
    const refundId = await give(made, made.paid);
    await failAtTheBank(made);
    await retryRefund(ctx, { bookingId: made.id, refundId });
    await world.quiet();
    expect(await refunds(made)).toMatchObject([{ status: 'SUCCEEDED', attempt: 2 }]);
    expect(await won()).toEqual({ platform: 0, business: 0 });
  });

  it('twice, and arrives the third time, too', async () => {
    const made = await booked();
    const refundId = await give(made, 1_000);
    for (let again = 0; again < 2; again += 1) {
      await failAtTheBank(made);
      await retryRefund(ctx, { bookingId: made.id, refundId });
      await world.quiet();
    }
    const [refund] = await refunds(made);
    expect(refund).toMatchObject({ status: 'SUCCEEDED', attempt: 3 });
    const back = refund?.feeCents ?? 0;
    expect(await won()).toEqual({
      platform: made.fee - back,
      business: made.paid - 1_000 - (made.fee - back),
    });
  });

  it('and is handed back by hand costs the business what it handed over, and the platform its commission', async () => {
    const made = await booked();
    const refundId = await give(made, made.paid);
    await failAtTheBank(made);
    await markHandedBack(ctx, { bookingId: made.id, refundId });
    await world.quiet();
    // The business has given the customer as much in cash.
    expect(await won()).toEqual({ platform: 0, business: made.paid });
  });

  it('and is made up for by another refund costs the business its share once', async () => {
    const made = await booked();
    await give(made, 1_000);
    await failAtTheBank(made);
    await cancelBooking(ctx, { bookingId: made.id, by: 'business' });
    await world.quiet();
    expect((await refunds(made)).map(({ status }) => status)).toEqual(['FAILED', 'SUCCEEDED']);
    expect(await won()).toEqual({ platform: 0, business: 0 });
  });

  it('in whatever order and however often it is told', async () => {
    const made = await booked();
    await world.control.hold();
    const refundId = await give(made, made.paid);
    await failAtTheBank(made);
    const told = (await world.control.held()).map(({ id }) => id);
    await world.control.hold(false);
    for (const id of [...told].reverse()) await world.control.resend(id);
    await world.control.release();
    await world.quiet();
    expect(await won()).toEqual({ platform: made.fee, business: made.paid - made.fee });
    await retryRefund(ctx, { bookingId: made.id, refundId });
    await world.quiet();
    for (const id of told) await world.control.resend(id);
    await world.quiet();
    expect(await refunds(made)).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(await won()).toEqual({ platform: 0, business: 0 });
  });
});

describe('an answer of Stripe that is lost', () => {
  it('moves no share twice', async () => {
    const made = await booked();
    const refundId = await give(made, made.paid);
    await world.control.switch('stripe', { path: '/v1/transfers', status: 500, times: 2, after: true });
    await failAtTheBank(made);
    expect(await won()).toEqual({ platform: made.fee, business: made.paid - made.fee });
    await world.control.switch('stripe', { path: '/v1/transfers', status: 500, times: 3, after: true });
    await retryRefund(ctx, { bookingId: made.id, refundId });
    await world.quiet();
    expect(await won()).toEqual({ platform: 0, business: 0 });
  });
});
