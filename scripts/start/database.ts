import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { demoAccessRefusal } from '../../lib/domain/demo-access';
import { holdsDemoAccess } from '../demo-access';
import { migrate } from '../migrate';
import { dataDir, root } from '../paths';
import { type DatabaseUrls, dropDatabase, prepareDatabase } from '../postgres/databases';
import { startPostgres } from '../postgres/server';
import { Refusal } from '../refusal';
import { runTied } from '../run-tied';
import { step } from './progress';
import { endSignal, onEnd } from './shutdown';

const name = 'mais';
const seedingMark = () => join(dataDir(), 'seeding');

type Variables = Record<string, string | undefined>;

/** `folder`: where the embedded server stores its files; null: the database of .env. */
type OpenDatabase = DatabaseUrls & { folder: string | null };

/** Opens the database of .env, or the embedded one, and migrates it. */
export async function openDatabase(given: Variables): Promise<OpenDatabase> {
  if (given.DATABASE_URL) {
    const directUrl = given.DIRECT_DATABASE_URL;
    if (!directUrl)
      throw new Refusal(
        'DATABASE_URL is set, so DIRECT_DATABASE_URL (the owner, for migrations) is needed too.',
      );
    await step('Database migrated', () => migrate(directUrl), migrated);
    return { url: given.DATABASE_URL, directUrl, folder: null };
  }
  const server = await step(
    'PostgreSQL',
    () => startPostgres(dataDir()),
    ({ port, reused }) => `PostgreSQL 18 on port ${port}${reused ? ' (it was running)' : ''}`,
  );
  onEnd(() => server.stop());
  // A run that was killed while seeding left a partial demo, which had not been served yet.
  if (existsSync(seedingMark())) await dropDatabase(server, name);
  const { url, directUrl } = await step(
    'Database migrated',
    () => prepareDatabase(server, name).catch(sayWhatHelps),
    ({ migrations }) => migrated(migrations),
  );
  return { url, directUrl, folder: server.folder };
}

function sayWhatHelps(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Refusal(`${reason}\nTo begin with an empty database, remove the folder .data.`);
}

function migrated(names: string[]): string {
  return names.length ? `Database migrated (${names.length} new)` : 'Database is up to date';
}

/** The demo's passwords and keys are public, so a database seeded by the demo is served by the demo only. */
export async function refuseDemoDatabase({ directUrl, folder }: OpenDatabase): Promise<void> {
  if (!(await holdsDemoAccess(directUrl))) return;
  const clean =
    folder === null
      ? 'To begin clean, let DATABASE_URL and DIRECT_DATABASE_URL name an empty database.'
      : 'To begin clean, remove the folder .data. To keep the demo, take the keys out of .env (and DEMO=0).';
  throw new Refusal(`${demoAccessRefusal}\n${clean}`);
}

/** Fills an empty database with the demo tenants. */
export async function seedIfEmpty(env: NodeJS.ProcessEnv): Promise<void> {
  if (!(await isEmpty(env.DIRECT_DATABASE_URL))) return;
  await step('Demo tenants seeded', async () => {
    writeFileSync(seedingMark(), '');
    await runTied(['--import', 'tsx', join(root, 'prisma/seed.ts'), '--full'], env, endSignal);
    rmSync(seedingMark());
  });
}

async function isEmpty(connectionString: string | undefined): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return !(await client.query('SELECT 1 FROM "Tenant" LIMIT 1')).rowCount;
  } finally {
    await client.end();
  }
}
