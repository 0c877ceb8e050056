import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createConnectAccount,
  createOnboardingLink,
  retrieveAccount,
  retrieveBalance,
} from '@/lib/integrations/stripe/accounts';
import {
  createCheckoutSession,
  expireCheckoutSession,
  type NewCheckoutSession,
  retrieveCheckoutSession,
} from '@/lib/integrations/stripe/checkout';
import { listDisputes } from '@/lib/integrations/stripe/disputes';
import { parseEvent, type StripeEvent } from '@/lib/integrations/stripe/events';
import { refundPayment } from '@/lib/integrations/stripe/refunds';
import { readShare, reverseTransfer, transferToBusiness } from '@/lib/integrations/stripe/transfers';
import { verifyWebhook } from '@/lib/integrations/stripe/webhook';
import { type CloudControl, controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { setEnvironment } from '@/tests/support/environment';

let control: CloudControl;
let close: () => Promise<void>;
let inbox: Server;
let received: { body: string; signature: string | null }[] = [];

beforeAll(async () => {
  inbox = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        body: Buffer.concat(chunks).toString('utf8'),
        signature: request.headers['stripe-signature']?.toString() ?? null,
      });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => inbox.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}`;
  const cloud = await startLocalCloud({ appUrl });
  close = cloud.close;
  control = controlCloud(cloud.urls.control);
  setEnvironment({ STRIPE_API_URL: cloud.urls.stripe });
});

afterAll(async () => {
  await close?.();
  inbox?.close();
});

beforeEach(async () => {
  await control.reset();
  received = [];
});

function session(overrides: Partial<NewCheckoutSession> = {}): NewCheckoutSession {
  return {
    idempotencyKey: 'booking-1:DEPOSIT:1',
    lines: [
      { name: 'Elopement (deposit)', unitCents: 90_000, quantity: 1 },
      { name: 'Album', description: 'Linen cover', unitCents: 5_000, quantity: 2 },
    ],
    currency: 'USD',
    customerEmail: 'ann@example.test',
    destinationAccountId: 'acct_demo_bella',
    applicationFeeCents: 2_500,
    expiresAt: Date.now() + 40 * 60_000,
    successUrl: 'http://localhost:3000/ok',
    cancelUrl: 'http://localhost:3000/no',
    metadata: { tenantId: 't', bookingId: 'b', checkoutId: 'c', purpose: 'DEPOSIT' },
    saveCard: false,
    ...overrides,
  };
}

async function events(kind: StripeEvent['kind']): Promise<StripeEvent[]> {
  for (let tries = 0; tries < 100; tries++) {
    const found = received
      .map(({ body, signature }) => verifyWebhook(body, signature))
      .map((heard) => (heard.ok ? parseEvent(heard.event.payload) : null))
      .filter((event): event is StripeEvent => event?.kind === kind);
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no ${kind} among ${received.length} events`);
}

describe('checkout at Stripe', () => {
  it('opens a session for the lines, and the same key twice is one session', async () => {
    const input = session();
    const [one, two] = await Promise.all([createCheckoutSession(input), createCheckoutSession(input)]);
    expect(one.id).toBe(two.id);
    expect(one).toMatchObject({ status: 'OPEN', paid: false, amountCents: 100_000, currency: 'USD' });
    expect(one.url).toMatch(/^http/);
    expect(Math.abs(one.expiresAt - input.expiresAt)).toBeLessThan(1_000);
    expect((await control.stripe()).sessions).toHaveLength(1);
  });

  it('is paid, told by a signed event, and refunded in part', async () => {
    const { id } = await createCheckoutSession(session({ idempotencyKey: 'paid', saveCard: true }));
    await control.pay(id);
    const [event] = await events('checkout_completed');
    expect(event).toMatchObject({
      session: { id, paid: true, status: 'COMPLETE', metadata: { bookingId: 'b', purpose: 'DEPOSIT' } },
    });
    const paid = await retrieveCheckoutSession(id);
    expect(paid).toMatchObject({
      paid: true,
      payment: { status: 'succeeded', receivedCents: 100_000, destinationAccountId: 'acct_demo_bella' },
    });

    const input = {
      idempotencyKey: 'refund-1:1',
      paymentIntentId: paid.paymentIntentId ?? '',
      amountCents: 40_000,
      metadata: { refundId: 'r' },
    };
    await control.payOut('platform', -100_000);
    const refund = await refundPayment(input);
    expect(refund).toMatchObject({ status: 'SUCCEEDED', amountCents: 40_000, currency: 'USD' });
    expect((await refundPayment(input)).id).toBe(refund.id);
    expect(await events('charge_refunded')).toContainEqual(
      expect.objectContaining({ refundedCents: 40_000 }),
    );
    await expect(
      refundPayment({ ...input, idempotencyKey: 'refund-2:1', amountCents: 70_000 }),
    ).rejects.toMatchObject({
      name: 'StripeRefused',
    });
  });

  it('ends a session early, and says how a paid one stands instead', async () => {
    const open = await createCheckoutSession(session({ idempotencyKey: 'open' }));
    expect(await expireCheckoutSession(open.id)).toMatchObject({ status: 'EXPIRED' });
    expect(await expireCheckoutSession(open.id)).toMatchObject({ status: 'EXPIRED' });
    const paid = await createCheckoutSession(session({ idempotencyKey: 'paid early' }));
    await control.pay(paid.id);
    expect(await expireCheckoutSession(paid.id)).toMatchObject({ status: 'COMPLETE', paid: true });
    expect(await events('checkout_expired')).not.toHaveLength(0);
  });

  it('tells a decline, a slow payment and its failure apart', async () => {
    const { id } = await createCheckoutSession(session({ idempotencyKey: 'decline' }));
    await control.pay(id, 'declined');
    expect(await events('payment_failed')).toContainEqual(
      expect.objectContaining({ metadata: expect.objectContaining({ bookingId: 'b' }) }),
    );
    const slow = await createCheckoutSession(session({ idempotencyKey: 'slow' }));
    await control.pay(slow.id, 'async_pending');
    expect(await events('checkout_completed')).toContainEqual(
      expect.objectContaining({ session: expect.objectContaining({ id: slow.id, paid: false }) }),
    );
    await control.pay(slow.id, 'async_failed');
    await events('checkout_failed');
  });

  it('reads a dispute and what the business has of its payment, takes that back and gives it again, once', async () => {
    const { id } = await createCheckoutSession(session({ idempotencyKey: 'disputed' }));
    const { payment_intent } = await control.pay(id);
    const paymentIntentId = String(payment_intent);
    const { charges } = await control.stripe();
    const charge = charges.find((each) => each.payment_intent === paymentIntentId);
    await control.dispute(charge?.id ?? '');
    expect(await events('dispute_changed')).toContainEqual(expect.objectContaining({ paymentIntentId }));
    expect(await listDisputes(paymentIntentId)).toMatchObject([
      { status: 'OPEN', amountCents: 100_000, takenCents: 100_000, closed: false },
    ]);
    const payment = { paymentIntentId, transferGroup: 'payment:p1' };
    const before = await readShare(payment);
    if (!before) throw new Error('no share');
    expect(before).toMatchObject({ accountId: 'acct_demo_bella', hasCents: 100_000 - before.feeCents });
    const take = {
      accountId: before.accountId,
      transferId: before.own.id,
      amountCents: 100_000,
      metadata: {},
    };
    for (const _ of ['once', 'twice']) await reverseTransfer({ ...take, idempotencyKey: 'd1' });
    expect(await readShare(payment)).toMatchObject({ hasCents: -before.feeCents });
    await control.closeDispute((await listDisputes(paymentIntentId))[0]?.id ?? '', true);
    expect(await listDisputes(paymentIntentId)).toMatchObject([
      { status: 'WON', takenCents: 0, closed: true },
    ]);
    const give = {
      transferGroup: payment.transferGroup,
      destinationAccountId: before.accountId,
      amountCents: 100_000,
      currency: 'USD',
      metadata: {},
    };
    for (const _ of ['once', 'twice']) await transferToBusiness({ ...give, idempotencyKey: 'd1 won' });
    expect(await readShare(payment)).toMatchObject({
      hasCents: before.hasCents,
      given: [{ leftCents: 100_000 }],
    });
  });
});

