import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo } from './account';
import type { Place } from './place';

/**
 * Postgres runs under a small shell that reads a named pipe. Every launcher holds the pipe's other end open, so the
 * kernel signals the shell when the last launcher has ended, however it died, and the shell stops Postgres. It has its
 * own process group: Ctrl-C reaches only the launcher, which then stops things in order.
 */
const script = `
remove=$1; shift
exec 3<&0
trap '' INT TERM HUP
"$@" </dev/null 3<&- &
server=$!
(while read -r _; do :; done <&3; kill -INT $server) 2>/dev/null &
watcher=$!
wait $server
status=$?
kill -KILL $watcher 2>/dev/null
[ -z "$remove" ] || rm -rf "$remove"
exit $status
`;

const pipeOf = (place: string) => join(place, 'alive');

/** @returns the file descriptor that keeps the running server alive, or null when no guard runs */
export function joinGuard(place: string): number | null {
  try {
    return openSync(pipeOf(place), constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
}

/** Starts `command` under a guard. `hold` is this launcher's end of the pipe: closing it releases the server. */
export function startGuarded(
  { account, place }: Place,
  command: string[],
  removeAtEnd: boolean,
): { guard: ChildProcess; hold: number } {
  const pipe = pipeOf(place);
  if (!existsSync(pipe)) {
    const made = spawnSync('mkfifo', ['-m', '600', pipe], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`Could not make ${pipe}: ${made.stderr}`);
    giveTo(account, pipe);
  }
  // Opening one end of a pipe blocks until the other is open; so a non-blocking reader comes first.
  const opener = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const hold = openSync(pipe, constants.O_WRONLY);
  const readEnd = openSync(pipe, constants.O_RDONLY);
  closeSync(opener);
  const log = openSync(join(place, 'postgres.log'), 'a');
  const guard = spawn('sh', ['-c', script, 'guard', removeAtEnd ? place : '', ...command], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: [readEnd, log, log],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  guard.unref();
  closeSync(readEnd);
  closeSync(log);
  return { guard, hold };
}
