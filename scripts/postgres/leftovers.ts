import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Cleans up a data folder after a killed run: stops a server whose guard was killed too, and removes a lock file whose
 * process id now belongs to another process (after a reboot, say).
 */
export async function clearLeftovers(data: string): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!isServerOf(pid, data)) {
    rmSync(lock, { force: true });
    return;
  }

  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < 5000; waited += 50) {
      if (!isServerOf(pid, data)) return;
      await sleep(50);
    }
  }
}

function isServerOf(pid: number, data: string): boolean {
  if (!(pid > 1)) return false;
  const command = existsSync('/proc/self/cmdline')
    ? existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return Boolean(command) && String(command).includes(data);
}
