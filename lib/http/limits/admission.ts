import { env } from '@/lib/env';
import type { Described } from '@/lib/http/request/describe-error';
import { COME_BACK_SECONDS, createGate, type Gate } from './concurrency-limit';

// Next may load this module more than once; there is one process, and one number of requests in it.
const store = globalThis as typeof globalThis & { maisGate?: Gate };

/**
 * The gate before API routes and actions. A self-hosted server has asked at its entry already, before Next spent
 * anything on the request; a function has no entry of ours, and its instances share one database.
 * @returns the way out; null: full, answer `tooBusy`
 */
export function enterGate(): (() => void) | null {
  store.maisGate ??= createGate(env.MOST_REQUESTS_AT_ONCE);
  return store.maisGate.enter();
}

export const tooBusy: Described = {
  code: 'unavailable',
  message: 'Very many people are here at this moment. Please try again in a moment.',
  retryAfterSeconds: COME_BACK_SECONDS,
};
