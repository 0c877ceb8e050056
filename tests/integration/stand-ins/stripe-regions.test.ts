import { afterEach, describe, expect, it } from 'vitest';
import { sessionParams, startCloud } from './cloud';

/** Where the platform's own money may go: https://docs.stripe.com/connect/cross-border-payouts. */
type Cloud = Awaited<ReturnType<typeof startCloud>>;
let cloud: Cloud;
afterEach(() => cloud.close());

async function accountIn(country: string): Promise<string> {
  const account = await cloud.stripe.accounts.create({
    type: 'express',
    country,
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  });
  await cloud.control.setAccount(account.id, true);
  return account.id;
}

const send = (destination: string) =>
  cloud.stripe.transfers.create({ amount: 100, currency: 'usd', destination });

describe('a transfer without source_transaction', () => {
  it.each([
    ['US', ['AU', 'JP', 'NZ', 'SG', 'BR']],
    ['GB', ['AU', 'HK', 'GI']],
    ['AU', ['US', 'GB', 'NZ']],
  ])('from %s is refused to accounts elsewhere', async (platformCountry, others) => {
    cloud = await startCloud({ platformCountry });
    for (const country of others)
      await expect(send(await accountIn(country))).rejects.toMatchObject({
        code: 'transfers_not_allowed',
        message: expect.stringContaining(`accounts located in ${country}`),
      });
  });

  it.each([
    ['US', ['US', 'GB', 'CA', 'CH', 'DE', 'NO']],
    ['AU', ['AU']],
  ])('from %s may go to accounts of its region', async (platformCountry, others) => {
    cloud = await startCloud({ platformCountry });
    // All that stands in its way is an empty balance.
    for (const country of others)
      await expect(send(await accountIn(country))).rejects.toMatchObject({ code: 'balance_insufficient' });
  });

  it.each(['US', 'AU'])('a demo’s account is in the platform’s own country: %s', async (platformCountry) => {
    cloud = await startCloud({ platformCountry });
    await expect(send('acct_demo_outback')).rejects.toMatchObject({ code: 'balance_insufficient' });
    expect(await cloud.stripe.accounts.retrieve('acct_demo_outback')).toMatchObject({
      country: platformCountry,
    });
  });
});

it('a charge for an account elsewhere has to be settled there', async () => {
  cloud = await startCloud();
  const destination = await accountIn('AU');
  const charge = (onBehalfOf: object) =>
    cloud.stripe.checkout.sessions.create(
      sessionParams({ payment_intent_data: { transfer_data: { destination }, ...onBehalfOf } }),
    );
  await expect(charge({})).rejects.toMatchObject({
    message: expect.stringContaining('connected accounts in AU'),
  });
  expect(await charge({ on_behalf_of: destination })).toMatchObject({ status: 'open' });
});
