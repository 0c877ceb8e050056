import { join } from 'node:path';
import { testEnv } from '@/tests/support/env';
import { buildIfChanged } from '../build';
import { root } from '../paths';
import { generatePrismaClient } from '../prisma-client';
import { runTiedAloud } from '../run-tied-aloud';

/**
 * Runs all benchmarks, one after the other, each figure beside its reference from the same run. Needs a quiet machine.
 * `npm run bench -- http` runs one of them.
 */
const all = [
  'availability',
  'shared-groups',
  'booking-core',
  'isolation',
  'lists',
  'calendars',
  'office-pages',
  'http',
  'booking-page',
  'lighthouse',
  'memory',
  'files',
  'picture-paint',
  'assistant',
  'assistant-answers',
  'tools',
];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}
generatePrismaClient();
await buildIfChanged({ ...testEnv(), DEMO: '1' });
for (const name of wanted.length ? wanted : all) {
  console.log(`\n${name}`);
  const status = runTiedAloud(['--import', 'tsx', join(root, `tests/bench/${name}.ts`)]);
  if (status !== 0) process.exit(status);
}
