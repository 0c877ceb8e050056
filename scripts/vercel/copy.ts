import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../paths';
import { Refusal } from '../refusal';

/**
 * Copies the inputs of a deployment: every file that git knows, as it is now, and the installed packages. To a folder
 * outside of the checkout, so that the framework takes that one for the project's root and the checkout's own build
 * isn't overwritten.
 */
export function copyProject(to: string): void {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Refusal(`git ls-files: ${stderr}`);
  for (const name of stdout.split('\0')) {
    if (!name || !existsSync(join(root, name))) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    copyFileSync(join(root, name), join(to, name));
  }
  linkFolder(join(root, 'node_modules'), join(to, 'node_modules'));
}

/** Hard-links a folder where both are on one disk: more than a gigabyte that is never written to. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === '.cache') continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
