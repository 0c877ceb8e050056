import { extendLease, failJob, finishJob, type LeasedJob, leaseJob } from '@/lib/data/outbox/jobs';
import { AppError } from '@/lib/domain/errors';
import { isJobName, jobDefinitions } from '@/lib/domain/jobs/definitions';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { NotYet } from '@/lib/domain/jobs/not-yet';
import type { SiteChanged } from '@/lib/domain/jobs/site-changed';
import { WaitsForVendor } from '@/lib/domain/jobs/waits-for-vendor';
import { env } from '@/lib/env';
import { VendorUnavailable } from '@/lib/integrations/resilience';
import { StripeRefused } from '@/lib/integrations/stripe/client';
import { countJob } from '@/lib/telemetry/metrics';
import { span } from '@/lib/telemetry/trace';
import { runUseCase } from './registry';

/**
 * The lease of a job: a worker that dies holds it no longer than this; a live one extends it three times in that time.
 * Together with the sweep's minute, a lost job is found within 90 seconds.
 */
export const LEASE_SECONDS = 25;
/**
 * The timeout of a job, which is a few vendor calls; after it the function has been stopped, so the worker counts as
 * dead.
 */
const MOST_SECONDS = 60;

export type JobOutcome =
  | ({ outcome: 'done'; name: string } & SiteChanged)
  /** Failed; to be retried at `retryAt` (epoch milliseconds). */
  | { outcome: 'retry'; name: string; retryAt: number; error: unknown }
  /** A dead letter. */
  | { outcome: 'dead'; name: string; error: unknown }
  /** `busy`: JOB_CONCURRENCY is reached; `gone`: done, dead or running elsewhere; `early`: not due yet. */
  | { outcome: 'busy' | 'gone' | 'early' };

/**
 * Runs one job if it is due, nobody else runs it and fewer than JOB_CONCURRENCY are running anywhere. Retries by its
 * definition's backoff with a little jitter; after the last attempt, or at once for an error that would recur, the job
 * is DEAD. Never throws for a failure of the job. @throws AppError unavailable when the database is away
 */
export async function runJob(id: string, leaseSeconds = LEASE_SECONDS): Promise<JobOutcome> {
  const lease = await leaseJob(id, leaseSeconds, env.JOB_CONCURRENCY);
  if (lease.outcome !== 'leased') return lease;
  const { job } = lease;
  const stopBeating = keepLease(job, leaseSeconds);
  try {
    const changed = await span('use case', job.name, () => runUseCase(job.name, job.ctx, job.payload), {
      'mais.job': job.id,
    });
    await finishJob(job);
    countJob(job.name, 'done');
    return { outcome: 'done', name: job.name, siteChanged: changed?.siteChanged ?? null };
  } catch (error) {
    return fail(job, error);
  } finally {
    stopBeating();
  }
}

/** A failed heartbeat does no harm: the next one comes before the lease expires. */
function keepLease(job: LeasedJob, seconds: number): () => void {
  const until = Date.now() + MOST_SECONDS * 1000;
  const beat = setInterval(
    () => {
      if (Date.now() < until) extendLease(job, seconds).catch(() => {});
    },
    (seconds * 1000) / 3,
  );
  return () => clearInterval(beat);
}

async function fail(job: LeasedJob, error: unknown): Promise<JobOutcome> {
  const reason = awaited(error);
  const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  if (reason instanceof NotYet) {
    const retryAt = Date.now() + reason.afterMs;
    await failJob(job, message, new Date(retryAt), { counts: false });
    countJob(job.name, 'retry');
    return { outcome: 'retry', name: job.name, retryAt, error };
  }
  if (isFinal(error) || job.attempts >= job.maxAttempts) {
    await failJob(job, message, null);
    countJob(job.name, 'dead');
    return { outcome: 'dead', name: job.name, error };
  }
  // Unknown names were handled as final above.
  const backoffMs = isJobName(job.name) ? jobDefinitions[job.name].backoffMs(job.attempts) : 0;
  const waitMs = backoffMs + Math.random() * 1_000;
  const retryAt = Date.now() + waitMs;
  await failJob(job, message, new Date(retryAt));
  countJob(job.name, 'retry');
  return { outcome: 'retry', name: job.name, retryAt, error };
}

/** Names the vendor that was unavailable, so that its jobs are retried when it recovers. */
function awaited(error: unknown): unknown {
  if (error instanceof VendorUnavailable) return new WaitsForVendor(error.vendor, error.message);
  // An invalid or restricted key: not the job's fault; the operator fixes it.
  if (error instanceof StripeRefused && (error.status === 401 || error.status === 403)) {
    return new WaitsForVendor('stripe', error.message);
  }
  if (error instanceof AppError && error.code === 'unavailable') {
    return new WaitsForVendor('database', error.message);
  }
  return error;
}

/** Whether a retry would fail in the same way; after a conflict or an unavailable vendor it would not. */
function isFinal(error: unknown): boolean {
  if (error instanceof NonRetryable) return true;
  return error instanceof AppError && (error.code === 'not_found' || error.code === 'validation_failed');
}
