import { knownMigrations } from '@/lib/env';
import { withTimeout } from '@/lib/with-timeout';
import { database } from './client';

export type DatabaseState = 'ok' | 'unreachable' | 'migrations_pending' | 'migration_failed';

/**
 * Whether the database can serve this build: it answers a read of one of our tables within `limitMs`, and every migration
 * that the build knows is applied. (More may be applied while a newer release rolls out.) Never throws, never cached.
 */
export function databaseState(limitMs: number): Promise<DatabaseState> {
  const answer = ask().catch((): DatabaseState => 'unreachable');
  return withTimeout(answer, limitMs, 'unreachable');
}

async function ask(): Promise<DatabaseState> {
  const { rows } = await database().pool.query<{ failed: boolean; missing: number }>(
    `SELECT (SELECT count(*) FROM (SELECT 1 FROM "Tenant" LIMIT 1) AS any_row) AS read,
            EXISTS (SELECT 1 FROM "_prisma_migrations" WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL) AS failed,
            (SELECT count(*)::int FROM unnest($1::text[]) AS known WHERE NOT EXISTS (
               SELECT 1 FROM "_prisma_migrations" WHERE "migration_name" = known AND "finished_at" IS NOT NULL
                  AND "rolled_back_at" IS NULL)) AS missing`,
    [knownMigrations],
  );
  if (rows[0]?.failed) return 'migration_failed';
  return rows[0]?.missing ? 'migrations_pending' : 'ok';
}

/** Connections of this process: in use and idle, and callers that wait for one. */
export function poolState(): { size: number; total: number; idle: number; waiting: number } {
  const { pool } = database();
  return {
    size: pool.options.max ?? 0,
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  };
}
