import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canReach, giveTo, postgresAccount } from './account';
import { copiedBinaries, installedBinaries } from './binaries';

/** What is stored about a server between runs. */
export type Remembered = { password: string; port?: number; outside?: string };

/** Where a server runs: its account, its binaries, and the folder `place`, which the account owns. */
export type Place = { account: Account; binaries: string; place: string; home: string };

/**
 * The server's files are in `home`/postgres. Where the account can't access that (a checkout under a 0700 folder,
 * started by root), they are outside of it, under a random id that is stored in `home`.
 */
export function settle(home: string): Place {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const account = postgresAccount();
  const installed = installedBinaries();
  const reachable = canReach(account, join(installed, 'bin/postgres'));

  let place = join(home, 'postgres');
  if (!reachable || !passable(account, home)) {
    const memory = recall(home);
    memory.outside ??= join(
      existsSync('/var/tmp') ? '/var/tmp' : tmpdir(),
      `mais-${randomBytes(8).toString('hex')}`,
    );
    remember(home, memory);
    place = memory.outside;
  }
  if (!existsSync(place)) mkdirSync(place, { mode: 0o700 });
  giveTo(account, place);
  chmodSync(place, 0o700);
  return { account, place, home, binaries: reachable ? installed : copiedBinaries(installed, place) };
}

function passable(account: Account, folder: string): boolean {
  const probe = join(folder, '.passable');
  writeFileSync(probe, '', { mode: 0o755 });
  const passed = canReach(account, probe);
  rmSync(probe);
  return passed;
}

const file = (home: string) => join(home, 'postgres.json');

export function recall(home: string): Remembered {
  if (!existsSync(file(home))) return { password: randomBytes(24).toString('hex') };
  return JSON.parse(readFileSync(file(home), 'utf8'));
}

export function remember(home: string, memory: Remembered): void {
  // Written to a temporary file and renamed, so that a killed run never leaves a partial file.
  writeFileSync(`${file(home)}.${process.pid}`, JSON.stringify(memory, null, 2), { mode: 0o600 });
  renameSync(`${file(home)}.${process.pid}`, file(home));
}
