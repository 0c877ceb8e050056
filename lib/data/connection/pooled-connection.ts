import type pg from 'pg';
import { env } from '@/lib/env';
import { orAfter } from '@/lib/or-after';
import { patienceLeft } from './deadline';

/** Work on a connection of the pool, which comes and answers within the time that is left. */
export async function onConnection<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await connectInTime(pool);
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    // An SQL error leaves the connection sound; anything else does not.
    if (!isSqlError(error)) broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

export const isSqlError = (error: unknown): boolean =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && 'severity' in error;

/** An answer that never comes is waited for no longer than whoever asks would wait. */
export const inTime = (query: pg.QueryConfig): pg.QueryConfig & { query_timeout: number } => ({
  ...query,
  query_timeout: patienceLeft(env.DATABASE_POOL_TIMEOUT * 1000),
});

async function connectInTime(pool: pg.Pool): Promise<pg.PoolClient> {
  const limitMs = env.DATABASE_POOL_TIMEOUT * 1000;
  const leftMs = patienceLeft(limitMs);
  const connecting = pool.connect();
  // The pool ends the waiting at its limit by itself.
  if (leftMs >= limitMs) return connecting;
  const client = await orAfter(connecting, leftMs, null);
  if (client) return client;
  // It comes too late for us, but is somebody else's then.
  connecting.then((late) => late.release()).catch(() => {});
  throw new Error('timeout exceeded when trying to connect');
}
