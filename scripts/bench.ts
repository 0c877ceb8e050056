import { join } from 'node:path';
import { testEnv } from '@/tests/support/env';
import { buildIfChanged } from './build';
import { root } from './paths';
import { runTied } from './runTied';

/** Every benchmark, one after the other, each figure beside its reference in the same run. A quiet machine, please. */
const env = { ...testEnv(), DEMO: '1' };
await buildIfChanged(env);
for (const file of ['availability', 'booking-core', 'http']) {
  await runTied(['--import', 'tsx', join(root, `tests/bench/${file}.ts`)], { ...process.env });
}
