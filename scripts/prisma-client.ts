import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';
import { readSchema } from './read-schema';

/**
 * Generates lib/data/prisma-client when the schema or Prisma's version changed. The CLI requires a schema engine, which
 * `generate` never runs: where its download failed at install, any existing file satisfies it; otherwise nothing is
 * overridden.
 * @returns whether it generated
 */
export function generatePrismaClient(): boolean {
  const output = join(root, 'lib/data/prisma-client');
  const stampFile = join(output, '.stamp');
  const stamp = createHash('sha256')
    .update(readSchema())
    .update(readFileSync(join(root, 'node_modules/prisma/package.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;

  const hasEngine = readdirSync(join(root, 'node_modules/@prisma/engines')).some((name) =>
    name.startsWith('schema-engine-'),
  );
  const run = spawnSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      ...(hasEngine ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }),
    },
  });
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout}${run.stderr}`);
  writeFileSync(stampFile, stamp);
  return true;
}
