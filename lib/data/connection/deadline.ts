import { AsyncLocalStorage } from 'node:async_hooks';
import { env } from '@/lib/env';

// Next may load this module more than once; all copies share one deadline per request.
const store = globalThis as typeof globalThis & { maisDeadline?: AsyncLocalStorage<number> };

function deadline(): AsyncLocalStorage<number> {
  store.maisDeadline ??= new AsyncLocalStorage();
  return store.maisDeadline;
}

/** The shortest timeout that a statement gets, even past the deadline, so that work begun in time can finish. */
const LEAST_MS = 500;

/**
 * Runs `work` with one deadline for all its waiting on the database: DATABASE_POOL_TIMEOUT from now. Without it each
 * statement could wait that long again, and the caller would hear of an exhausted pool long after its limit. For
 * requests that a person or a program waits for; jobs and sweeps have budgets of their own.
 */
export function withDeadline<T>(work: () => Promise<T>): Promise<T> {
  return deadline().run(Date.now() + env.DATABASE_POOL_TIMEOUT * 1000, work);
}

/**
 * Milliseconds that a statement may take: what is left until the deadline, at least LEAST_MS and at most `limitMs`.
 * Without a deadline: `limitMs`.
 */
export function remainingMs(limitMs: number): number {
  const until = deadline().getStore();
  if (until === undefined) return limitMs;
  return Math.min(limitMs, Math.max(LEAST_MS, until - Date.now()));
}
