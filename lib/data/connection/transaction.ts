import type pg from 'pg';
import type { Prisma } from '@/lib/data/prisma-client/client';
import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { database, nextReplica } from './client';
import { remainingMs } from './deadline';
import { inOneWrite, inTime, isSqlError, onConnection } from './pooled-connection';
import type { TenantContext } from './tenant-context';

export type Tx = Prisma.TransactionClient;

const limits = () => ({
  maxWait: remainingMs(env.DATABASE_POOL_TIMEOUT * 1000),
  timeout: env.BOOKING_TRANSACTION_TIMEOUT_MS,
});

// Set per transaction, never per session: behind a transaction pooler a session is not ours, and start-up parameters
// are refused. They travel with the scope, so they cost no round trip.
const timeLimits = `set_config('statement_timeout', $2, true), set_config('lock_timeout', $3, true)`;
const tenantScope = `SELECT set_config('app.tenant_id', $1, true), ${timeLimits}`;
const systemScope = `SELECT set_config('role', $1, true), ${timeLimits}`;
const scopeValues = (whose: string, lockMs: number) => [
  whose,
  String(remainingMs(env.DATABASE_STATEMENT_TIMEOUT_MS)),
  String(remainingMs(lockMs)),
];
const systemRole = 'mais_system';

/**
 * Runs `work` in one transaction that sees and writes only this tenant's rows (row-level security).
 * @throws AppError unavailable when the database can't be reached in time.
 */
export function withTenant<T>(ctx: TenantContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return guard(() =>
    database().prisma.$transaction(async (tx) => {
      await tx.$queryRawUnsafe(tenantScope, ...scopeValues(ctx.tenantId, env.BOOKING_TRANSACTION_TIMEOUT_MS));
      return work(tx);
    }, limits()),
  );
}

/**
 * Runs `work` as the named system role, which sees every tenant: look-ups by slug, host, key or vendor id, sweeps,
 * sign-in and the operator's console. Never for what a tenant's own request can do with `withTenant`.
 */
export function asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return guard(() =>
    database().prisma.$transaction(async (tx) => {
      await tx.$queryRawUnsafe(systemScope, ...scopeValues(systemRole, env.BOOKING_TRANSACTION_TIMEOUT_MS));
      return work(tx);
    }, limits()),
  );
}

/**
 * Runs part of a tenant's transaction as the system role, for what the tenant's own role may not do: only the system
 * role writes who has access, and erasure has to change the append-only history. Row-level security no longer narrows
 * `work`, so each of its statements must name the tenant itself.
 */
export async function asSystemWithin<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SET LOCAL ROLE mais_system`;
  const result = await work();
  await tx.$executeRaw`SET LOCAL ROLE NONE`;
  return result;
}

const tenantRead = (ctx: TenantContext): pg.QueryConfig => ({
  text: tenantScope,
  values: scopeValues(ctx.tenantId, env.DATABASE_LOCK_TIMEOUT_MS),
});
const systemRead = (): pg.QueryConfig => ({
  text: systemScope,
  values: scopeValues(systemRole, env.DATABASE_LOCK_TIMEOUT_MS),
});

/** One raw read of this tenant's rows in one round trip: BEGIN, tenant, query and COMMIT travel together. */
export function tenantQuery<Row extends pg.QueryResultRow>(
  ctx: TenantContext,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  return pipelined<Row>(database().pool, () => tenantRead(ctx), text, values);
}

/** One raw read or write as the system role in one round trip. */
export function systemQuery<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
  return pipelined<Row>(database().pool, systemRead, text, values);
}

/**
 * As tenantQuery, but from a read replica where there is one: a stale read, for lists and reports that may lag a
 * moment behind. Never for what decides a booking, a payment or access (a test names the files that may use it).
 */
export function staleTenantQuery<Row extends pg.QueryResultRow>(
  ctx: TenantContext,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  return fromReplica((pool) => pipelined<Row>(pool, () => tenantRead(ctx), text, values));
}

/** As systemQuery, but a stale read from a replica where there is one. */
export function staleSystemQuery<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[],
): Promise<Row[]> {
  return fromReplica((pool) => pipelined<Row>(pool, systemRead, text, values));
}

const REST_MS = 30_000;

/**
 * Reads from a replica, and from the primary when the replica is unavailable. The replica isn't tried again for
 * REST_MS, so an outage costs one failed read per half minute.
 */
async function fromReplica<T>(read: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const replica = nextReplica();
  if (!replica) return read(database().pool);
  try {
    return await read(replica.pool);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
    replica.restsUntil = Date.now() + REST_MS;
    return read(database().pool);
  }
}

/**
 * Runs one statement that sets its own tenant inside a SQL function (the booking write). There is no transaction
 * around it, so its statement timeout is the role's default (a migration gives mais_app one).
 */
export function statement<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
  return guard(() =>
    onConnection(database().pool, async (client) => (await client.query<Row>(inTime({ text, values }))).rows),
  );
}

function pipelined<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  scope: () => pg.QueryConfig,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  return guard(() =>
    onConnection(pool, async (client) => {
      // All four are sent at once, in one write. If the query fails, COMMIT ends the failed transaction as a rollback.
      const sent = inOneWrite(
        client,
        () =>
          [
            client.query(inTime({ text: 'BEGIN' })),
            client.query(inTime(scope())),
            client.query<Row>(inTime({ text, values })),
            client.query(inTime({ text: 'COMMIT' })),
          ] as const,
      );
      const [begin, scoped, result, commit] = await Promise.allSettled(sent);
      for (const step of [begin, scoped, result, commit]) if (step.status === 'rejected') throw step.reason;
      return result.status === 'fulfilled' ? result.value.rows : [];
    }),
  );
}

/** SQLSTATE of a failed statement, whether raw or through Prisma; undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isSqlError(error)) return (error as unknown as { code: string }).code;
  return driverCause(error)?.originalCode;
}

/** The driver's own error inside Prisma's. Prisma's codes differ between raw and other queries; the driver's don't. */
function driverCause(error: Error): { kind?: string; originalCode?: string } | undefined {
  type Meta = { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } };
  return (error as { meta?: Meta }).meta?.driverAdapterError?.cause;
}

const awayCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
]);
const awayKinds = new Set([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
]);
/** SQLSTATEs of lost connections, shutdown and exhausted resources, of a statement timeout and of a lock timeout. */
const awayStates = /^(08|57P|53|57014|55P03)/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && awayCodes.has(code)) return true;
  if (awayKinds.has(driverCause(error)?.kind ?? '')) return true;
  if (awayStates.test(sqlState(error) ?? '')) return true;
  return /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Can't reach database|transaction API error: Unable to start/i.test(
    error.message,
  );
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError || !isAway(error)) throw error;
    throw new AppError('unavailable', 'We can’t reach our records right now. Please try again in a moment.', {
      retryAfterSeconds: 5,
      cause: error,
    });
  }
}
