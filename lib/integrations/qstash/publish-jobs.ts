import type { Lane } from '@/lib/domain/jobs/define-job';
import { flowOf } from '@/lib/domain/jobs/lanes';
import { env } from '@/lib/env';
import { callVendor, vendorRests } from '@/lib/integrations/resilience';
import { qstashClient } from './client';

export type PublishableJob = {
  id: string;
  name: string;
  lane: Lane;
  /** Attempts so far. Part of the deduplication id: QStash remembers an id for 90 days, so a retry needs a new one. */
  attempts: number;
  /** Delay of the delivery, seconds from now. */
  delaySeconds?: number;
};

/**
 * Whether QStash is available. While its breaker is open the sweep finds the jobs, so a request needn't try to announce
 * its own.
 */
export const canPublishJobs = (): boolean => !vendorRests('qstash');

/**
 * Announces jobs to QStash in one batch; a body is only the job's id, the row says what to do.
 * @returns the ids that QStash accepted. The sweep finds the others, so no caller waits or fails for them
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
  // Backoff in milliseconds: 5 s, 10 s, 20 s.
  retryDelay: 'pow(2, retried) * 5000',
  flowControl: flowOf(job.lane, env.JOB_CONCURRENCY),
  ...(job.delaySeconds ? { delay: Math.ceil(job.delaySeconds) } : {}),
});
