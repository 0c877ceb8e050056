import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';
import { check, type Outcome, part } from './check';

const folders = [
  'app',
  'components',
  'lib',
  'prisma',
  'scripts',
  'server',
  'stand-ins',
  'tests',
  'proxy.ts',
  'instrumentation.ts',
].filter((path) => existsSync(join(root, path)));

const tool = (name: string, path: string, ...args: string[]): Promise<Outcome> =>
  part(name, () => check([join(root, 'node_modules', path), ...args]));

/** Generates the route types, which `types` needs. Must not run at the same time as a build. */
export function routeTypes(): Promise<Outcome> {
  for (const stale of ['.next/types', '.next/dev/types'])
    rmSync(join(root, stale), { recursive: true, force: true });
  return tool('route types', 'next/dist/bin/next', 'typegen');
}

/** The static checks, one after the other. */
export async function checkSources(): Promise<Outcome[]> {
  return [
    await tool('types', 'typescript/bin/tsc', '--noEmit'),
    await tool('lint', '@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'),
    await tool(
      'import directions',
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...folders,
    ),
    await tool('dead code', 'knip/bin/knip.js', '--no-progress'),
  ];
}
