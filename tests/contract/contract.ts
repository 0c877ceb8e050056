import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type Stripe from 'stripe';
import { stripeClient } from '@/lib/integrations/stripe/client';
import type { Recorder } from './recorder';
import type { Exchange, Recording } from './recording';
import { Names } from './reduce';

/** What differs between Stripe and its stand-in: how one gets there what only a person or a bank can do. */
export type Target = {
  /** A new connected account that takes cards, with nothing on its balance. */
  openBusiness: () => Promise<string>;
  /** What it has is paid out to its owner's bank. */
  payOut: (account: string, amount: number) => Promise<void>;
  /** Some time goes by. */
  wait: () => Promise<void>;
};

type Charge = {
  amount: number;
  method?: string;
  currency?: string;
  fee?: number;
  business?: string;
  onBehalfOf?: string;
};

export type Contract = {
  /** The product's own client. */
  stripe: Stripe;
  /** What makes a key or a group this run's own. */
  own: (name: string) => string;
  business: () => Promise<string>;
  newBusiness: () => Promise<string>;
  payOut: Target['payOut'];
  /** Pays by one of Stripe's test cards, as a session of ours would: the money goes to the business, less our fee. */
  pay: (charge: Charge) => Promise<Stripe.PaymentIntent>;
  /** Puts money on the platform's balance, at once. */
  fund: (amount: number) => Promise<void>;
  /** Asks until it is so, without writing the questions down. */
  until: (what: string, probe: () => Promise<boolean>) => Promise<void>;
  /** What Stripe's documents say. `expected` may leave fields out. */
  expects: (document: string, what: string, actual: unknown, expected: unknown) => void;
  /** What they don't say: `assumed` is what the stand-in does until somebody with a key has asked. */
  asks: (question: string, answer: unknown, assumed: unknown) => void;
  /** What it refuses with; a success is an answer as well. */
  refusal: (call: Promise<unknown>) => Promise<Refusal>;
};

export type Refusal = { status: number; type?: string; code?: string; param?: string; decline?: string };
export type Scenario = { name: string; run: (contract: Contract) => Promise<void> };
export type Outcome = {
  exchanges: Exchange[];
  answers: Recording['answers'];
  /** Where Stripe (or the stand-in) doesn't do what its documents say, or what we assume. */
  unmet: string[];
};

const mostProbes = 90;

export function createRunner(recorder: Recorder, target: Target) {
  let shared: Promise<string> | undefined;

  return async (scenario: Scenario): Promise<Outcome> => {
    const token = randomBytes(6).toString('hex');
    const unmet: string[] = [];
    const answers: Recording['answers'] = [];
    const stripe = stripeClient();
    const own = (name: string) => `${scenario.name}-${token}-${name}`;
    const differs = (actual: unknown, expected: unknown) =>
      `expected ${JSON.stringify(expected)}, was ${JSON.stringify(actual)}`;
    const contract: Contract = {
      stripe,
      own,
      business: () => recorder.quietly(() => (shared ??= target.openBusiness())),
      newBusiness: () => recorder.quietly(target.openBusiness),
      payOut: (account, amount) => recorder.quietly(() => target.payOut(account, amount)),
      pay: ({ amount, method = 'pm_card_visa', currency = 'usd', fee, business, onBehalfOf = business }) =>
        stripe.paymentIntents.create({
          amount,
          currency,
          payment_method: method,
          allowed_payment_method_types: ['card'],
          return_url: 'https://example.com/back',
          confirm: true,
          ...(fee ? { application_fee_amount: fee } : {}),
          ...(onBehalfOf ? { on_behalf_of: onBehalfOf } : {}),
          ...(business ? { transfer_data: { destination: business } } : {}),
        }),
      fund: async (amount) => {
        await recorder.quietly(() => contract.pay({ amount, method: 'pm_card_bypassPending' }));
      },
      until: (what, probe) =>
        recorder.quietly(async () => {
          for (let each = 0; each < mostProbes; each += 1) {
            if (await probe()) return;
            await target.wait();
          }
          throw new Error(`It did not come to that: ${what}`);
        }),
      expects: (document, what, actual, expected) => {
        if (!covers(actual, expected)) unmet.push(`${what}: ${differs(actual, expected)} (${document})`);
      },
      asks: (question, answer, assumed) => {
        answers.push({ question, answer });
        if (!covers(answer, assumed)) unmet.push(`${question} ${differs(answer, assumed)} (assumed)`);
      },
      refusal: (call) => call.then(() => ({ status: 200 }), toRefusal),
    };
    recorder.take();
    await scenario.run(contract);
    const names = new Names(token);
    return { exchanges: names.of(recorder.take()), answers: names.of(answers), unmet: names.of(unmet) };
  };
}

/** A refusal as the product sees it (StripeRefused) or as the SDK throws it. */
function toRefusal(error: unknown): Refusal {
  const { cause } = error as { cause?: unknown };
  const found = (isOfStripe(cause) ? cause : error) as {
    statusCode?: number;
    rawType?: string;
    code?: string;
    param?: string;
    decline_code?: string;
  };
  if (typeof found.statusCode !== 'number') throw error;
  return {
    status: found.statusCode,
    ...(found.rawType ? { type: found.rawType } : {}),
    ...(found.code ? { code: found.code } : {}),
    ...(found.param ? { param: found.param } : {}),
    ...(found.decline_code ? { decline: found.decline_code } : {}),
  };
}

const isOfStripe = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'statusCode' in error;

/** `expected` is in `actual`, fields that it doesn't name aside. */
function covers(actual: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null)
    return isDeepStrictEqual(actual, expected);
  return Object.entries(expected).every(([key, value]) =>
    covers((actual as Record<string, unknown>)[key], value),
  );
}
