import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '@/scripts/postgres/databases';
import { startPostgres } from '@/scripts/postgres/server';
import { generatePrismaClient } from '@/scripts/prisma-client';

/** The variable by which worker processes find the run's server, as JSON. */
export const serverVariable = 'TEST_POSTGRES';
export const template = 'mais_template';

/**
 * Starts one embedded Postgres for a whole run, with a migrated template database. Unsafe settings on purpose: its data
 * needn't survive a power cut.
 * @param measured whether autovacuum maintains statistics and tables, as on every server outside of tests. Measurements
 * need that: a connection that planned a query while a table was small keeps its sequential scan until the table is
 * analysed.
 * @returns a function that stops and removes it
 */
export async function startTestPostgres({ measured = false } = {}): Promise<() => Promise<void>> {
  // A server that an outer runner started is reused.
  if (process.env[serverVariable]) return async () => {};
  generatePrismaClient();
  const home = mkdtempSync(join(tmpdir(), 'mais-test-'));
  // Accessible to the user that runs Postgres when we are root.
  chmodSync(home, 0o711);
  const server = await startPostgres(home, {
    throwaway: true,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '256MB',
      max_connections: '400',
      // A test's database doesn't live long enough to need it, and it blocks dropping one.
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
