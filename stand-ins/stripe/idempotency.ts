import { createHash } from 'node:crypto';
import { StripeError } from './errors';

export type IdempotentAnswer = { print: string; status: number; body: string; at: number };

const keptMs = 24 * 3_600_000;

export function fingerprint(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
}

/** The former answer for this key, or nothing when it is new. */
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
 * The first answer is kept, errors and 500 too (https://docs.stripe.com/api/idempotent_requests), except what was turned
 * away before anything ran: a wrong key, a limit, the same call still running. Stripe also forgets parameters that it
 * couldn't read; which those are it doesn't say, so here they are kept: whoever lives with that lives with Stripe.
 */
export function isRemembered(status: number): boolean {
  return ![401, 403, 409, 429, 501].includes(status);
}

/** The key under which an answer is kept: each account has keys of its own. */
export const answerKey = (scope: string, given: string) => `${scope}\n${given}`;
