import type { Lane } from '@/lib/domain/jobs/define-job';
import { flowOf } from '@/lib/domain/jobs/lanes';
import { env } from '@/lib/env';
import { callVendor, vendorRests } from '@/lib/integrations/resilience';
import { qstashClient } from './client';

export type PublishableJob = {
  id: string;
  name: string;
  lane: Lane;
  /** Attempts made so far: QStash remembers an id for 90 days, so a second try needs a new one. */
  attempts: number;
  /** Not before this many seconds from now. */
  delaySeconds?: number;
};

/** While QStash is away the sweep has the jobs: a request that made some need not begin to tell of them. */
export const canPublishJobs = (): boolean => !vendorRests('qstash');

/**
 * Tells QStash that jobs are ready, all in one call; a body is only an id, the row says what to do.
 * @returns the ids that QStash took. The sweep finds the others, so nobody waits or fails for them
 */
export async function publishJobs(jobs: readonly PublishableJob[]): Promise<string[]> {
  if (jobs.length === 0) return [];
  try {
    const answers = await callVendor('qstash', () => qstashClient().batchJSON(jobs.map(message)));
    return jobs.flatMap((job, at) => (answers[at] && 'messageId' in answers[at] ? [job.id] : []));
  } catch {
    return [];
  }
}

const message = (job: PublishableJob) => ({
  url: new URL(`/api/jobs/${job.name}`, env.APP_URL).href,
  body: { jobId: job.id },
  deduplicationId: `${job.id}-${job.attempts}`,
  retries: 3,
  // Milliseconds: 5 s, 10 s, 20 s.
  retryDelay: 'pow(2, retried) * 5000',
  flowControl: flowOf(job.lane, env.JOB_CONCURRENCY),
  ...(job.delaySeconds ? { delay: Math.ceil(job.delaySeconds) } : {}),
});
