import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { root } from '@/scripts/paths';

type Times = { all: number; busy: number; ours: number };

/**
 * How much of the machine's processors others took while something was measured: what is neither idle nor spent by a program
 * of this checkout (servers, database, askers).
 * @returns ends the watch: the share of all processors that others had, 0 to 1; null where the machine doesn't tell (not Linux)
 */
export function watchNeighbours(): () => number | null {
  const from = read();
  return () => {
    const to = read();
    if (!from || !to || to.all <= from.all) return null;
    const others = to.busy - from.busy - (to.ours - from.ours);
    return Math.min(1, Math.max(0, others / (to.all - from.all)));
  };
}

/** In the kernel's ticks since it started. */
function read(): Times | null {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    // user, nice, system, idle, iowait, irq, softirq, steal: what follows is counted in them already.
    const fields = line.trim().split(/\s+/).slice(1, 9).map(Number);
    const all = fields.reduce((total, each) => total + each, 0);
    const [, , , idle = 0, waiting = 0] = fields;
    const ours = readdirSync('/proc').reduce(
      (total, name) => total + (/^\d+$/.test(name) ? spent(name) : 0),
      0,
    );
    return { all, busy: all - idle - waiting, ours };
  } catch {
    return null;
  }
}

/** Of a process of this checkout, with what its ended children spent. */
function spent(pid: string): number {
  try {
    if (!readlinkSync(`/proc/${pid}/exe`).startsWith(`${root}/`)) return 0;
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((total, each) => total + Number(each), 0);
  } catch {
    return 0;
  }
}
