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

/** Refused parameters are not remembered: nothing was executed. */
export function isRemembered(status: number): boolean {
  return status < 300 || status === 402;
}
