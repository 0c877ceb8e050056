import { join } from 'node:path';
import { testEnv } from '@/tests/support/env';
import { buildIfChanged } from '../build';
import { root } from '../paths';
import { generatePrismaClient } from '../prisma-client';
import { runTiedAloud } from '../run-tied-aloud';

/**
 * Runs all faults, one after the other, prints a line for each, and how many were survived. `npm run test:faults --
 * stripe clock` runs the files with these names; FAULT_SEED=… with `-- random` replays a random history.
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
