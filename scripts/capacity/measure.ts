/**
 * `npm run capacity -- --database-url <the app's> [--against <another one's>]`: the figures of CAPACITY.md. Both
 * databases were filled by `npm run seed:scale`; the second one is small, and latencies are given as ratios to it.
 * Writes bookings.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { testEnv } from '@/tests/support/env';
import { buildIfChanged } from '../build';
import { root } from '../paths';
import { generatePrismaClient } from '../prisma-client';

const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    against: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const url = values['database-url'];
if (!url) {
  console.error('Name the database: npm run capacity -- --database-url postgresql://…');
  process.exit(1);
}
const wanted = (part: string) => !values.only || values.only.split(',').includes(part);
generatePrismaClient();
// Vendors are unreachable: only our own work is measured.
Object.assign(process.env, testEnv({ DATABASE_URL: url, DATABASE_POOL_SIZE: '5' }));

if (wanted('sizes')) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { printSizes } = await import('./sizes');
  await printSizes(client);
  await client.end();
}
if (wanted('cache')) await printCache();
if (wanted('latencies')) printLatencies(url, values.against);
if (wanted('throughput')) await printThroughput(url);
const { disconnect } = await import('@/lib/data/connection/client');
await disconnect();

async function printCache(): Promise<void> {
  const { businessesOf } = await import('./work');
  const { getCatalogue } = await import('@/lib/usecases/catalogue/read');
  for (const item of ['elopement', 'massage-60', 'sunrise-tour']) {
    const [ctx] = await businessesOf(item);
    if (ctx)
      console.log(
        `cached catalogue of a business that sells ${item}: ${JSON.stringify(await getCatalogue(ctx)).length} bytes`,
      );
  }
}

function printLatencies(large: string, small: string | undefined): void {
  // Alternating, so that both are measured under the same load of the machine.
  const rounds = Array.from({ length: Number(values.rounds ?? 3) }, () => ({
    large: timesOn(large),
    small: small ? timesOn(small) : null,
  }));
  for (const name of Object.keys(rounds[0]?.large ?? {})) {
    const of = (which: 'large' | 'small') =>
      rounds.map((round) => round[which]?.[name] ?? Number.NaN).sort((a, b) => a - b)[rounds.length >> 1] ??
      Number.NaN;
    const [here, there] = [of('large'), of('small')];
    console.log(
      `${name}: ${here.toFixed(2)} ms${small ? `, small ${there.toFixed(2)} ms, ratio ${(here / there).toFixed(2)}` : ''}`,
    );
  }
}

function timesOn(databaseUrl: string): Record<string, number> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--import',
      join(root, 'scripts/tied.mjs'),
      '--import',
      'tsx',
      join(root, 'scripts/capacity/latencies.ts'),
    ],
    { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}

async function printThroughput(databaseUrl: string): Promise<void> {
  await buildIfChanged({ ...testEnv(), DEMO: '1' });
  const { startApp } = await import('@/tests/support/app');
  const { printJobs, printRequests, printTransactions } = await import('./throughput');
  const app = await startApp(
    { RATE_LIMIT_API_KEY_PER_MINUTE: '100000000', RATE_LIMIT_PUBLIC_PER_15_MIN: '100000000' },
    async () => ({ url: databaseUrl, directUrl: databaseUrl, name: 'capacity', drop: async () => {} }),
  );
  try {
    await printRequests(app);
  } finally {
    await app.close();
  }
  await printTransactions();
  await printJobs();
}
