import type { Lane } from './define-job';

/** With fewer slots than this no lane gets its own share. */
const LEAST_TO_SHARE = 3;

/** How many of a lane may run at once, so that slots are left for the others; `lease_job` applies the same limits. */
export function laneConcurrency(lane: Lane, concurrency: number): number {
  if (concurrency < LEAST_TO_SHARE || lane === 'work') return concurrency;
  return lane === 'mail' ? concurrency - 1 : Math.max(1, Math.floor(concurrency * 0.4));
}

/**
 * The QStash flow-control key and parallelism of a lane. Mails and calendars get a narrow one each; `work` may take all slots. Where others
 * occupy some of them, a delivery is answered `busy` and QStash retries it (or the sweep finds the job).
 */
export function flowOf(lane: Lane, concurrency: number): { key: string; parallelism: number } {
  if (concurrency < LEAST_TO_SHARE) return { key: 'jobs', parallelism: concurrency };
  if (lane === 'work') return { key: 'jobs', parallelism: concurrency };
  return { key: lane === 'mail' ? 'mails' : 'calendars', parallelism: Math.floor(concurrency * 0.4) };
}
