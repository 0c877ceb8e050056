import type Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, sessionParams, startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
beforeEach(() => cloud.control.reset());

/** A charge of 1,000.00 with a commission of 50.00, moved to acct_demo_bella. */
async function charge(card?: string): Promise<Stripe.Charge> {
  const session = await cloud.stripe.checkout.sessions.create(sessionParams());
  const { payment_intent: intent } = await cloud.control.pay(session.id, 'paid', card);
  const { data } = await cloud.stripe.charges.list({ payment_intent: String(intent) });
  if (!data[0]) throw new Error('no charge');
  return data[0];
}

async function balances(): Promise<[mine: number, theirs: number]> {
  const mine = await cloud.stripe.balance.retrieve();
  const theirs = await cloud.stripe.balance.retrieve({}, { stripeAccount: 'acct_demo_bella' });
  return [mine.available[0]?.amount ?? 0, theirs.available[0]?.amount ?? 0];
}

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
    await cloud.stripe.refunds.create({ charge: paid.id, amount: 10_000 });
    expect(await balances()).toEqual([-5_000, 95_000]);
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
      cloud.app.received.map((one) => JSON.parse(one.body)).find((event) => event.type === 'refund.failed'),
    );
    expect(sent.data.object.id).toBe(refund.id);
  });

  it('fails by itself on the test card for that', async () => {
    const paid = await charge('4000000000005126');
    const refund = await cloud.stripe.refunds.create({ charge: paid.id });
    expect(refund.status).toBe('succeeded');
    await cloud.control.advance(2_000);
    await eventually(async () => (await cloud.stripe.refunds.retrieve(refund.id)).status === 'failed');
  });

  it('may stay pending until the bank answers', async () => {
    const paid = await charge();
    await cloud.control.refundsWill('stay_pending');
    const refund = await cloud.stripe.refunds.create({ charge: paid.id });
    expect(refund.status).toBe('pending');
    expect((await cloud.control.finishRefund(refund.id)).status).toBe('succeeded');
    expect(await types()).toContain('refund.updated');
  });
});

describe('a dispute', () => {
  it('freezes refunds, takes the money and gives it back when it is won', async () => {
    const paid = await charge();
    const opened = await cloud.control.dispute(paid.id, 'product_not_received');
    expect(await cloud.stripe.disputes.retrieve(opened.id)).toMatchObject({
      status: 'needs_response',
      amount: 100_000,
      reason: 'product_not_received',
      payment_intent: paid.payment_intent,
    });
    await expect(cloud.stripe.refunds.create({ charge: paid.id })).rejects.toMatchObject({
      code: 'charge_disputed',
    });
    expect(await balances()).toEqual([-95_000, 95_000]);
    const reversal = await cloud.stripe.transfers.createReversal(String(paid.transfer), { amount: 100_000 });
    expect(reversal).toMatchObject({ object: 'transfer_reversal', amount: 100_000 });
    expect(await balances()).toEqual([5_000, -5_000]);
    await cloud.control.closeDispute(opened.id, true);
    expect(await balances()).toEqual([105_000, -5_000]);
    await cloud.stripe.transfers.create({ amount: 100_000, currency: 'usd', destination: 'acct_demo_bella' });
    expect(await balances()).toEqual([5_000, 95_000]);
    expect(await cloud.stripe.refunds.create({ charge: paid.id, amount: 1 })).toMatchObject({ amount: 1 });
    const seen = (await types()).filter((type) => type.startsWith('charge.dispute.')).reverse();
    expect(seen).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
  });

  it('is lost when the business accepts it', async () => {
    const paid = await charge('4000000000000259');
    const { data } = await cloud.stripe.disputes.list({ charge: paid.id });
    expect((await cloud.stripe.disputes.close(data[0]?.id ?? '')).status).toBe('lost');
    await expect(cloud.stripe.disputes.close(data[0]?.id ?? '')).rejects.toThrow(/already closed/);
  });

  it('leaves no more of a transfer to reverse than there is', async () => {
    const paid = await charge();
    const transfer = String(paid.transfer);
    await cloud.stripe.transfers.createReversal(transfer, { amount: 70_000 });
    await expect(cloud.stripe.transfers.createReversal(transfer, { amount: 30_001 })).rejects.toMatchObject({
      param: 'amount',
    });
    await cloud.stripe.transfers.createReversal(transfer);
    expect(await cloud.stripe.transfers.retrieve(transfer)).toMatchObject({
      reversed: true,
      amount_reversed: 100_000,
    });
    await expect(cloud.stripe.transfers.createReversal(transfer)).rejects.toMatchObject({
      code: 'transfer_already_reversed',
    });
  });
});
