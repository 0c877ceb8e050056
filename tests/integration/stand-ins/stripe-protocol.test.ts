import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sessionParams, startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
beforeEach(() => cloud.control.reset());

const failure = (call: Promise<unknown>) => call.then(() => undefined).catch((error: unknown) => error);

describe('the door', () => {
  it('is closed to another key and to none', async () => {
    const { hostname: host, port } = new URL(cloud.urls.stripe);
    const stranger = new Stripe('sk_test_stranger', { host, port: Number(port), protocol: 'http' });
    expect(await failure(stranger.balance.retrieve())).toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
    const bare = await fetch(`${cloud.urls.stripe}/v1/balance`);
    expect(bare.status).toBe(401);
  });

  it('answers what it does not know with 501, and is not asked again', async () => {
    const error = await failure(cloud.stripe.products.create({ name: 'x' }, { maxNetworkRetries: 2 }));
    expect(error).toBeInstanceOf(Stripe.errors.StripeAPIError);
    expect(error).toMatchObject({ statusCode: 501, message: expect.stringContaining('POST /v1/products') });
    expect((await cloud.control.calls()).stripe.counts['POST /v1/products']).toBe(1);
  });

  it.each([
    ['top level', { allow_promotion_codes: true }, 'allow_promotion_codes'],
    ['nested', { payment_intent_data: { capture_method: 'manual' } }, 'payment_intent_data[capture_method]'],
  ] satisfies [string, Partial<Stripe.Checkout.SessionCreateParams>, string][])(
    'answers a parameter it does not know with 501 (%s)',
    async (_, extra, name) => {
      const error = await failure(cloud.stripe.checkout.sessions.create(sessionParams(extra)));
      expect(error).toMatchObject({ statusCode: 501, message: expect.stringContaining(name) });
    },
  );

  it('says so when a thing does not exist', async () => {
    const error = await failure(cloud.stripe.charges.retrieve('ch_none'));
    expect(error).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such charge: 'ch_none'",
    });
  });
});

describe('an idempotency key', () => {
  it('replays the first answer and creates nothing', async () => {
    const first = await cloud.stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'k1' });
    const again = await cloud.stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'k1' });
    expect(again.id).toBe(first.id);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await cloud.stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('with other parameters is an error of its own kind', async () => {
    await cloud.stripe.customers.create({ email: 'a@x.test' }, { idempotencyKey: 'k2' });
    const error = await failure(
      cloud.stripe.customers.create({ email: 'b@x.test' }, { idempotencyKey: 'k2' }),
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(error).toMatchObject({ statusCode: 400 });
  });

  it.each([400, 402, 404, 500, 503])('replays an error of %i as it was, for a day', async (status) => {
    await cloud.control.switch('stripe', { path: '/v1/customers', status, times: 1 });
    const make = () => cloud.stripe.customers.create({ email: 'a@x.test' }, { idempotencyKey: 'k3' });
    expect(await failure(make())).toMatchObject({ statusCode: status });
    const again = await failure(make());
    expect(again).toMatchObject({ statusCode: status, headers: { 'idempotent-replayed': 'true' } });
    expect((await cloud.stripe.customers.list()).data).toHaveLength(0);
    await cloud.control.advance(25 * 3_600_000);
    await make();
  });

  it.each([401, 403, 429])('does not remember that the call was turned away with %i', async (status) => {
    await cloud.control.switch('stripe', { path: '/v1/customers', status, times: 1 });
    const make = () => cloud.stripe.customers.create({ email: 'a@x.test' }, { idempotencyKey: 'k5' });
    expect(await failure(make())).toMatchObject({ statusCode: status });
    await make();
  });

  it('is not touched by what something between us and Stripe answers', async () => {
    await cloud.control.switch('stripe', { path: '/v1/customers', status: 502, kept: false, times: 1 });
    const make = () => cloud.stripe.customers.create({ email: 'a@x.test' }, { idempotencyKey: 'k6' });
    expect(await failure(make())).toMatchObject({ statusCode: 502 });
    expect((await make()).lastResponse.headers['idempotent-replayed']).toBeUndefined();
  });

  it('remembers what it refused, and another account’s call is another', async () => {
    const refused = () =>
      cloud.stripe.checkout.sessions.create(sessionParams({ customer_email: 'no' }), {
        idempotencyKey: 'k3',
      });
    expect(await failure(refused())).toMatchObject({ code: 'email_invalid' });
    expect(await failure(refused())).toMatchObject({
      code: 'email_invalid',
      headers: { 'idempotent-replayed': 'true' },
    });
    const options = { idempotencyKey: 'k4' };
    const mine = await cloud.stripe.customers.create({ email: 'a@x.test' }, options);
    const theirs = await cloud.stripe.customers.create(
      { email: 'a@x.test' },
      { ...options, stripeAccount: 'acct_demo_bella' },
    );
    expect(theirs.id).not.toBe(mine.id);
  });

  it('saves the SDK when the answer was lost after the work was done', async () => {
    await cloud.control.switch('stripe', { path: '/v1/refunds', reset: true, after: true, times: 1 });
    const session = await cloud.stripe.checkout.sessions.create(sessionParams());
    const { payment_intent: intent } = await cloud.control.pay(session.id);
    const refund = await cloud.stripe.refunds.create(
      { payment_intent: String(intent), amount: 1_000 },
      { idempotencyKey: 'refund-1', maxNetworkRetries: 1 },
    );
    expect(refund.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await cloud.control.stripe()).refunds).toHaveLength(1);
  });
});

