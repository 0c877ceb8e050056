import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';

/** The system account that runs the server. Empty: the present one. */
export type Account = { uid?: number; gid?: number };

/** Postgres refuses to run as root, so for root it runs as `postgres`, or else as `nobody`. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (ids.every(({ status }) => status === 0)) {
      const [uid, gid] = ids.map(({ stdout }) => Number(stdout));
      return { uid, gid };
    }
  }
  throw new Error('Postgres can not run as root, and this machine has neither a postgres nor a nobody user.');
}

/** Whether the account can read `path` and traverse every folder above it. */
export function canReach(account: Account, path: string): boolean {
  return spawnSync('sh', ['-c', 'test -r "$0" && test -x "$0"', path], { ...account, cwd: '/' }).status === 0;
}

export function giveTo(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}
