import { createHash } from 'node:crypto';
import { StripeError } from './errors';

export type IdempotentAnswer = { print: string; status: number; body: string; at: number };

const keptMs = 24 * 3_600_000;

export function fingerprint(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
}

/** The stored response of this key; undefined when the key is new. */
export function replay(
  answers: Map<string, IdempotentAnswer>,
  key: string,
  print: string,
  now: number,
): IdempotentAnswer | undefined {
  const former = answers.get(key);
  if (!former || now - former.at > keptMs) return undefined;
  if (former.print !== print) {
    throw new StripeError(400, {
      type: 'idempotency_error',
      message:
        'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
        `Try using a key other than '${key.slice(key.indexOf('\n') + 1)}' if you meant to execute a different request.`,
    });
  }
  return former;
}

/**
 * Whether a response is stored: the first one is, errors and 500 too (https://docs.stripe.com/api/idempotent_requests),
 * except a request refused before it ran: a wrong key, a rate limit, the same call still running. Stripe also forgets
 * requests with parameters that it couldn't read; it doesn't document which, so here they are stored: code that copes
 * with that copes with Stripe.
 */
export function isRemembered(status: number): boolean {
  return ![401, 403, 409, 429, 501].includes(status);
}

/** The key of a stored response: idempotency keys are per account. */
export const answerKey = (scope: string, given: string) => `${scope}\n${given}`;
