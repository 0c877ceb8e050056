import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';
import { Refusal } from '../refusal';

const version = '64.0.2';

/**
 * Installs Vercel's CLI in a folder of its own: with its dependencies, 360 MB, it is too large for everybody's `npm
 * ci`.
 */
export function vercelCommand(): string {
  const folder = join(root, 'node_modules/.cache', `vercel-${version}`);
  const command = join(folder, 'node_modules/vercel/dist/index.js');
  if (existsSync(command)) return command;
  console.log(`• Vercel's command ${version}: installing (360 MB, the first time only; some minutes)`);
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  // The version of `sandbox` that it depends on can't be installed, and no build needs it.
  const wanted = { private: true, dependencies: { vercel: version }, overrides: { sandbox: '4.5.0' } };
  writeFileSync(join(unfinished, 'package.json'), JSON.stringify(wanted));
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: unfinished, encoding: 'utf8' },
  );
  if (status !== 0) throw new Refusal(`Vercel's command could not be installed:\n${stdout}${stderr}`);
  renameSync(unfinished, folder);
  return command;
}
