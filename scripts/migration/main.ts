/**
 * `npm run migration -- <what_it_does>`: writes a migration with the difference between prisma/schema and the
 * migrations, to be finished by hand (row-level security, partial indexes, data). It includes the functions whose file
 * in prisma/sql differs from the migrated database.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { testServer } from '../../tests/support/database';
import { startTestPostgres, template } from '../../tests/support/postgres';
import { root } from '../paths';
import { databaseUrls, superuserUrl } from '../postgres/databases';
import { changedFunctions } from '../postgres/functions';
import { schemaDrift } from '../test/schema-drift';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error('Say what it does, in lower case: npm run migration -- add_skill_level');
  process.exit(1);
}
const stop = await startTestPostgres();
try {
  const { directUrl } = databaseUrls(testServer(), template);
  const client = new pg.Client({ connectionString: superuserUrl(directUrl) });
  await client.connect();
  const functions = (await changedFunctions(client)).map(({ sql }) => sql.trim().replace(/;$/, ''));
  await client.end();
  const statements = [...(await schemaDrift(directUrl)), ...functions];
  const stamp = nextStamp();
  const folder = join(root, 'prisma/migrations', `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), statements.map((statement) => `${statement};\n`).join('\n'));
  console.log(`prisma/migrations/${stamp}_${name}/migration.sql: ${statements.length} statements`);
} finally {
  await stop();
}
process.exit(0);

/** The present time in UTC, or just after the newest migration, since they are applied in this order. */
function nextStamp(): string {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const newest = readdirSync(join(root, 'prisma/migrations'))
    .map((folder) => folder.slice(0, 14))
    .filter((name) => /^\d{14}$/.test(name))
    .sort()
    .at(-1);
  return newest && newest >= now ? String(Number(newest) + 1) : now;
}
