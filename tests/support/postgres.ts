import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '@/scripts/postgres/databases';
import { startPostgres } from '@/scripts/postgres/server';
import { generatePrismaClient } from '@/scripts/prisma-client';

/** How worker processes find the run's server: JSON in this variable. */
export const serverVariable = 'TEST_POSTGRES';
export const template = 'mais_template';

/**
 * One embedded Postgres for a whole run, with a migrated template database. Unsafe settings on purpose: what
 * it holds need not survive a power cut.
 * @param measured whether it keeps its statistics and tables up, as every server outside of tests does. Whatever measures
 *   needs that: a connection that planned while a table was small reads it from end to end for ever, until somebody
 *   analyses it.
 * @returns a function that stops and removes it
 */
export async function startTestPostgres({ measured = false } = {}): Promise<() => Promise<void>> {
  // A server that an outer runner started is used as it is.
  if (process.env[serverVariable]) return async () => {};
  generatePrismaClient();
  const home = mkdtempSync(join(tmpdir(), 'mais-test-'));
  // Passable by the user that runs Postgres when we are root.
  chmodSync(home, 0o711);
  const server = await startPostgres(home, {
    throwaway: true,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '256MB',
      max_connections: '400',
      // No database of a test lives long enough to need it, and it gets in the way of dropping one.
      ...(measured ? { autovacuum_naptime: '1s' } : { autovacuum: 'off' }),
    },
  });
  await prepareDatabase(server, template);
  process.env[serverVariable] = JSON.stringify({ port: server.port, password: server.password });
  return async () => {
    delete process.env[serverVariable];
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
