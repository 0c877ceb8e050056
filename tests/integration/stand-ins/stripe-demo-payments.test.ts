import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCloud } from './cloud';

let cloud: Awaited<ReturnType<typeof startCloud>>;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());

const payment = (amount: number, tail: string) => `demo_${amount}_gbp_${tail}`;

it('a payment of the demo seed can be refunded like any other, in cuts, and not beyond its amount', async () => {
  const id = payment(8_500, '0123456789ab');
  const part = { payment_intent: `pi_${id}`, reverse_transfer: true, refund_application_fee: true };
  const refund = await cloud.stripe.refunds.create({ ...part, amount: 3_500 });
  expect(refund).toMatchObject({ status: 'succeeded', amount: 3_500, currency: 'gbp', charge: `ch_${id}` });
  expect(refund.transfer_reversal).toMatch(/^trr_/);
  await expect(cloud.stripe.refunds.create({ ...part, amount: 5_001 })).rejects.toMatchObject({
    param: 'amount',
  });
  await cloud.stripe.refunds.create({ ...part, amount: 5_000 });
  expect(await cloud.stripe.charges.retrieve(`ch_${id}`)).toMatchObject({
    refunded: true,
    amount: 8_500,
    payment_intent: `pi_${id}`,
  });
});

it('is found by its charge too, and a dispute moves its transfer', async () => {
  const id = payment(12_000, 'ba9876543210');
  const dispute = await cloud.control.dispute(`ch_${id}`);
  expect(dispute).toMatchObject({ amount: 12_000, payment_intent: `pi_${id}` });
  const charge = await cloud.stripe.charges.retrieve(`ch_${id}`, { expand: ['transfer'] });
  if (!charge.transfer || typeof charge.transfer === 'string') throw new Error('no transfer');
  expect(await cloud.stripe.transfers.createReversal(charge.transfer.id, { amount: 12_000 })).toMatchObject({
    amount: 12_000,
  });
});

it('no other form is made up', async () => {
  await expect(cloud.stripe.paymentIntents.retrieve('pi_demo_100_gbp_xyz')).rejects.toMatchObject({
    code: 'resource_missing',
  });
});
