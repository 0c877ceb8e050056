import { env } from '@/lib/env';
import type { Described } from '@/lib/http/request/describe-error';
import { COME_BACK_SECONDS, type ConcurrencyLimit, createConcurrencyLimit } from './concurrency-limit';

// Next may load this module more than once; all copies share one count for the process.
const store = globalThis as typeof globalThis & { maisConcurrencyLimit?: ConcurrencyLimit };

/**
 * Takes a place under the concurrency limit, for API routes and actions. A self-hosted server sheds load at its entry
 * already, before Next has spent anything on the request; a serverless function has no entry of ours, and its
 * instances share one database.
 * @returns the function that releases the place; null: full, answer `tooBusy`
 */
export function enterConcurrencyLimit(): (() => void) | null {
  store.maisConcurrencyLimit ??= createConcurrencyLimit(env.MOST_REQUESTS_AT_ONCE);
  return store.maisConcurrencyLimit.enter();
}

export const tooBusy: Described = {
  code: 'unavailable',
  message: 'Very many people are here at this moment. Please try again in a moment.',
  retryAfterSeconds: COME_BACK_SECONDS,
};
