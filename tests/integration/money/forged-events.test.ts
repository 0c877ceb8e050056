import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readPlatformHealth } from '@/lib/data/platform/platform-health';
import { readMetrics } from '@/lib/usecases/platform/metrics';
import { bella } from '@/prisma/demo/bella';
import { localSecrets } from '@/stand-ins/settings';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

/** Events that hold a signature of ours and speak of things that aren't so: none of them is believed. */
let world: World;
let ctx: TenantContext;
let stripe: Stripe;
let day = 100;
beforeAll(async () => {
  world = await startWorld();
  ctx = await world.tenant(bella);
  const { hostname, port } = new URL(world.urls.stripe);
  stripe = new Stripe(localSecrets.stripeSecretKey, { host: hostname, port: Number(port), protocol: 'http' });
});
afterAll(() => world.close());
beforeEach(() => world.sql(`DELETE FROM "Job" WHERE "status" = 'DEAD'`));

const elopement = () => book(ctx, { package: 'elopement', date: inDays(day++) });

async function paid() {
  const made = await elopement();
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const booking = await read(ctx, made.id);
  return { ...booking, intent: String(booking.payments[0]?.stripePaymentIntentId) };
}

let number = 0;
/** Tells the app of `object`, signed as an endpoint of ours would sign it, and lets it work. */
async function tell(type: string, object: object, from: { account: string | null }) {
  const { account } = from;
  const payload = JSON.stringify({
    id: `evt_forged_${number++}`,
    object: 'event',
    type,
    created: Math.floor(Date.now() / 1000),
    ...(account ? { account } : {}),
    data: { object },
  });
  const secret = account ? localSecrets.stripeConnectWebhookSecret : localSecrets.stripeWebhookSecret;
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret });
  const answer = await fetch(`${world.urls.app}/api/webhooks/stripe`, {
    method: 'POST',
    body: payload,
    headers: { 'stripe-signature': signature },
  });
  expect(answer.status).toBe(200);
  await world.quiet();
}

const dead = async () =>
  (await world.sql<{ lastError: string }>(`SELECT "lastError" FROM "Job" WHERE "status" = 'DEAD'`)).map(
    ({ lastError }) => lastError,
  );
const metadata = async (id: string) => {
  const { checkouts } = await read(ctx, id);
  return { tenantId: ctx.tenantId, bookingId: id, checkoutId: checkouts[0]?.id ?? '', purpose: 'DEPOSIT' };
};
const session = (id: string, more: object) => ({
  id,
  object: 'checkout.session',
  status: 'complete',
  payment_status: 'paid',
  expires_at: Math.floor(Date.now() / 1000) + 3_600,
  payment_intent: 'pi_foreign',
  ...more,
});
/** A page that somebody else makes on the platform's account, naming a checkout of ours, and pays. */
async function foreignPage(
  named: Stripe.MetadataParam,
  sum: { amount: number; currency: string; to: string },
) {
  const page = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      {
        price_data: { currency: sum.currency, product_data: { name: 'x' }, unit_amount: sum.amount },
        quantity: 1,
      },
    ],
    metadata: named,
    payment_intent_data: { metadata: named, on_behalf_of: sum.to, transfer_data: { destination: sum.to } },
    success_url: 'http://127.0.0.1:9/ok',
  });
  await world.control.pay(page.id);
  await world.quiet();
}

const stranger = { account: 'acct_stranger' };
const platform = { account: null };

describe('a payment that is not what a checkout asked for confirms nothing and alarms', () => {
  it.each([
    ['one cent', { amount_total: 1, currency: 'usd' }],
    ['fifty yen', { amount_total: 50, currency: 'jpy' }],
    ['the whole sum', {}],
  ])('told by another account: %s', async (_, sum) => {
    const made = await elopement();
    const named = await metadata(made.id);
    const whole = { amount_total: made.quote.dueNowCents, currency: 'usd' };
    await tell(
      'checkout.session.completed',
      session('cs_x', { ...whole, ...sum, metadata: named }),
      stranger,
    );
    const known = sessionOf(made.checkoutUrl);
    await tell('checkout.session.completed', session(known, { ...whole, metadata: named }), stranger);
    expect(await read(ctx, made.id)).toMatchObject({ status: 'PENDING', payments: [] });
    expect(await dead()).toEqual([
      expect.stringContaining('Suspicious: acct_stranger'),
      expect.stringContaining('Suspicious: acct_stranger'),
    ]);
  });

  it('told of a page that Stripe doesn’t have, or has and is not paid', async () => {
    const made = await elopement();
    const sum = { amount_total: made.quote.dueNowCents, currency: 'usd', metadata: await metadata(made.id) };
    await tell('checkout.session.completed', session('cs_x', sum), platform);
    await tell('checkout.session.completed', session(sessionOf(made.checkoutUrl), sum), platform);
    expect(await read(ctx, made.id)).toMatchObject({ status: 'PENDING', payments: [] });
    expect(await dead()).toEqual([
      expect.stringContaining('no such thing on our account'),
      expect.stringContaining('still open'),
    ]);
  });

  it.each([
    ['a smaller sum', { amount: 50 }],
    ['another currency', { currency: 'jpy' }],
    ['another business’s account', { to: 'acct_demo_serene' }],
  ])('paid with %s', async (_, other) => {
    const made = await elopement();
    const sum = { amount: made.quote.dueNowCents, currency: 'usd', to: 'acct_demo_bella', ...other };
    await foreignPage(await metadata(made.id), sum);
    expect(await read(ctx, made.id)).toMatchObject({ status: 'PENDING', payments: [] });
    expect(await dead()).toEqual([expect.stringMatching(/^Suspicious: Session/)]);
  });

  it('and is shown to the operator: on the overview, in the inbox and as a metric', async () => {
    const made = await elopement();
    await foreignPage(await metadata(made.id), { amount: 50, currency: 'usd', to: 'acct_demo_bella' });
    const { suspiciousEvents } = await readPlatformHealth();
    expect(suspiciousEvents).toBeGreaterThan(0);
    expect((await readMetrics()).text).toMatch(/mais_webhook_suspicious [1-9]/);
    const [event] = await world.sql<{ outcome: string }>(
      `SELECT "outcome" FROM "WebhookEvent" ORDER BY "receivedAt" DESC LIMIT 1`,
    );
    expect(event?.outcome).toContain('suspicious: Session');
  });
});

