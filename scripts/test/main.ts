/** `npm test`: runs all checks and tests, in parallel where that helps, and prints one summary. */
import { createTestDatabase, testServer } from '../../tests/support/database';
import { testEnv } from '../../tests/support/env';
import { startTestPostgres, template } from '../../tests/support/postgres';
import { buildIfChanged } from '../build';
import { databaseUrls } from '../postgres/databases';
import { generatePrismaClient } from '../prisma-client';
import { audit } from './audit';
import { findBrowser } from './browser';
import { endAll, type Outcome, part } from './check';
import { licences } from './licences';
import { playwright, vitest } from './runners';
import { checkSources, routeTypes } from './source-checks';

const started = performance.now();
const outcomes: Outcome[] = [];
const aborted = new AbortController();
let stopPostgres: (() => Promise<void>) | undefined;
let ending: Promise<never> | undefined;

function end(code: number): Promise<never> {
  ending ??= (async () => {
    aborted.abort();
    endAll();
    await stopPostgres?.();
    process.exit(code);
  })();
  return ending;
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(1));
process.on('disconnect', () => void end(1));
process.channel?.unref();

const count = async (name: string, work: () => Promise<Outcome>) => {
  outcomes.push(await part(name, work));
};
async function readTheSources(): Promise<void> {
  outcomes.push(...(await checkSources()));
  await count('licences', async () => licences());
  await count('known weaknesses', async () => audit());
  await count('migrations agree with the schema', async () => {
    const { schemaDrift } = await import('./schema-drift');
    const drift = await schemaDrift(databaseUrls(testServer(), template).directUrl);
    if (!drift.length) return { passed: 1, failed: 0, log: '' };
    return { passed: 0, failed: 1, log: `A migration is missing for:\n${drift.join(';\n')};` };
  });
}

async function build(): Promise<void> {
  await count('build', async () => {
    // On an empty database, as in a first deployment.
    const { url } = await createTestDatabase();
    await buildIfChanged(testEnv({ DATABASE_URL: url, DEMO: '1' }), aborted.signal);
    return { passed: 1, failed: 0, log: '' };
  });
}

try {
  generatePrismaClient();
  stopPostgres = await startTestPostgres();
  outcomes.push(await routeTypes());
  // What needs no build runs in parallel to it.
  await Promise.all([readTheSources().then(() => count('unit tests', () => vitest('unit'))), build()]);
  await count('integration tests, the API from outside, quick faults', () => vitest('integration'));
  await count('browser tests', async () => {
    await findBrowser();
    return playwright();
  });
} catch (error) {
  console.error(error);
  outcomes.push({ passed: 0, failed: 1, log: '' });
}

await stopPostgres?.();
stopPostgres = undefined;
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
const failed = sum('failed');
console.log(`\nTook ${Math.round((performance.now() - started) / 1000)} s.`);
console.log(`${sum('passed')} passed, ${failed} failed`);
await end(failed ? 1 : 0);
