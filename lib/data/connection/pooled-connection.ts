import type pg from 'pg';
import { env } from '@/lib/env';
import { withTimeout } from '@/lib/with-timeout';
import { remainingMs } from './deadline';

/** Runs `work` on a pooled connection, which has to become free within what is left of the request's deadline. */
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

/** Hands everything that `send` asks over to the network together: each write of its own is a call of the kernel. */
export function inOneWrite<T>(client: pg.PoolClient, send: () => T): T {
  // A pool lends clients; its type tells less of them.
  const { stream } = (client as pg.PoolClient & Pick<pg.Client, 'connection'>).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

export const isSqlError = (error: unknown): boolean =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && 'severity' in error;

/** Limits the query to what is left of the request's deadline, in case its answer never comes. */
export const inTime = (query: pg.QueryConfig): pg.QueryConfig & { query_timeout: number } => ({
  ...query,
  query_timeout: remainingMs(env.DATABASE_POOL_TIMEOUT * 1000),
});

async function connectInTime(pool: pg.Pool): Promise<pg.PoolClient> {
  const limitMs = env.DATABASE_POOL_TIMEOUT * 1000;
  const leftMs = remainingMs(limitMs);
  const connecting = pool.connect();
  // No nearer deadline: the pool's own timeout ends the wait.
  if (leftMs >= limitMs) return connecting;
  const client = await withTimeout(connecting, leftMs, null);
  if (client) return client;
  // Hand a late connection back to the pool.
  connecting.then((late) => late.release()).catch(() => {});
  throw new Error('timeout exceeded when trying to connect');
}
