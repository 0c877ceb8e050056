import { markPublished, type NewJob } from '@/lib/data/outbox/jobs';
import { canPublishJobs, publishJobs as publishToQstash } from '@/lib/integrations/qstash/publish-jobs';

/**
 * Publishes committed jobs to QStash. Nothing waits for it and nothing fails with it: the sweep finds a job that could
 * not be published.
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
 * Resolves when all jobs so far are announced: a function must not be frozen before that, after it has answered. Null:
 * nothing to wait for.
 */
export function jobsAnnounced(): Promise<unknown> | null {
  return underWay.size > 0 ? Promise.all(underWay) : null;
}

/** The same, for a caller that waits until it is done. */
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
