import { AsyncLocalStorage } from 'node:async_hooks';
import { env } from '@/lib/env';

// Next may load this module more than once; a request has one patience in all of them.
const store = globalThis as typeof globalThis & { maisPatience?: AsyncLocalStorage<number> };

function patience(): AsyncLocalStorage<number> {
  store.maisPatience ??= new AsyncLocalStorage();
  return store.maisPatience;
}

/** What was begun in time may be ended: so long may a statement take although the time is over. */
const LEAST_MS = 500;

/**
 * All waiting for the database within `work` together ends with DATABASE_POOL_TIMEOUT. Without it each statement could
 * wait as long again, and whoever asks would hear of an exhausted pool long after its limit. For what a person or a
 * program waits for; jobs and sweeps have budgets of their own.
 */
export function withPatience<T>(work: () => Promise<T>): Promise<T> {
  return patience().run(Date.now() + env.DATABASE_POOL_TIMEOUT * 1000, work);
}

/** What is left of `limitMs`, in milliseconds; all of it where nobody waits. */
export function patienceLeft(limitMs: number): number {
  const until = patience().getStore();
  if (until === undefined) return limitMs;
  return Math.min(limitMs, Math.max(LEAST_MS, until - Date.now()));
}
