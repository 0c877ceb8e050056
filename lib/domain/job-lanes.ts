/**
 * Jobs that mail. Many may come at once and they can wait; what moves money can't, so they never take its place. The
 * database knows their names too (`lease_job`, `Job_not_mail_idx`).
 */
export const mailJobs: readonly string[] = ['send_mail', 'send_link_mail'];

/** With fewer slots than this there is nothing to share out. */
const LEAST_TO_SHARE = 3;

/** How many mails may run at once, so that one slot is always left for another job; `lease_job` holds to the same. */
export const mailSlots = (concurrency: number): number =>
  concurrency < LEAST_TO_SHARE ? concurrency : concurrency - 1;

/**
 * Which lane QStash delivers a job in, and how wide it is. Mails have a narrow one; what moves money may take all slots,
 * and where mails have taken some, is told `busy` and comes again (or the sweep finds it).
 */
export function laneOf(name: string, concurrency: number): { key: string; parallelism: number } {
  if (concurrency < LEAST_TO_SHARE) return { key: 'jobs', parallelism: concurrency };
  return mailJobs.includes(name)
    ? { key: 'mails', parallelism: Math.floor(concurrency * 0.4) }
    : { key: 'jobs', parallelism: concurrency };
}
