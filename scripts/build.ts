import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './paths';
import { runTied } from './run-tied';

/** The inputs of a build, besides the variables that are inlined into pages. */
const inputs = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'prisma/migrations',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const bakedIn = ['DEMO'];
const stampFile = join(root, '.next/built-from');

/**
 * Builds the app when an input has changed since the last build.
 * @returns whether it built
 */
export async function buildIfChanged(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<boolean> {
  const stamp = fingerprint(env);
  if (
    existsSync(join(root, '.next/BUILD_ID')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp
  )
    return false;
  rmSync(stampFile, { force: true });
  const built = { ...env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  await runTied([join(root, 'node_modules/next/dist/bin/next'), 'build'], built, signal);
  mkdirSync(join(root, '.next'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

function fingerprint(env: NodeJS.ProcessEnv): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of bakedIn) hash.update(`${name}=${env[name] ?? ''}\0`);
  for (const input of inputs) {
    for (const file of filesOf(join(root, input)))
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind) return [];
  if (!kind.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'prisma-client')
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}
