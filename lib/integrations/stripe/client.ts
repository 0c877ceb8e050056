import Stripe from 'stripe';
import { env } from '@/lib/env';
import { callVendor, statusOf, VendorUnavailable } from '../resilience';
import { vendors } from '../vendors';

let client: Stripe | undefined;

/** The SDK's own retries are off: the policy around each call decides. */
export function stripeClient(): Stripe {
  client ??= new Stripe(env.STRIPE_SECRET_KEY, {
    maxNetworkRetries: 0,
    timeout: vendors.stripe.limitMs,
    telemetry: false,
    ...address(env.STRIPE_API_URL),
  });
  return client;
}

/** Stripe refused the request (a declined card, an unknown id, an amount too small). `code` is Stripe's error code. */
export class StripeRefused extends Error {
  readonly code: string;
  readonly status: number;
  /** The parameter that Stripe's error names, if any. */
  readonly param: string | null;

  constructor(code: string, status: number, param: string | null, cause: unknown) {
    super(`Stripe refused: ${code}`, { cause });
    this.name = 'StripeRefused';
    this.code = code;
    this.status = status;
    this.param = param;
  }
}

/**
 * Whether Stripe has answered this call finally: it stores the answer, an error too, under the idempotency key, so
 * nothing else can have happened. False while the same call is still running (409), or when no answer came.
 */
export function wasAnswered(error: unknown): boolean {
  if (error instanceof StripeRefused) return error.status !== 409;
  return error instanceof VendorUnavailable && statusOf(error.cause) !== null;
}

/**
 * The idempotency key is used up: Stripe stores the first answer to it for at least a day, its own errors too, and this
 * one was an error, or was to other parameters. A retry with the same key is pointless.
 */
class KeySpent extends StripeRefused {
  constructor(cause: Stripe.errors.StripeError) {
    super('idempotency_key_spent', 400, null, cause);
    this.name = 'KeySpent';
  }
}

/**
 * The account key of calls about a payment whose account isn't known here yet. One business's trouble looks the same
 * there, and a real outage is seen by all other calls.
 */
export const NOBODYS_YET = 'not known yet';

/**
 * A Stripe call within the vendor's policy. Repeatable are reads and calls with an idempotency key. `about`: the
 * connected account that it is about, whose own trouble is not the vendor's.
 */
export async function callStripe<T>(
  run: (stripe: Stripe) => Promise<T>,
  { repeatable, about }: { repeatable?: boolean; about?: string | null | undefined } = {},
): Promise<T> {
  const options = { ...(repeatable ? { repeatable } : {}), ...(about ? { about } : {}) };
  try {
    return await callVendor('stripe', () => run(stripeClient()), options);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) {
      throw new StripeRefused(error.code ?? error.type, statusOf(error) ?? 400, error.param ?? null, error);
    }
    throw error;
  }
}

/** This many idempotency keys are tried in a row; after that, one a minute. */
const MOST_KEYS = 8;

/**
 * Runs a creating call under an idempotency key, and under the next one where that is used up. Only for calls where a
 * duplicate that a failed attempt may have created is harmless. @throws VendorUnavailable, StripeRefused
 */
export async function makeUnder<T>(
  key: string,
  make: (stripe: Stripe, options: { idempotencyKey: string }) => Promise<T>,
  about: string,
): Promise<T> {
  for (let number = 1; ; number += 1) {
    const idempotencyKey = number === 1 ? key : `${key}:${number < MOST_KEYS ? number : minute()}`;
    try {
      return await callStripe((stripe) => make(stripe, { idempotencyKey }).catch(orSpent), {
        repeatable: true,
        about,
      });
    } catch (error) {
      if (!(error instanceof KeySpent) || number >= MOST_KEYS) throw error;
    }
  }
}

const minute = () => `m${Math.floor(Date.now() / 60_000)}`;

function orSpent(error: unknown): never {
  if (error instanceof Stripe.errors.StripeError) {
    const isReplayed = error.headers?.['idempotent-replayed'] === 'true';
    if (isReplayed || error instanceof Stripe.errors.StripeIdempotencyError) throw new KeySpent(error);
  }
  throw error;
}

function address(url: string | undefined) {
  if (!url) return {};
  const { hostname, port, protocol } = new URL(url);
  const secure = protocol === 'https:';
  return {
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? ('https' as const) : ('http' as const),
  };
}
