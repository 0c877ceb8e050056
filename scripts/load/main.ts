import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { testEnv } from '@/tests/support/env';
import { buildIfChanged } from '../build';
import { root } from '../paths';
import { generatePrismaClient } from '../prisma-client';
import { runTiedAloud } from '../run-tied-aloud';

/**
 * Runs the load procedures, one after the other, each figure beside its target; LOAD.md explains them. `npm run load --
 * races` runs one of them, `npm run load -- --instances 2` those that support two servers, `npm run load -- --quick` a
 * tenth of the size: a smoke test, not a measurement.
 */
const all = ['races', 'webhooks', 'checkouts'];
const alone = ['checkouts'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { instances: { type: 'string', default: '1' }, quick: { type: 'boolean', default: false } },
});
const instances = Number(values.instances);
const unknown = positionals.filter((name) => !all.includes(name));
if (unknown.length) {
  console.error(`No load procedure ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}
if (!Number.isInteger(instances) || instances < 1 || instances > 4) {
  console.error('--instances takes 1 to 4.');
  process.exit(1);
}
const asked = positionals.length ? positionals : all;
const wanted = instances === 1 ? asked : asked.filter((name) => !alone.includes(name));

generatePrismaClient();
await buildIfChanged({ ...testEnv(), DEMO: '1' });
let missed = 0;
for (const name of wanted) {
  console.log(`\n${name}${instances > 1 ? ` on ${instances} instances` : ''}`);
  const status = runTiedAloud([
    ...['--import', 'tsx', join(root, `tests/load/${name}.ts`)],
    ...[String(instances), values.quick ? 'quick' : 'full'],
  ]);
  if (status !== 0) missed += 1;
}
for (const name of asked.filter((each) => !wanted.includes(each)))
  console.log(
    `\n${name}: only on one instance (its limits are counted in the process where there is no Redis)`,
  );
console.log(`\nload procedures met: ${wanted.length - missed} of ${wanted.length}`);
process.exit(missed ? 1 : 0);
