import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';

/** Who runs the server. Empty: whoever runs this. */
export type Account = { uid?: number; gid?: number };

/** Postgres refuses to run as root, so root lends it to `postgres`, or else to `nobody`. */
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

/** Whether the account can pass through every folder above `path`, and read it. */
export function canReach(account: Account, path: string): boolean {
  return spawnSync('sh', ['-c', 'test -r "$0" && test -x "$0"', path], { ...account, cwd: '/' }).status === 0;
}

export function giveTo(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}
