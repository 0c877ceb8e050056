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

const press = (url: string, act: string) =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ act }), redirect: 'manual' });

async function openAccount() {
  const account = await cloud.stripe.accounts.create({
    type: 'express',
    country: 'GB',
    email: 'owner@x.test',
    business_profile: { name: 'Serene Spa' },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    metadata: { tenantId: 't1' },
  });
  const link = await cloud.stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'http://127.0.0.1:9/refresh',
    return_url: 'http://127.0.0.1:9/return',
  });
  return { account, link };
}

describe('a connected account', () => {
  it('can be paid only after its owner has finished onboarding', async () => {
    const { account, link } = await openAccount();
    expect(account).toMatchObject({
      charges_enabled: false,
      details_submitted: false,
      default_currency: 'gbp',
      metadata: { tenantId: 't1' },
    });
    const params = sessionParams({ payment_intent_data: { transfer_data: { destination: account.id } } });
    await expect(cloud.stripe.checkout.sessions.create(params)).rejects.toMatchObject({
      code: 'insufficient_capabilities_for_transfer',
    });
    const page = await (await fetch(link.url)).text();
    expect(page).toContain('Get paid as Serene Spa');
    const done = await press(link.url, 'finish');
    expect(done.headers.get('location')).toBe('http://127.0.0.1:9/return');
    expect(await cloud.stripe.accounts.retrieve(account.id)).toMatchObject({
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
      capabilities: { transfers: 'active' },
    });
    await cloud.stripe.checkout.sessions.create(params);
  });

  it('tells the app by an event of the Connect endpoint, with that endpoint’s secret', async () => {
    const { account, link } = await openAccount();
    await press(link.url, 'finish');
    const request = await eventually(() => cloud.app.received[0]);
    const signature = String(request.headers['stripe-signature']);
    const { webhooks } = cloud.stripe;
    expect(() =>
      webhooks.constructEvent(request.body, signature, localSecrets.stripeWebhookSecret),
    ).toThrow();
    const event = webhooks.constructEvent(request.body, signature, localSecrets.stripeConnectWebhookSecret);
    expect(event).toMatchObject({ type: 'account.updated', account: account.id });
    expect(event.data.object).toMatchObject({ id: account.id, charges_enabled: true });
  });

  it('stays as it was when the owner leaves, and a link works once', async () => {
    const { account, link } = await openAccount();
    expect((await press(link.url, 'later')).headers.get('location')).toBe('http://127.0.0.1:9/return');
    expect((await cloud.stripe.accounts.retrieve(account.id)).charges_enabled).toBe(false);
    expect((await fetch(link.url)).status).toBe(404);
  });

  it('sends a late owner back for a new link', async () => {
    const { link } = await openAccount();
    await cloud.control.advance(5 * 60_000);
    const late = await fetch(link.url, { redirect: 'manual' });
    expect(late.headers.get('location')).toBe('http://127.0.0.1:9/refresh');
  });

  it('exists without being opened when the demo seed names it, and can be closed', async () => {
    expect(await cloud.stripe.accounts.retrieve('acct_demo_outback')).toMatchObject({
      charges_enabled: true,
    });
    await cloud.control.setAccount('acct_demo_outback', false);
    expect(await cloud.stripe.accounts.retrieve('acct_demo_outback')).toMatchObject({
      charges_enabled: false,
    });
    await expect(cloud.stripe.accounts.retrieve('acct_other')).rejects.toMatchObject({
      code: 'account_invalid',
    });
  });

  it('is updated', async () => {
    const { account } = await openAccount();
    const updated = await cloud.stripe.accounts.update(account.id, {
      business_profile: { url: 'https://x.test' },
    });
    expect(updated.business_profile).toMatchObject({ name: 'Serene Spa', url: 'https://x.test' });
  });
});
