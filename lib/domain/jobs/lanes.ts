import type { Lane } from './define-job';

/** With fewer slots than this there is nothing to share out. */
const LEAST_TO_SHARE = 3;

/** How many mails may run at once, so that one slot is always left for another job; `lease_job` holds to the same. */
export const mailSlots = (concurrency: number): number =>
  concurrency < LEAST_TO_SHARE ? concurrency : concurrency - 1;

/**
 * In which of QStash's flows a job is delivered, and how many of it at once. Mails have a narrow one; what moves money may
 * take all slots, and where mails have taken some, is told `busy` and comes again (or the sweep finds it).
 */
export function flowOf(lane: Lane, concurrency: number): { key: string; parallelism: number } {
  if (concurrency < LEAST_TO_SHARE) return { key: 'jobs', parallelism: concurrency };
  return lane === 'mail'
    ? { key: 'mails', parallelism: Math.floor(concurrency * 0.4) }
    : { key: 'jobs', parallelism: concurrency };
}
