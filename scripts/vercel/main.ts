/**
 * `npm run test:vercel`: builds the checkout as Vercel does, prints what the deployment consists of, serves its
 * functions and runs tests/vercel and the public contract against them. `VERCEL_BUILD=<folder>` reuses the build that
 * an earlier run left there (an empty folder: leaves one there).
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../paths';
import { Refusal } from '../refusal';
import { runTiedAloud } from '../run-tied-aloud';
import { buildForVercel } from './build';
import { readOutput } from './output';
import { summarize } from './summary';

const kept = process.env.VERCEL_BUILD ? resolve(process.env.VERCEL_BUILD) : null;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'mais-vercel-'));
const aborted = new AbortController();

function end(code: number): never {
  if (!kept) rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => aborted.abort());

try {
  if (!existsSync(join(folder, '.vercel/output/config.json'))) {
    mkdirSync(folder, { recursive: true });
    const started = performance.now();
    console.log('• vercel build: some minutes');
    await buildForVercel(folder, aborted.signal);
    console.log(`✓ vercel build · ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  const { functions, staticFiles } = summarize(readOutput(folder));
  for (const { name, addresses, bytes, maxDuration } of functions)
    console.log(
      `  ${name.padEnd(24)} ${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${String(addresses).padStart(4)} addresses  ${maxDuration ? `${maxDuration} s` : ''}`,
    );
  console.log(`  ${staticFiles} files`);
  process.env.VERCEL_BUILD = folder;
  end(
    runTiedAloud([
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project=vercel',
      ...process.argv.slice(2),
    ]),
  );
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  end(1);
}
