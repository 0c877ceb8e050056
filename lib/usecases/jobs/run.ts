import { failJob, finishJob, type LeasedJob, leaseJob } from '@/lib/data/jobs';
import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { jobs } from '@/lib/usecases/jobs';
import { NonRetryable } from './non-retryable';
import type { SiteChanged } from './site-changed';

/** Longer than any job's vendor calls together; a worker that dies holds its job no longer than this. */
const LEASE_SECONDS = 60;

export type JobOutcome =
  | ({ outcome: 'done'; name: string } & SiteChanged)
  /** Failed; comes back at `retryAt` (epoch milliseconds). */
  | { outcome: 'retry'; name: string; retryAt: number; error: unknown }
  /** Put aside for the operator. */
  | { outcome: 'dead'; name: string; error: unknown }
  /** `busy`: enough jobs are running; `gone`: done, dead or being run; `early`: not due yet. */
  | { outcome: 'busy' | 'gone' | 'early' };

/**
 * Runs one job if it is due, nobody else runs it and fewer than JOB_CONCURRENCY are running anywhere. Retries three
 * times, after 5, 10 and 20 seconds and a little jitter; then, or at once for what can't succeed, it is DEAD.
 * Never throws for what the job does. @throws AppError unavailable when the database is away
 */
export async function runJob(id: string): Promise<JobOutcome> {
  const lease = await leaseJob(id, LEASE_SECONDS, env.JOB_CONCURRENCY);
  if (lease.outcome !== 'leased') return lease;
  const { job } = lease;
  try {
    const run = jobs[job.name];
    if (!run) throw new NonRetryable(`Nobody knows how to do ${job.name}`);
    const changed = await run(job.ctx, job.payload);
    await finishJob(job.id);
    return { outcome: 'done', name: job.name, siteChanged: changed?.siteChanged ?? null };
  } catch (error) {
    return fail(job, error);
  }
}

async function fail(job: LeasedJob, error: unknown): Promise<JobOutcome> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (isFinal(error) || job.attempts >= job.maxAttempts) {
    await failJob(job.id, message, null);
    return { outcome: 'dead', name: job.name, error };
  }
  const waitMs = 5_000 * 2 ** (job.attempts - 1) + Math.random() * 1_000;
  const retryAt = Date.now() + waitMs;
  await failJob(job.id, message, new Date(retryAt));
  return { outcome: 'retry', name: job.name, retryAt, error };
}

/** What would fail again just so; a conflict or an absent vendor would not. */
function isFinal(error: unknown): boolean {
  if (error instanceof NonRetryable) return true;
  return error instanceof AppError && (error.code === 'not_found' || error.code === 'validation_failed');
}
