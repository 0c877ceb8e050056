import {
  createCheckoutSession,
  expireCheckoutSession,
  type NewCheckoutSession,
  retrieveCheckoutSession,
} from '@/lib/integrations/stripe/checkout';
import type { Contract, Scenario } from '../contract';

const minute = 60_000;
const hour = 60 * minute;

/** A session as the product makes them. */
export const sessionOf = (
  contract: Contract,
  name: string,
  destinationAccountId: string,
  more: Partial<NewCheckoutSession> = {},
): NewCheckoutSession => ({
  idempotencyKey: contract.own(name),
  lines: [
    { name: 'Elopement (deposit)', unitCents: 90_000, quantity: 1 },
    { name: 'Album', description: 'Linen cover', unitCents: 5_000, quantity: 2 },
  ],
  currency: 'USD',
  customerEmail: 'ann@example.com',
  destinationAccountId,
  applicationFeeCents: 2_500,
  expiresAt: Date.now() + 40 * minute,
  successUrl: 'https://example.com/ok',
  cancelUrl: 'https://example.com/back',
  metadata: { tenantId: 't', bookingId: 'b', checkoutId: 'c', purpose: 'DEPOSIT' },
  saveCard: false,
  ...more,
});

const creation = 'API reference, Create a Checkout Session';
const expiry = 'API reference, Expire a Checkout Session';

const session: Scenario = {
  name: 'checkout-session',
  run: async (contract) => {
    const { expects, refusal } = contract;
    const business = await contract.business();
    const made = await createCheckoutSession(sessionOf(contract, 'made', business));
    const whole = { status: 'OPEN', paid: false, amountCents: 100_000, currency: 'USD' };
    expects(creation, 'a new session is open and unpaid', made, whole);
    expects(creation, 'it has an address', typeof made.url, 'string');
    const read = await retrieveCheckoutSession(made.id);
    expects(creation, 'it is read as it was written', read, { ...whole, metadata: made.metadata });
    expects(creation, 'it makes its payment only when it is paid', read.paymentIntentId, null);
    expects(expiry, 'it ends', await expireCheckoutSession(made.id), { status: 'EXPIRED', url: null });
    const again = await refusal(contract.stripe.checkout.sessions.expire(made.id));
    expects(expiry, 'it ends once', again, { status: 400, type: 'invalid_request_error' });
    const ended = await expireCheckoutSession(made.id);
    expects(expiry, 'one that has ended is looked up', ended, { status: 'EXPIRED' });
  },
};

const bounds: Scenario = {
  name: 'checkout-expiry',
  run: async (contract) => {
    const business = await contract.business();
    const ending = (name: string, inMs: number) =>
      contract.refusal(
        createCheckoutSession(sessionOf(contract, name, business, { expiresAt: Date.now() + inMs })),
      );
    const outside = { status: 400, type: 'invalid_request_error', param: 'expires_at' };
    const { expects } = contract;
    expects(`${creation}, expires_at`, 'half an hour is not too soon', await ending('a', 31 * minute), {
      status: 200,
    });
    expects(`${creation}, expires_at`, 'less is', await ending('b', 29 * minute), outside);
    expects(`${creation}, expires_at`, 'a day is not too late', await ending('c', 24 * hour - minute), {
      status: 200,
    });
    expects(`${creation}, expires_at`, 'more is', await ending('d', 24 * hour + 10 * minute), outside);
  },
};

const keys: Scenario = {
  name: 'idempotency',
  run: async (contract) => {
    const { stripe, expects, asks, refusal } = contract;
    const document = 'API reference, Idempotent requests';
    const isReplayed = (answer: { lastResponse: { headers: Record<string, string> } }) =>
      answer.lastResponse.headers['idempotent-replayed'] === 'true';
    const options = { idempotencyKey: contract.own('customer') };
    const first = await stripe.customers.create({ email: 'ann@example.com' }, options);
    const again = await stripe.customers.create({ email: 'ann@example.com' }, options);
    expects(document, 'the same call again is the first answer', again.id, first.id);
    expects(document, 'and says so', [isReplayed(first), isReplayed(again)], [false, true]);
    const other = await refusal(stripe.customers.create({ email: 'ben@example.com' }, options));
    expects(document, 'the key with other parameters is refused', other, {
      status: 400,
      type: 'idempotency_error',
    });

    const declined = () =>
      stripe.paymentIntents.create(
        {
          amount: 1_000,
          currency: 'usd',
          payment_method: 'pm_card_visa_chargeDeclined',
          allowed_payment_method_types: ['card'],
          return_url: 'https://example.com/back',
          confirm: true,
        },
        { idempotencyKey: contract.own('declined') },
      );
    expects(document, 'a card is declined', await refusal(declined()), {
      status: 402,
      code: 'card_declined',
    });
    expects(document, 'an error is kept as well', await replayedError(declined()), {
      status: 402,
      replayed: true,
    });
    const unread = () =>
      stripe.refunds.create({ payment_intent: 'pi_0000000000' }, { idempotencyKey: contract.own('unread') });
    await refusal(unread());
    asks('Is a refusal because of an unknown id kept for its key?', await replayedError(unread()), {
      replayed: true,
    });
    const tooSmall = () =>
      stripe.paymentIntents.create(
        {
          amount: 1,
          currency: 'usd',
          payment_method: 'pm_card_visa',
          allowed_payment_method_types: ['card'],
          return_url: 'https://example.com/back',
          confirm: true,
        },
        { idempotencyKey: contract.own('small') },
      ); // prettier-ignore
    await refusal(tooSmall());
    asks('Is a refusal because of a parameter kept for its key?', await replayedError(tooSmall()), {
      replayed: true,
    });

    const business = await contract.business();
    const made = await createCheckoutSession(sessionOf(contract, 'session', business));
    const same = await createCheckoutSession(
      sessionOf(contract, 'session', business, { expiresAt: made.expiresAt }),
    );
    expects(document, 'our own session is made once', same.id, made.id);
    const renamed = sessionOf(contract, 'session', business, {
      expiresAt: made.expiresAt,
      customerEmail: 'ben@example.com',
    });
    const next = await createCheckoutSession(renamed);
    expects(document, 'with other words it is made under the next key', next.id !== made.id, true);
  },
};

async function replayedError(call: Promise<unknown>) {
  const error = await call.then(
    () => ({}),
    (thrown: unknown) => thrown as { statusCode?: number; headers?: Record<string, string> },
  );
  const { statusCode, headers } = error as { statusCode?: number; headers?: Record<string, string> };
  return { status: statusCode, replayed: headers?.['idempotent-replayed'] === 'true' };
}

export const checkoutScenarios = [session, bounds, keys];