describe('an account of its own', () => {
  it('sees only what belongs to it', async () => {
    const stripeAccount = 'acct_demo_serene';
    const theirs = await cloud.stripe.customers.create({ email: 'a@x.test' }, { stripeAccount });
    expect(await failure(cloud.stripe.customers.retrieve(theirs.id))).toMatchObject({
      code: 'resource_missing',
    });
    expect((await cloud.stripe.customers.list({}, { stripeAccount })).data).toHaveLength(1);
    expect((await cloud.stripe.customers.list()).data).toHaveLength(0);
    const unknown = await failure(cloud.stripe.customers.list({}, { stripeAccount: 'acct_nobody' }));
    expect(unknown).toBeInstanceOf(Stripe.errors.StripePermissionError);
  });
});

describe('expand', () => {
  it('fills paths in objects and lists, and refuses what can’t be filled', async () => {
    const session = await cloud.stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'e' });
    await cloud.control.pay(session.id);
    const { data } = await cloud.stripe.charges.list({
      expand: ['data.payment_intent', 'data.balance_transaction'],
    });
    expect(data[0]?.payment_intent).toMatchObject({ object: 'payment_intent' });
    expect(data[0]?.balance_transaction).toMatchObject({ amount: 100_000, type: 'charge' });
    const read = await cloud.stripe.charges.retrieve(data[0]?.id ?? '');
    expect(read.refunds).toBeUndefined();
    const full = await cloud.stripe.charges.retrieve(data[0]?.id ?? '', { expand: ['refunds'] });
    expect(full.refunds?.data).toEqual([]);
    const error = await failure(cloud.stripe.charges.retrieve(data[0]?.id ?? '', { expand: ['nonsense'] }));
    expect(error).toMatchObject({ statusCode: 400, message: 'This property cannot be expanded (nonsense).' });
  });
});

describe('customers and events', () => {
  it('are read back as they were written', async () => {
    const customer = await cloud.stripe.customers.create({
      email: 'ann@x.test',
      name: 'Ann',
      metadata: { a: '1' },
    });
    await cloud.stripe.customers.update(customer.id, { name: 'Ann B', metadata: { a: '', b: '2' } });
    expect(await cloud.stripe.customers.retrieve(customer.id)).toMatchObject({
      name: 'Ann B',
      metadata: { b: '2' },
    });
    const { data } = await cloud.stripe.events.list({ type: 'customer.created' });
    const event = await cloud.stripe.events.retrieve(data[0]?.id ?? '');
    expect(event.data.object).toMatchObject({ id: customer.id, name: 'Ann' });
  });
});

describe('a bad day', () => {
  it('answers as ordered, as often as ordered', async () => {
    await cloud.control.switch('stripe', { path: '/v1/balance', status: 503, times: 2 });
    expect(await failure(cloud.stripe.balance.retrieve())).toMatchObject({ statusCode: 503 });
    await cloud.stripe.balance.retrieve({}, { maxNetworkRetries: 2 });
    await cloud.control.switch('stripe', { status: 429 });
    expect(await failure(cloud.stripe.balance.retrieve())).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    await cloud.control.switch('stripe', { blackhole: true });
    const started = Date.now();
    expect(await failure(cloud.stripe.balance.retrieve({}, { timeout: 150 }))).toBeInstanceOf(
      Stripe.errors.StripeConnectionError,
    );
    expect(Date.now() - started).toBeLessThan(2_000);
    await cloud.control.switch('stripe', null);
    await cloud.stripe.balance.retrieve();
  });
});
