import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root } from './paths';

/** The advisory lock and the table of `prisma migrate`, so that both tools can be used on one database. */
const prismaLock = 72707369;
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies prisma/migrations in order, each in its own transaction: what `prisma migrate deploy` does, without the
 * engine binary that it downloads.
 * @returns the names of those that were applied now
 * @throws Error when one fails, or was changed after it had been applied
 */
export async function migrate(directUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: directUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]);
    await client.query(table);
    const { rows } = await client.query(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Map<string, string>(rows.map((row) => [row.migration_name, row.checksum]));
    const fresh: string[] = [];
    for (const { name, sql, checksum } of readMigrations()) {
      const before = applied.get(name);
      if (before && before !== checksum)
        throw new Error(`Migration ${name} was changed after it had been applied to this database.`);
      if (before) continue;
      await apply(client, name, sql, checksum);
      fresh.push(name);
    }
    return fresh;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`);
  }
}

function readMigrations() {
  const folder = join(root, 'prisma/migrations');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, name, 'migration.sql'));
      return { name, sql: content.toString(), checksum: createHash('sha256').update(content).digest('hex') };
    });
}
