import { join } from 'node:path';
import { testEnv } from '@/tests/support/env';
import { buildIfChanged } from '../build';
import { root } from '../paths';
import { generatePrismaClient } from '../prisma-client';
import { runTiedAloud } from '../run-tied-aloud';

/**
 * Every fault, one after the other, each as a line, and how many were survived. `npm run test:faults -- stripe clock` plays
 * the files that are named so; FAULT_SEED=… with `-- random` plays a random history again.
 */
generatePrismaClient();
await buildIfChanged({ ...testEnv(), DEMO: '1' });
process.exit(
  runTiedAloud([
    ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project=all-faults'],
    `--reporter=${join(root, 'scripts/faults/reporter.ts')}`,
    ...process.argv.slice(2).map((name) => `tests/faults/${name}`),
  ]),
);