describe('Connect', () => {
  it('makes an account, sends the owner to onboarding and reads how it stands', async () => {
    const account = await createConnectAccount({
      idempotencyKey: 'connect:t',
      tenantId: 't',
      email: 'owner@example.test',
      businessName: 'Bella',
      country: 'US',
    });
    expect(account).toMatchObject({ chargesEnabled: false });
    const link = await createOnboardingLink({
      accountId: account.id,
      returnUrl: 'http://localhost:3000/admin',
      refreshUrl: 'http://localhost:3000/admin',
    });
    expect(link).toMatch(/^http/);
    await control.setAccount(account.id, true);
    expect(await retrieveAccount(account.id)).toMatchObject({ chargesEnabled: true });
    // What an event says of the account is not believed: it only names whom to ask about.
    expect(await events('account_updated')).toContainEqual({
      kind: 'account_updated',
      accountId: account.id,
    });
  });
});

describe('a webhook', () => {
  it('is nothing unless Stripe signed these very bytes', async () => {
    await createCheckoutSession(session({ idempotencyKey: 'signed' })).then(({ id }) => control.pay(id));
    await events('checkout_completed');
    const { body, signature } = received[0] ?? { body: '', signature: null };
    expect(verifyWebhook(body, signature)).toMatchObject({
      ok: true,
      event: { account: null, occurredAt: expect.any(Number) },
    });
    expect(verifyWebhook(`${body} `, signature)).toEqual({ ok: false, why: 'wrong' });
    expect(verifyWebhook(body, null)).toEqual({ ok: false, why: 'unsigned' });
    expect(verifyWebhook(body, 't=1,v1=00')).toEqual({ ok: false, why: 'wrong' });
    expect(verifyWebhook('not json', 'nonsense')).toEqual({ ok: false, why: 'wrong' });
  });
});

describe('Stripe in trouble', () => {
  it('is asked once more after a lost answer, and one session exists', async () => {
    await control.switch('stripe', { path: '/v1/checkout/sessions', status: 500, after: true, times: 1 });
    const found = await createCheckoutSession(session({ idempotencyKey: 'lost answer' }));
    expect(found.status).toBe('OPEN');
    expect((await control.stripe()).sessions).toHaveLength(1);
  });

  it.each([500, 429])('is "not available" with a time to come back after answers of %i', async (status) => {
    await control.switch('stripe', { status });
    await expect(createCheckoutSession(session({ idempotencyKey: `s${status}` }))).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: expect.any(Number),
    });
    await expect(retrieveBalance()).rejects.toMatchObject({ code: 'unavailable' });
    await control.switch('stripe', null);
    await retrieveBalance();
  });

  it('that says no is not trouble: its word is handed on', async () => {
    await expect(retrieveCheckoutSession('cs_test_nothing')).rejects.toMatchObject({
      name: 'StripeRefused',
      code: 'resource_missing',
      status: 404,
    });
  });
});
