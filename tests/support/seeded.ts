import { join } from 'node:path';
import pg from 'pg';
import { root } from '@/scripts/paths';
import { databaseUrls } from '@/scripts/postgres/databases';
import { runTied } from '@/scripts/run-tied';
import { createTestDatabase, type TestDatabase, testServer } from './database';
import { testEnv } from './env';

const seeded = 'mais_seeded';
const seedLock = 4_242_001;

/**
 * Creates a database with the demo tenants: a copy of one that is seeded once in a run, by the first worker that needs
 * it.
 */
export async function createSeededDatabase(): Promise<TestDatabase> {
  const client = new pg.Client({ connectionString: databaseUrls(testServer(), 'postgres').directUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [seedLock]);
    const made = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [seeded]);
    if (!made.rowCount) {
      const database = await createTestDatabase();
      const env = testEnv({
        DATABASE_URL: database.url,
        DIRECT_DATABASE_URL: database.directUrl,
        DEMO: '1',
      });
      await runTied(['--import', 'tsx', join(root, 'prisma/seed.ts')], env);
      // Renamed last, so that a failed seed isn't taken for a finished one.
      await client.query(`ALTER DATABASE ${database.name} RENAME TO ${seeded}`);
    }
  } finally {
    await client.end();
  }
  return createTestDatabase(seeded);
}
