import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/lib/data/prisma-client/client';
import { env } from '@/lib/env';
import { isTracing, tracedQuery } from '@/lib/telemetry/trace';

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: env.DATABASE_POOL_TIMEOUT * 1000,
    idleTimeoutMillis: 30_000,
    query_timeout: env.DATABASE_POOL_TIMEOUT * 1000,
    allowExitOnIdle: true,
    pipeline: true,
  });
  // The pool replaces an idle connection that dies at the next checkout. Without this listener the error
  // would end the process.
  pool.on('error', () => {});
  // A connection that dies while working fails its queries, and their callers get the error. Without its own listener
  // the error would also be uncaught, and take other people's requests with it.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    if (isTracing()) client.query = tracedQuery(client.query.bind(client)) as typeof client.query;
  });
  return pool;
}

/** A read replica. After a failed read it isn't tried again until `restsUntil` (epoch milliseconds). */
type Replica = { pool: pg.Pool; restsUntil: number };

/**
 * One small pool for a process, shared by Prisma and the raw hot paths. `pipeline` lets a transaction's statements
 * travel in one round trip. No start-up parameters and no named statements, so that a transaction pooler may sit
 * between; time limits are set per transaction (transaction.ts), and the role has them as a default.
 */
function connect() {
  const pool = openPool(env.DATABASE_URL);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const replicas: Replica[] = env.DATABASE_REPLICA_URLS.map((url) => ({
    pool: openPool(url),
    restsUntil: 0,
  }));
  return { pool, prisma, replicas, turn: 0 };
}

// Hot reload evaluates modules again; the pool must not multiply.
const store = globalThis as typeof globalThis & { maisDatabase?: ReturnType<typeof connect> };

export function database(): ReturnType<typeof connect> {
  store.maisDatabase ??= connect();
  return store.maisDatabase;
}

/** The next replica, round-robin, that isn't resting after a failure; undefined: read from the primary. */
export function nextReplica(): Replica | undefined {
  const open = database();
  const awake = open.replicas.filter(({ restsUntil }) => restsUntil <= Date.now());
  open.turn += 1;
  return awake[open.turn % Math.max(1, awake.length)];
}

/** Ends all connections (graceful shutdown, scripts). */
export async function disconnect(): Promise<void> {
  const open = store.maisDatabase;
  store.maisDatabase = undefined;
  await open?.prisma.$disconnect();
  await Promise.all([open?.pool.end(), ...(open?.replicas.map((replica) => replica.pool.end()) ?? [])]);
}
