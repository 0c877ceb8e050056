import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { balancesOf, chargeOf, startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
beforeEach(() => cloud.control.reset());

const charge = (card?: string) => chargeOf(cloud, card);
const balances = () => balancesOf(cloud);
const types = async () => (await cloud.stripe.events.list({ limit: 100 })).data.map((event) => event.type);

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

  it('that is won in part is lost, and only so much of it comes back', async () => {
    const paid = await charge();
    const { id } = await cloud.control.dispute(paid.id);
    await cloud.control.closeDispute(id, true, 40_000);
    expect(await cloud.stripe.disputes.retrieve(id)).toMatchObject({
      status: 'lost',
      balance_transactions: [{ amount: -100_000 }, { amount: 40_000 }],
    });
    expect(await types()).toContain('charge.dispute.funds_reinstated');
    await expect(cloud.stripe.refunds.create({ charge: paid.id, amount: 40_001 })).rejects.toMatchObject({
      param: 'amount',
    });
  });

  it.each([
    ['winning_evidence', 'won'],
    ['losing_evidence', 'lost'],
    ['a photograph', 'under_review'],
  ])('to which the business answers with %s is %s', async (text, status) => {
    const paid = await charge();
    const { id } = await cloud.control.dispute(paid.id);
    const answer = { evidence: { uncategorized_text: text } };
    expect((await cloud.stripe.disputes.update(id, { ...answer, submit: false })).status).toBe(
      'needs_response',
    );
    expect((await cloud.stripe.disputes.update(id, { ...answer, submit: true })).status).toBe(status);
  });

  it('is lost when the business accepts it', async () => {
    const paid = await charge('4000000000000259');
    const { data } = await cloud.stripe.disputes.list({ charge: paid.id });
    expect((await cloud.stripe.disputes.close(data[0]?.id ?? '')).status).toBe('lost');
    await expect(cloud.stripe.disputes.close(data[0]?.id ?? '')).rejects.toThrow(/already closed/);
  });

  it.each([
    ['resolution', -95_000],
    ['block', 5_000],
  ] as const)('that Radar prevents (%s) is over at once', async (prevented, mine) => {
    const paid = await charge();
    const { id } = await cloud.control.dispute(paid.id, 'general', { prevented });
    expect(await cloud.stripe.disputes.retrieve(id)).toMatchObject({
      status: 'prevented',
      payment_method_details: { card: { case_type: prevented } },
    });
    expect(await balances()).toEqual([mine, 95_000]);
    expect(await types()).toContain('charge.dispute.closed');
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
