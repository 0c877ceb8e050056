import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitedFetch } from '../../lib/limited-fetch';
import { root } from '../paths';

type Cron = { path: string; schedule: string };

/** Whether a five-field cron expression (numbers, `*`, lists, ranges, steps; UTC) matches the minute of `at`. */
export function isDue(schedule: string, at: Date): boolean {
  const now = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCDay()];
  const fields = schedule.trim().split(/\s+/);
  return fields.length === 5 && fields.every((field, index) => matches(field, now[index] ?? 0));
}

function matches(field: string, value: number): boolean {
  return field.split(',').some((part) => {
    const [range = '*', step] = part.split('/');
    const [from, to] = range === '*' ? [0, 59] : range.split('-').map(Number);
    const first = from ?? 0;
    const last = to ?? (step ? 59 : first);
    return value >= first && value <= last && (value - first) % Number(step ?? 1) === 0;
  });
}

/**
 * Replaces Vercel's cron: calls the routes that vercel.json lists, on the minute, and all of them once at the start,
 * since this machine may be off at night.
 * @returns a function that stops it
 */
export function tickCrons(origin: string, secret: string): () => void {
  const { crons = [] }: { crons?: Cron[] } = JSON.parse(readFileSync(join(root, 'vercel.json'), 'utf8'));
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(tick, 60_000 - (Date.now() % 60_000) + 50);
  };
  const tick = () => {
    const now = new Date();
    for (const { path, schedule } of crons) if (isDue(schedule, now)) void call(origin + path, secret);
    wait();
  };
  for (const { path } of crons) void call(origin + path, secret);
  wait();
  return () => clearTimeout(timer);
}

async function call(url: string, secret: string): Promise<void> {
  try {
    const response = await limitedFetch(url, { headers: { authorization: `Bearer ${secret}` } }, 55_000);
    if (!response.ok) console.error(`cron ${url} answered ${response.status}`);
  } catch (error) {
    console.error(`cron ${url}: ${error instanceof Error ? error.message : error}`);
  }
}