describe('an event of another account that names what is ours changes nothing', () => {
  it('the end of a payment page', async () => {
    const made = await elopement();
    const known = sessionOf(made.checkoutUrl);
    const sum = { amount_total: made.quote.dueNowCents, currency: 'usd', metadata: await metadata(made.id) };
    for (const type of ['checkout.session.expired', 'checkout.session.async_payment_failed']) {
      await tell(type, session(known, { ...sum, status: 'expired', payment_status: 'unpaid' }), stranger);
    }
    // The platform's own account says it, and Stripe knows better.
    await tell(
      'checkout.session.expired',
      session(known, { ...sum, status: 'expired', payment_status: 'unpaid' }),
      platform,
    );
    await tell(
      'payment_intent.payment_failed',
      { id: 'pi_x', last_payment_error: { code: 'card_declined' }, metadata: await metadata(made.id) },
      stranger,
    );
    expect(await read(ctx, made.id)).toMatchObject({
      status: 'PENDING',
      checkouts: [{ status: 'OPEN', failure: '' }],
    });
    expect(await dead()).toHaveLength(4);
  });

  it('a refund and a dispute', async () => {
    const booking = await paid();
    const about = { payment_intent: booking.intent, amount: 100, currency: 'usd' };
    await tell('refund.updated', { id: 're_x', status: 'succeeded', ...about }, stranger);
    await tell('charge.refunded', { id: 'ch_x', amount_refunded: 100, ...about }, stranger);
    const dispute = { id: 'du_x', charge: 'ch_x', status: 'needs_response', created: 1_800_000_000 };
    await tell('charge.dispute.created', { ...dispute, ...about }, stranger);
    expect(await read(ctx, booking.id)).toMatchObject({ refunds: [], disputes: [], status: 'CONFIRMED' });
    expect(await dead()).toHaveLength(3);
  });

  it('a refund that Stripe doesn’t have, or has otherwise', async () => {
    const booking = await paid();
    const about = { payment_intent: booking.intent, amount: 100, currency: 'usd' };
    await tell('refund.updated', { id: 're_x', status: 'succeeded', ...about }, platform);
    expect(await read(ctx, booking.id)).toMatchObject({ refunds: [] });
    expect(await dead()).toEqual([expect.stringContaining('no such thing on our account')]);
    const refund = await stripe.refunds.create({ payment_intent: booking.intent, amount: 50 });
    await tell('refund.updated', { ...refund, amount: 5_000 }, platform);
    expect(await read(ctx, booking.id)).toMatchObject({ refunds: [{ amountCents: 50 }] });
  });
});

it('what is nobody’s here is left alone without a word: other accounts’ and other systems’ own affairs', async () => {
  for (const from of [stranger, platform]) {
    const about = { payment_intent: 'pi_theirs', amount: 100, currency: 'usd' };
    await tell('checkout.session.completed', session('cs_theirs', { metadata: {} }), from);
    await tell('refund.updated', { id: 're_y', status: 'succeeded', ...about }, from);
    await tell('charge.refunded', { id: 'ch_y', amount_refunded: 100, ...about }, from);
    const dispute = { id: 'du_y', charge: 'ch_y', status: 'needs_response', created: 1_800_000_000 };
    await tell('charge.dispute.created', { ...dispute, ...about }, from);
    await tell('payment_intent.payment_failed', { id: 'pi_theirs', metadata: {} }, from);
  }
  expect(await dead()).toEqual([]);
});
