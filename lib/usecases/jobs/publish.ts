import { markPublished, type NewJob } from '@/lib/data/jobs';
import { publishJob } from '@/lib/integrations/qstash/publishJob';

/**
 * Tells QStash of jobs that were just committed. Nobody waits for it and nothing fails with it: a job that QStash was
 * not told of is found by the sweep.
 */
export function publishJobs(jobs: readonly NewJob[]): void {
  if (jobs.length === 0) return;
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
export async function announceJobs(jobs: readonly Pick<NewJob, 'id' | 'name' | 'runAt'>[]): Promise<void> {
  const told = await Promise.all(
    jobs.map(async (job) => {
      const delaySeconds = job.runAt ? Math.max(0, (job.runAt.getTime() - Date.now()) / 1000) : 0;
      const known = await publishJob({ id: job.id, name: job.name, attempts: 0, delaySeconds });
      return known ? [job.id] : [];
    }),
  );
  await markPublished(told.flat());
}
