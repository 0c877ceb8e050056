import { laneOf } from '@/lib/domain/job-lanes';
import { env } from '@/lib/env';
import { callVendor } from '../resilience';
import { qstashClient } from './client';

export type PublishableJob = {
  id: string;
  name: string;
  /** Attempts made so far: QStash remembers an id for 90 days, so a second try needs a new one. */
  attempts: number;
  /** Not before this many seconds from now. */
  delaySeconds?: number;
};

/**
 * Tells QStash that a job is ready; the body is only its id, the row says what to do.
 * @returns false when QStash can't be told: the sweep will find the job, so nobody waits or fails for it
 */
export async function publishJob(job: PublishableJob): Promise<boolean> {
  try {
    await callVendor('qstash', () =>
      qstashClient().publishJSON({
        url: new URL(`/api/jobs/${job.name}`, env.APP_URL).href,
        body: { jobId: job.id },
        deduplicationId: `${job.id}-${job.attempts}`,
        retries: 3,
        // Milliseconds: 5 s, 10 s, 20 s.
        retryDelay: 'pow(2, retried) * 5000',
        flowControl: laneOf(job.name, env.JOB_CONCURRENCY),
        ...(job.delaySeconds ? { delay: Math.ceil(job.delaySeconds) } : {}),
      }),
    );
    return true;
  } catch {
    return false;
  }
}
