import { markPublished, type NewJob } from '@/lib/data/outbox/jobs';
import { canPublishJobs, publishJobs as publishToQstash } from '@/lib/integrations/qstash/publish-jobs';

/**
 * Tells QStash of jobs that were just committed. Nobody waits for it and nothing fails with it: a job that QStash was
 * not told of is found by the sweep.
 */
export function publishJobs(jobs: readonly NewJob[]): void {
  if (jobs.length === 0 || !canPublishJobs()) return;
  const announcing = announceJobs(jobs)
    .catch(() => {})
    .finally(() => underWay.delete(announcing));
  underWay.add(announcing);
}

const underWay = new Set<Promise<void>>();

/**
 * When QStash has been told of all jobs so far: a function must not be frozen before, after it has answered. Null:
 * there is nothing to wait for.
 */
export function jobsAnnounced(): Promise<unknown> | null {
  return underWay.size > 0 ? Promise.all(underWay) : null;
}

/** The same, for a caller that wants to know when it is over. */
export async function announceJobs(
  jobs: readonly Pick<NewJob, 'id' | 'name' | 'lane' | 'runAt'>[],
): Promise<void> {
  const now = Date.now();
  const told = await publishToQstash(
    jobs.map(({ id, name, lane, runAt }) => {
      const delaySeconds = runAt ? Math.max(0, (runAt.getTime() - now) / 1000) : 0;
      return { id, name, lane, attempts: 0, delaySeconds };
    }),
  );
  await markPublished(told);
}
