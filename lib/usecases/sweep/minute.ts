import { findOver, findOverdueHolds, findStaleCheckouts } from '@/lib/data/bookings/due-bookings';
import { type DueJob, dueJobs } from '@/lib/data/outbox/jobs';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';
import { mailConcurrency } from '@/lib/domain/jobs/lanes';
import { env } from '@/lib/env';
import { completeBooking } from '@/lib/usecases/bookings/complete';
import { expireBooking } from '@/lib/usecases/bookings/expire';
import { closeCheckout } from '@/lib/usecases/checkouts/close-checkout';
import { forEach, type Swept } from '@/lib/usecases/for-each';
import { type JobOutcome, runJob } from '@/lib/usecases/jobs/run';
import { retryJobsOfRecoveredVendors } from './retry-jobs-of-recovered-vendors';

/** How long the sweep leaves a published job to QStash's delivery. */
export const DELIVERY_GRACE_SECONDS = 25;
const BATCH = 200;

export type MinuteSweep = {
  holds: Swept;
  checkouts: Swept;
  completed: Swept;
  jobs: JobOutcome[];
};

/**
 * Runs every minute: expires holds and checkouts whose time is over, completes past bookings, then runs the jobs that
 * nobody ran (QStash away, deliveries lost, workers dead) until none is due or `budgetMs` is used up. Concurrent runs
 * are safe.
 */
export async function sweepMinute(budgetMs = 45_000): Promise<MinuteSweep> {
  const until = Date.now() + budgetMs;
  const few = Math.max(1, Math.floor(env.DATABASE_POOL_SIZE / 2));
  const holds = await forEach(await findOverdueHolds(HOLD_GRACE_MS, BATCH), few, ({ ctx, bookingId }) =>
    expireBooking(ctx, bookingId),
  );
  const checkouts = await forEach(await findStaleCheckouts(HOLD_GRACE_MS, BATCH), few, (checkout) =>
    closeCheckout(checkout.ctx, checkout.bookingId, checkout),
  );
  const completed = await forEach(await findOver(BATCH), few, ({ ctx, bookingId }) =>
    completeBooking(ctx, bookingId),
  );
  await retryJobsOfRecoveredVendors();
  return { holds, checkouts, completed, jobs: await runDueJobs(until) };
}

async function runDueJobs(until: number): Promise<JobOutcome[]> {
  const outcomes: JobOutcome[] = [];
  while (Date.now() < until) {
    const due = await dueJobs(50, DELIVERY_GRACE_SECONDS);
    if (due.length === 0) break;
    const before = outcomes.length;
    const run = async ({ id }: DueJob) => {
      if (Date.now() >= until) return;
      const outcome = await runJob(id);
      if (outcome.outcome === 'done' || outcome.outcome === 'retry' || outcome.outcome === 'dead') {
        outcomes.push(outcome);
      }
    };
    const isMail = ({ lane }: DueJob) => lane === 'mail';
    await forEach(
      due.filter((job) => !isMail(job)),
      env.JOB_CONCURRENCY,
      run,
    );
    await forEach(due.filter(isMail), mailConcurrency(env.JOB_CONCURRENCY), run);
    // Others run them, or JOB_CONCURRENCY is reached: the next sweep tries again.
    if (outcomes.length === before) break;
  }
  return outcomes;
}
