import type { Lane } from './define-job';

/** With fewer slots than this no lane gets its own share. */
const LEAST_TO_SHARE = 3;

/**
 * How many mails may run at once, so that one slot is always left for another job; `lease_job` applies the same limit.
 */
export const mailConcurrency = (concurrency: number): number =>
  concurrency < LEAST_TO_SHARE ? concurrency : concurrency - 1;

/**
 * The QStash flow-control key and parallelism of a lane. Mails get a narrow one; `work` may take all slots. Where mails
 * occupy some of them, a delivery is answered `busy` and QStash retries it (or the sweep finds the job).
 */
export function flowOf(lane: Lane, concurrency: number): { key: string; parallelism: number } {
  if (concurrency < LEAST_TO_SHARE) return { key: 'jobs', parallelism: concurrency };
  return lane === 'mail'
    ? { key: 'mails', parallelism: Math.floor(concurrency * 0.4) }
    : { key: 'jobs', parallelism: concurrency };
}
