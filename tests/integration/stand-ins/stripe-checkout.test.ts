import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localSecrets } from '@/stand-ins/settings';
import { eventually, sessionParams, startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
beforeEach(async () => {
  await cloud.control.reset();
  cloud.app.received.length = 0;
});

const create = (extra?: object) => cloud.stripe.checkout.sessions.create(sessionParams(extra));

/** Verified webhooks in order of arrival. */
function webhooks(secret = localSecrets.stripeWebhookSecret): Stripe.Event[] {
  return cloud.app.received.map((request) =>
    cloud.stripe.webhooks.constructEvent(request.body, String(request.headers['stripe-signature']), secret),
  );
}

describe('a checkout session', () => {
  it('carries the sum, the metadata and a page to pay on', async () => {
    const session = await create();
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 100_000,
      currency: 'usd',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      customer_email: 'ann@example.com',
      metadata: { bookingId: 'b1' },
    });
    expect(session.id).toMatch(/^cs_test_/);
    expect(session.url).toBe(`${cloud.urls.stripe}/c/pay/${session.id}`);
    expect(session.expires_at - session.created).toBe(86_400);
    const read = await cloud.stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items'] });
    expect(read.line_items?.data.map((line) => [line.description, line.quantity, line.amount_total])).toEqual(
      [
        ['Elopement', 1, 90_000],
        ['Album', 2, 10_000],
      ],
    );
    const lines = await cloud.stripe.checkout.sessions.listLineItems(session.id);
    expect(lines.data).toHaveLength(2);
  });

  it.each([
    ['an expiry below 30 minutes', { expires_at: Math.floor(Date.now() / 1000) + 1_700 }, 'expires_at'],
    ['an expiry above 24 hours', { expires_at: Math.floor(Date.now() / 1000) + 90_000 }, 'expires_at'],
    ['no lines', { line_items: [] }, 'line_items'],
    ['a customer nobody knows', { customer: 'cus_nobody', customer_email: undefined }, 'customer'],
    ['an address that is none', { customer_email: 'ann' }, 'customer_email'],
    [
      'a sum below the minimum',
      {
        payment_intent_data: {},
        line_items: [
          { price_data: { currency: 'gbp', product_data: { name: 'x' }, unit_amount: 29 }, quantity: 1 },
        ],
      },
      'line_items',
    ],
    [
      'an unknown destination',
      { payment_intent_data: { transfer_data: { destination: 'acct_nobody' } } },
      'payment_intent_data[transfer_data][destination]',
    ],
    [
      'a commission above the sum',
      {
        payment_intent_data: {
          application_fee_amount: 100_001,
          transfer_data: { destination: 'acct_demo_x' },
        },
      },
      'payment_intent_data[application_fee_amount]',
    ],
    [
      'one business’s money in another’s name',
      {
        payment_intent_data: {
          on_behalf_of: 'acct_demo_bella',
          transfer_data: { destination: 'acct_demo_x' },
        },
      },
      'payment_intent_data[on_behalf_of]',
    ],
    [
      'a list of methods, as before 2026-09-30.endive',
      { payment_method_types: ['card'] },
      'payment_method_types',
    ],
    [
      'a part of a dinar that its banks don’t know',
      {
        payment_intent_data: {},
        line_items: [
          { price_data: { currency: 'kwd', product_data: { name: 'x' }, unit_amount: 5_124 }, quantity: 1 },
        ],
      },
      'line_items',
    ],
  ])('refuses %s', async (_, extra, param) => {
    const refused = await create(extra).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(refused).toMatchObject({ statusCode: 400, param });
  });

  it('is paid by card: intent, charge, transfer, commission, one signed event', async () => {
    const session = await create();
    await cloud.control.pay(session.id);
    const paid = await cloud.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge.transfer', 'payment_intent.payment_method'],
    });
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
    const intent = paid.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_received: 100_000,
      metadata: { bookingId: 'b1' },
    });
    const charge = intent.latest_charge as Stripe.Charge;
    expect(charge).toMatchObject({
      paid: true,
      application_fee_amount: 5_000,
      on_behalf_of: 'acct_demo_bella',
    });
    expect(charge.transfer).toMatchObject({ amount: 100_000, destination: 'acct_demo_bella' });
    const mine = await cloud.stripe.balance.retrieve();
    const theirs = await cloud.stripe.balance.retrieve({}, { stripeAccount: 'acct_demo_bella' });
    expect(mine.available[0]?.amount).toBe(5_000);
    expect(theirs.available[0]?.amount).toBe(95_000);
    await eventually(() => cloud.app.received.length > 0);
    expect(cloud.app.received[0]?.path).toBe('/api/webhooks/stripe');
    const [event] = webhooks();
    expect(event).toMatchObject({ type: 'checkout.session.completed', livemode: false });
    expect(event?.data.object).toMatchObject({
      id: session.id,
      payment_status: 'paid',
      payment_intent: intent.id,
    });
    expect(event?.account).toBeUndefined();
  });

  it('stays open after a declined card and can still be paid, by the same intent', async () => {
    const session = await create();
    await cloud.control.pay(session.id, 'declined');
    const open = await cloud.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(open).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { decline_code: 'generic_decline' },
      },
    });
    const [failed] = await eventually(() => webhooks().length > 0 && webhooks());
    expect(failed?.type).toBe('payment_intent.payment_failed');
    const paid = await cloud.control.pay(session.id);
    expect(paid.payment_intent).toBe((open.payment_intent as Stripe.PaymentIntent).id);
  });

  it('with a bank debit is complete first and paid, or not, later', async () => {
    const session = await create();
    await cloud.control.pay(session.id, 'async_pending');
    expect(
      await cloud.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] }),
    ).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'processing' },
    });
    await cloud.control.pay(session.id, 'async_succeeded');
    expect((await cloud.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
    const other = await create();
    await cloud.control.pay(other.id, 'async_failed');
    expect((await cloud.stripe.checkout.sessions.retrieve(other.id)).payment_status).toBe('unpaid');
    await eventually(() => webhooks().length === 5);
    const types = webhooks().map(
      (event) => `${event.type} ${(event.data.object as { id: string }).id === session.id}`,
    );
    expect(types.sort()).toEqual(
      [
        'checkout.session.completed true',
        'checkout.session.async_payment_succeeded true',
        'checkout.session.completed false',
        'payment_intent.payment_failed false',
        'checkout.session.async_payment_failed false',
      ].sort(),
    );
  });

  it('expires when asked, once, and not when it is paid', async () => {
    const session = await create();
    const expired = await cloud.stripe.checkout.sessions.expire(session.id);
    expect(expired).toMatchObject({ status: 'expired', url: null });
    await expect(cloud.stripe.checkout.sessions.expire(session.id)).rejects.toThrow(/status of expired/);
    await expect(cloud.control.pay(session.id)).rejects.toThrow(/is expired/);
    const paid = await create();
    await cloud.control.pay(paid.id);
    await expect(cloud.stripe.checkout.sessions.expire(paid.id)).rejects.toThrow(/status of complete/);
    await eventually(() => webhooks().some((event) => event.type === 'checkout.session.expired'));
  });

  it('expires by itself when its time has come', async () => {
    const session = await create({ expires_at: Math.floor(Date.now() / 1000) + 1_860 });
    await cloud.control.advance(1_800_000);
    expect((await cloud.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    await cloud.control.advance(70_000);
    await eventually(() => webhooks().some((event) => event.type === 'checkout.session.expired'));
    expect((await cloud.stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
  });

  it('saves the card with a customer when it may be used later', async () => {
    const session = await create({ payment_intent_data: { setup_future_usage: 'off_session' } });
    const paid = await cloud.control.pay(session.id);
    const intent = await cloud.stripe.paymentIntents.retrieve(String(paid.payment_intent), {
      expand: ['customer', 'payment_method'],
    });
    expect(intent.customer).toMatchObject({ email: 'ann@example.com', id: paid.customer });
    expect(intent.payment_method).toMatchObject({ customer: paid.customer, card: { last4: '4242' } });
  });
});

describe('the list of sessions', () => {
  it('pages from the newest, filters and reaches all of them', async () => {
    for (let i = 0; i < 5; i += 1) await create({ metadata: { n: String(i) } });
    const first = await cloud.stripe.checkout.sessions.list({ limit: 2 });
    expect(first).toMatchObject({ has_more: true });
    expect(first.data.map((session) => session.metadata?.n)).toEqual(['4', '3']);
    const all: (string | undefined)[] = [];
    for await (const session of cloud.stripe.checkout.sessions.list({ limit: 2 }))
      all.push(session.metadata?.n);
    expect(all).toEqual(['4', '3', '2', '1', '0']);
    await cloud.control.expire(first.data[0]?.id ?? '');
    const expired = await cloud.stripe.checkout.sessions.list({ status: 'expired' });
    expect(expired.data).toHaveLength(1);
  });
});
