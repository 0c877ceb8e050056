import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { balancesOf, chargeOf, eventually, sessionParams, startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
beforeEach(() => cloud.control.reset());

const charge = (card?: string) => chargeOf(cloud, card);
const balances = () => balancesOf(cloud);

/** Money of the platform's own, or its refunds wait. */
const fund = (amount: number) => cloud.control.payOut('platform', -amount);

const types = async () => (await cloud.stripe.events.list({ limit: 100 })).data.map((event) => event.type);

describe('a refund', () => {
  it('takes transfer and commission back in proportion, in any cuts, to the last cent', async () => {
    const paid = await charge();
    const intent = String(paid.payment_intent);
    for (const amount of [33_329, 33_329, 33_342]) {
      const refund = await cloud.stripe.refunds.create({
        payment_intent: intent,
        amount,
        reverse_transfer: true,
        refund_application_fee: true,
        metadata: { refundId: 'r1' },
      });
      expect(refund).toMatchObject({
        status: 'succeeded',
        amount,
        charge: paid.id,
        metadata: { refundId: 'r1' },
      });
      expect(refund.transfer_reversal).toMatch(/^trr_/);
    }
    expect(await cloud.stripe.charges.retrieve(paid.id)).toMatchObject({
      refunded: true,
      amount_refunded: 100_000,
    });
    expect(await cloud.stripe.applicationFees.retrieve(String(paid.application_fee))).toMatchObject({
      refunded: true,
      amount_refunded: 5_000,
    });
    expect(await balances()).toEqual([0, 0]);
    expect((await cloud.stripe.refunds.list({ payment_intent: intent })).data).toHaveLength(3);
    expect((await types()).filter((type) => type === 'charge.refunded')).toHaveLength(3);
  });

  it('without reversing is paid by the platform', async () => {
    const paid = await charge();
    await fund(10_000);
    await cloud.stripe.refunds.create({ charge: paid.id, amount: 10_000 });
    expect(await balances()).toEqual([5_000, 95_000]);
  });

  it('that the platform has too little for waits until it has enough, the oldest first', async () => {
    const paid = await charge();
    const make = (amount: number) => cloud.stripe.refunds.create({ charge: paid.id, amount });
    const state = async ({ id }: { id: string }) => {
      const { status, pending_reason: why } = await cloud.stripe.refunds.retrieve(id);
      return [status, why];
    };
    const waits = ['pending', 'insufficient_funds'];
    const first = await make(6_000);
    expect(first).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds' });
    expect((await cloud.stripe.charges.retrieve(paid.id)).amount_refunded).toBe(6_000);
    expect(await balances()).toEqual([5_000, 95_000]);
    const second = await make(7_000);
    await cloud.control.finishRefund(first.id);
    expect(await state(first)).toEqual(waits);
    await fund(2_000);
    await eventually(async () => (await state(first))[0] === 'succeeded');
    expect(await state(second)).toEqual(waits);
    expect(await balances()).toEqual([1_000, 95_000]);
    await cloud.stripe.transfers.createReversal(String(paid.transfer), { amount: 6_000 });
    await eventually(async () => (await state(second))[0] === 'succeeded');
    expect(await balances()).toEqual([0, 89_000]);
    expect((await types()).filter((type) => type === 'refund.updated')).toHaveLength(2);
  });

  it('that waits for money fails when its payment is disputed, and moves none', async () => {
    const paid = await charge();
    const refund = await cloud.stripe.refunds.create({ charge: paid.id, amount: 6_000 });
    const { amount } = await cloud.control.dispute(paid.id);
    expect(amount).toBe(100_000);
    expect(await cloud.stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'charge_for_pending_refund_disputed',
    });
    expect(await balances()).toEqual([-95_000, 95_000]);
  });

  it('returns no commission without taking the transfer back', async () => {
    const paid = await charge();
    await expect(
      cloud.stripe.refunds.create({ charge: paid.id, refund_application_fee: true }),
    ).rejects.toMatchObject({ param: 'refund_application_fee' });
  });

  it('never exceeds what is left, also when two run at once', async () => {
    const paid = await charge();
    await expect(cloud.stripe.refunds.create({ charge: paid.id, amount: 100_001 })).rejects.toMatchObject({
      statusCode: 400,
      param: 'amount',
    });
    const both = await Promise.allSettled([
      cloud.stripe.refunds.create({ charge: paid.id, amount: 60_000 }),
      cloud.stripe.refunds.create({ charge: paid.id, amount: 60_000 }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    await cloud.stripe.refunds.create({ charge: paid.id });
    await expect(cloud.stripe.refunds.create({ charge: paid.id })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
  });

  it('that is refused changes nothing', async () => {
    const session = await cloud.stripe.checkout.sessions.create(sessionParams({ payment_intent_data: {} }));
    const { payment_intent: intent } = await cloud.control.pay(session.id);
    await expect(
      cloud.stripe.refunds.create({ payment_intent: String(intent), reverse_transfer: true }),
    ).rejects.toMatchObject({ param: 'reverse_transfer' });
    const { data } = await cloud.stripe.charges.list({ payment_intent: String(intent) });
    expect(data[0]).toMatchObject({ amount_refunded: 0, refunded: false });
  });

  it('can fail later: the amount is refundable again and refund.failed is sent', async () => {
    const paid = await charge();
    const refund = await cloud.stripe.refunds.create({ charge: paid.id, amount: 40_000 });
    await cloud.control.failRefund(refund.id, 'lost_or_stolen_card');
    expect(await cloud.stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
    });
    expect((await cloud.stripe.charges.retrieve(paid.id)).amount_refunded).toBe(0);
    const sent = await eventually(() =>
      cloud.app.received
        .map((one) => JSON.parse(one.body))
        .find((event) => event.type === 'refund.failed' && event.data.object.id === refund.id),
    );
    expect(sent.data.object.id).toBe(refund.id);
  });

  it('fails by itself on the test card for that', async () => {
    const paid = await charge('4000000000005126');
    await fund(100_000);
    const refund = await cloud.stripe.refunds.create({ charge: paid.id });
    expect(refund.status).toBe('succeeded');
    await cloud.control.advance(2_000);
    await eventually(async () => (await cloud.stripe.refunds.retrieve(refund.id)).status === 'failed');
  });

  it('may stay pending until the bank answers', async () => {
    const paid = await charge();
    await fund(100_000);
    await cloud.control.refundsWill('stay_pending');
    const refund = await cloud.stripe.refunds.create({ charge: paid.id });
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
    expect((await cloud.control.finishRefund(refund.id)).status).toBe('succeeded');
    expect(await types()).toContain('refund.updated');
  });
});
