import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { bookingView } from '@/lib/domain/booking-view';
import { vendorStates } from '@/lib/integrations/resilience';
import { retrieveCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { noteFailure } from '@/lib/usecases/checkouts/note-failure';
import { payBalance } from '@/lib/usecases/checkouts/pay-balance';
import { markHandedBack, readOwedRefunds, refundPayment, retryRefund } from '@/lib/usecases/refunds/refund';
import { sendRefund } from '@/lib/usecases/refunds/send-refund';
import { settlePayment } from '@/lib/usecases/refunds/settle-payment';
import { syncPaymentWithStripe } from '@/lib/usecases/refunds/sync-payment';
import { handleStripeEvent } from '@/lib/usecases/webhooks/handle-stripe';
import { ourPayment } from '@/lib/usecases/webhooks/ours';
import { bella } from '@/prisma/demo/bella';
import { localSecrets } from '@/stand-ins/settings';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

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

let day = 120;
/** A booking whose deposit is paid by card. */
async function booked() {
  const made = await book(ctx, { package: 'classic-day', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  const [payment] = (await read(ctx, made.id)).payments;
  return { id: made.id, intent: payment?.stripePaymentIntentId ?? '' };
}

async function failedAtTheBank(made: { id: string; intent: string }, amountCents: number): Promise<string> {
  await refundPayment(ctx, { bookingId: made.id, amountCents });
  await world.quiet();
  const [newest] = (await stripe.refunds.list({ payment_intent: made.intent })).data;
  await world.control.failRefund(newest?.id ?? '', 'lost_or_stolen_card');
  await world.quiet();
  return (await read(ctx, made.id)).refunds.at(-1)?.id ?? '';
}

const refunded = async (id: string) =>
  (await read(ctx, id)).refunds.map(({ amountCents, status }) => ({ amountCents, status }));

describe('late news', () => {
  it('of a refund that was handed back by hand leaves it handed back', async () => {
    const made = await booked();
    const refundId = await failedAtTheBank(made, 700);
    expect(await markHandedBack(ctx, { bookingId: made.id, refundId })).toMatchObject({ ok: true });
    // Another refund of the payment makes Stripe tell of all of them.
    await refundPayment(ctx, { bookingId: made.id, amountCents: 300 });
    await world.quiet();
    expect(await refunded(made.id)).toEqual([
      { amountCents: 700, status: 'SUCCEEDED' },
      { amountCents: 300, status: 'SUCCEEDED' },
    ]);
    expect(await retryRefund(ctx, { bookingId: made.id, refundId })).toMatchObject({ reason: 'not_allowed' });
  });

  it.each([
    ['tried again', retryRefund],
    ['handed back', markHandedBack],
  ])('of a refund made at Stripe that was %s is not written down a second time', async (_, done) => {
    const made = await booked();
    const { id } = await stripe.refunds.create({ payment_intent: made.intent, amount: 500 });
    await world.control.failRefund(id, 'lost_or_stolen_card');
    await world.quiet();
    const [failed] = (await read(ctx, made.id)).refunds;
    expect(failed?.status).toBe('FAILED');
    expect(await done(ctx, { bookingId: made.id, refundId: failed?.id ?? '' })).toMatchObject({ ok: true });
    await refundPayment(ctx, { bookingId: made.id, amountCents: 300 });
    await world.quiet();
    expect(await refunded(made.id)).toEqual([
      { amountCents: 500, status: 'SUCCEEDED' },
      { amountCents: 300, status: 'SUCCEEDED' },
    ]);
  });
});

describe('one of which a part went back in another way', () => {
  /** All but a dollar could not be refunded; then so much is refunded in Stripe's dashboard. */
  async function partly(cents: (failedCents: number) => number) {
    const made = await booked();
    const paid = (await read(ctx, made.id)).payments[0]?.amountCents ?? 0;
    const failedCents = paid - 100;
    const refundId = await failedAtTheBank(made, failedCents);
    const atStripe = cents(failedCents);
    await stripe.refunds.create({ payment_intent: made.intent, amount: atStripe });
    await world.quiet();
    return { ...made, refundId, failedCents, atStripe };
  }
  const owed = async (id: string) =>
    (await readOwedRefunds(ctx)).filter((each) => each.bookingId === id).map((each) => each.amountCents);

  it.each([
    ['sent again', retryRefund],
    ['handed back', markHandedBack],
  ])('is owed for the rest, and no more when that is %s', async (_, done) => {
    const made = await partly(() => 200);
    const rest = made.failedCents - 200;
    expect(await owed(made.id)).toEqual([rest]);
    const target = { bookingId: made.id, refundId: made.refundId };
    expect(await done(ctx, target)).toMatchObject({ ok: true });
    await world.quiet();
    expect(await owed(made.id)).toEqual([]);
    expect(await refunded(made.id)).toEqual([
      { amountCents: made.failedCents, status: 'FAILED' },
      { amountCents: 200, status: 'SUCCEEDED' },
      { amountCents: rest, status: 'SUCCEEDED' },
    ]);
    expect(await done(ctx, target)).toMatchObject({ reason: 'not_allowed' });
  });

  it('is not owed any more when all of it went back, though something is left', async () => {
    const made = await partly((failedCents) => failedCents);
    expect(await owed(made.id)).toEqual([]);
    const target = { bookingId: made.id, refundId: made.refundId };
    expect(await retryRefund(ctx, target)).toMatchObject({ reason: 'not_allowed' });
  });
});

it('a refund of an older payment is tried again also when a newer payment has come in', async () => {
  const made = await booked();
  const refundId = await failedAtTheBank(made, 5_000);
  const balance = await payBalance(ctx, { bookingId: made.id });
  if (!balance.ok) throw new Error(balance.detail);
  await world.control.pay(sessionOf(balance.checkoutUrl));
  await world.quiet();
  expect(await retryRefund(ctx, { bookingId: made.id, refundId })).toMatchObject({ ok: true });
  await world.quiet();
  expect(await refunded(made.id)).toEqual([{ amountCents: 5_000, status: 'SUCCEEDED' }]);
});

it('what was handed back and then given again at Stripe is written down, and the owner is told of the sum', async () => {
  const made = await booked();
  const paidCents = (await read(ctx, made.id)).payments[0]?.amountCents ?? 0;
  const refundId = await failedAtTheBank(made, 6_000);
  expect(await markHandedBack(ctx, { bookingId: made.id, refundId })).toMatchObject({ ok: true });
  await stripe.refunds.create({ payment_intent: made.intent, amount: paidCents });
  await world.quiet();
  expect(await refunded(made.id)).toEqual([
    { amountCents: 6_000, status: 'SUCCEEDED' },
    { amountCents: paidCents, status: 'SUCCEEDED' },
  ]);
  const booking = await read(ctx, made.id);
  expect(booking.mails.map(({ kind }) => kind)).toContain('owner_gave_too_much');
  const [told] = await world.sql<{ payload: { amountCents: number } }>(
    `SELECT j."payload" FROM "Job" j JOIN "Mail" m ON m."id"::text = j."payload"->>'mailId'
      WHERE m."kind" = 'owner_gave_too_much' AND m."bookingId" = $1`,
    [made.id],
  );
  expect(told?.payload.amountCents).toBe(6_000);
  expect(bookingView(booking, null, Date.now()).money).not.toMatch(/[-−]/);
  expect(await refundPayment(ctx, { bookingId: made.id, amountCents: 1 })).toMatchObject({
    reason: 'not_allowed',
  });
  // Later looks, and what erases the notes, go on.
  await world.sql(`UPDATE "Refund" SET "note" = '' WHERE "bookingId" = $1`, [made.id]);
  const [newest] = (await stripe.refunds.list({ payment_intent: made.intent })).data;
  await world.control.failRefund(newest?.id ?? '', 'lost_or_stolen_card');
  await world.quiet();
  expect((await refunded(made.id)).at(-1)).toEqual({ amountCents: paidCents, status: 'FAILED' });
  expect(await world.sql(`SELECT "name", "lastError" FROM "Job" WHERE "status" = 'DEAD'`)).toEqual([]);
});

it('refunds of one business that Stripe can’t answer leave the others’ payments alone', async () => {
  const made = await booked();
  await refundPayment(ctx, { bookingId: made.id, amountCents: 200 });
  await world.quiet();
  await refundPayment(ctx, { bookingId: made.id, amountCents: 300 });
  const [payment] = (await read(ctx, made.id)).payments;
  const refund = (await read(ctx, made.id)).refunds.at(-1);
  const open = await book(ctx, { package: 'classic-day', date: inDays(day++) });
  const [checkout] = (await read(ctx, open.id)).checkouts;
  const metadata = { tenantId: ctx.tenantId, bookingId: open.id, checkoutId: checkout?.id ?? '' };
  // What has been heard of refunds before, as if it were to be worked on once more.
  const heard = await world.sql<{ id: string }>(
    `UPDATE "WebhookEvent" SET "processedAt" = NULL WHERE "type" LIKE 'refund.%' RETURNING "id"`,
  );
  const calls = [
    () => syncPaymentWithStripe(made.intent),
    () => sendRefund(ctx, { refundId: refund?.id ?? '' }),
    () => settlePayment(ctx, { paymentId: payment?.id ?? '' }),
    () => retrieveCheckoutSession(sessionOf(open.checkoutUrl), checkout?.stripeAccountId),
  ];
  // Events name a payment or a refund, and no business.
  const events = [
    () => handleStripeEvent({ eventId: heard[0]?.id ?? '' }),
    () => noteFailure({ paymentIntentId: made.intent, metadata }),
    () => ourPayment('pi_that_is_not_here_yet'),
  ];
  for (const path of ['/v1/refunds', '/v1/disputes', '/v1/payment_intents', '/v1/checkout/sessions']) {
    await world.control.switch('stripe', { path, status: 500, kept: false });
    for (const kind of [calls, ...events.map((event) => [event])]) {
      const all = Array.from({ length: 6 }, () => kind.map((call) => call())).flat();
      await Promise.allSettled(all);
      expect(vendorStates().stripe.state, path).toBe('CLOSED');
    }
  }
  await world.control.switch('stripe', null);
  await world.quiet();
  expect(await refunded(made.id)).toEqual([
    { amountCents: 200, status: 'SUCCEEDED' },
    { amountCents: 300, status: 'SUCCEEDED' },
  ]);
});
