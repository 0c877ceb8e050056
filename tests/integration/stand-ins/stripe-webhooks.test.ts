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
  cloud.app.answerWith(() => ({ status: 200 }));
});

const create = () => cloud.stripe.checkout.sessions.create(sessionParams());
const types = () => cloud.app.received.map((request) => JSON.parse(request.body).type as string);

describe('a webhook', () => {
  it('is sent again until the app has taken it, then no more', async () => {
    let refusals = 2;
    cloud.app.answerWith(() => ({ status: refusals-- > 0 ? 500 : 200 }));
    const session = await create();
    await cloud.control.expire(session.id);
    await eventually(() => cloud.app.received.length === 3);
    const bodies = new Set(cloud.app.received.map((request) => JSON.parse(request.body).id));
    expect(bodies.size).toBe(1);
    for (const { body, headers } of cloud.app.received) {
      cloud.stripe.webhooks.constructEvent(
        body,
        String(headers['stripe-signature']),
        localSecrets.stripeWebhookSecret,
      );
    }
    await eventually(async () => (await cloud.control.undelivered()).length === 0);
  });

  it('waits for an app that is away and follows it to another port', async () => {
    await cloud.control.setAppUrl('http://127.0.0.1:1');
    const session = await create();
    await cloud.control.expire(session.id);
    await eventually(async () =>
      (await cloud.control.stripe()).deliveries.some((one) => one.status === null),
    );
    expect(await cloud.control.undelivered()).toHaveLength(1);
    await cloud.control.setAppUrl(cloud.app.url);
    await cloud.control.advance(60_000);
    await eventually(() => types().includes('checkout.session.expired'));
  });

  it('can be held, released in any order and sent again', async () => {
    await cloud.control.hold();
    const first = await create();
    await cloud.control.pay(first.id);
    const second = await create();
    await cloud.control.expire(second.id);
    const held = await cloud.control.held();
    expect(held.map((event) => event.type)).toEqual([
      'checkout.session.completed',
      'checkout.session.expired',
    ]);
    expect(cloud.app.received).toHaveLength(0);
    const ids = held.map((event) => event.id).reverse();
    const delivered = await cloud.control.release(ids);
    expect(delivered.map((one) => [one.type, one.status])).toEqual([
      ['checkout.session.expired', 200],
      ['checkout.session.completed', 200],
    ]);
    expect(await cloud.control.resend(ids[0] ?? '')).toMatchObject({ status: 200 });
    expect(types()).toEqual([
      'checkout.session.expired',
      'checkout.session.completed',
      'checkout.session.expired',
    ]);
    await cloud.control.hold(false);
  });

  it('is only sent for what the product listens to', async () => {
    const session = await create();
    await cloud.control.pay(session.id);
    await eventually(() => types().length > 0);
    expect(types()).toEqual(['checkout.session.completed']);
    const all = await cloud.stripe.events.list();
    expect(all.data.map((event) => event.type)).toContain('charge.succeeded');
  });
});
