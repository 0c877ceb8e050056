/**
 * `npm run build`: what a deployment (Vercel, or a server of one's own) runs. Checks the types, migrates the database named
 * by DIRECT_DATABASE_URL, builds; without that name it migrates nothing.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { demoAccessRefusal } from '../lib/domain/demo-access';
import { checkEnvAtBoot } from '../lib/env';
import { holdsDemoAccess } from './demo-access';
import { migrate } from './migrate';
import { root } from './paths';
import { generatePrismaClient } from './prisma-client';

function run(path: string, ...args: string[]): void {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (process.env.VERCEL === '1') checkEnvAtBoot();
generatePrismaClient();
// Before the database is migrated: a source that doesn't compile changes nothing.
run('next/dist/bin/next', 'typegen');
run('typescript/bin/tsc', '--noEmit');
const url = process.env.DIRECT_DATABASE_URL;
if (url) for (const name of await migrate(url)) console.log(`Migrated: ${name}`);
else if (process.env.VERCEL === '1') {
  console.error('Configuration: missing: DIRECT_DATABASE_URL (for the migrations). See .env.example.');
  process.exit(1);
}
if (url && process.env.DEMO !== '1' && (await holdsDemoAccess(url))) {
  console.error(`${demoAccessRefusal} Let DATABASE_URL and DIRECT_DATABASE_URL name an empty database.`);
  process.exit(1);
}
run('next/dist/bin/next', 'build');
