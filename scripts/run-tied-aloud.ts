import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths';

/**
 * Runs a script on this Node to its end, with our stdout and stderr. It never outlives this process. @returns its exit
 * code
 */
export function runTiedAloud(args: string[]): number {
  const { status } = spawnSync(process.execPath, ['--import', join(root, 'scripts/tied.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}
