import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '@/lib/env';
import { PrismaClient } from './prisma-client/client';

/**
 * One small pool for a process, shared by Prisma and the raw hot paths. `pipeline` lets a transaction's statements
 * travel in one round trip. No start-up parameters and no named statements, so that a transaction pooler may sit
 * between; time limits are set per transaction (transaction.ts), and the role has them as a default.
 */
function connect() {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: env.DATABASE_POOL_TIMEOUT * 1000,
    idleTimeoutMillis: 30_000,
    query_timeout: env.DATABASE_POOL_TIMEOUT * 1000,
    allowExitOnIdle: true,
    pipeline: true,
  });
  // An idle connection that dies is replaced at the next checkout; without a listener it would end the process.
  pool.on('error', () => {});
  // One that dies at work fails its queries, which is told to whoever asked; without a listener of its own it would be
  // an uncaught exception too, and take other people's requests with it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { pool, prisma };
}

// Hot reload evaluates modules again; the pool must not multiply.
const store = globalThis as typeof globalThis & { maisDatabase?: ReturnType<typeof connect> };

export function database(): ReturnType<typeof connect> {
  store.maisDatabase ??= connect();
  return store.maisDatabase;
}

/** Ends all connections (graceful shutdown, scripts). */
export async function disconnect(): Promise<void> {
  const open = store.maisDatabase;
  store.maisDatabase = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}
