import { findOver, findOverdueHolds, findStaleCheckouts } from '@/lib/data/bookings/due-bookings';
import { oweReadings, oweWritings } from '@/lib/data/calendars/owed';
import { type DueJob, dueJobs } from '@/lib/data/outbox/jobs';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';
import { lanes } from '@/lib/domain/jobs/define-job';
import { laneConcurrency } from '@/lib/domain/jobs/lanes';
import { env } from '@/lib/env';
import { completeBooking } from '@/lib/usecases/bookings/complete';
import { expireBooking } from '@/lib/usecases/bookings/expire';
import { closeCheckout } from '@/lib/usecases/checkouts/close-checkout';
import { forEach, type Swept } from '@/lib/usecases/for-each';
import { type JobOutcome, runJob } from '@/lib/usecases/jobs/run';
import { endInterruptedProposals } from '@/lib/usecases/proposals/interrupted';
import { retryJobsOfRecoveredVendors } from './retry-jobs-of-recovered-vendors';

/** How long the sweep leaves a published job to QStash's delivery. */
export const DELIVERY_GRACE_SECONDS = 25;
const BATCH = 200;
/** When a calendar is owed its next reading or writing, where the last one came to no end. */
const READING_MINUTES = 10;

export type MinuteSweep = {
  holds: Swept;
  checkouts: Swept;
  completed: Swept;
  /** Proposals whose process ended while they were done. */
  proposals: Swept;
  jobs: JobOutcome[];
};

/**
 * Runs every minute: expires holds and checkouts whose time is over, completes past bookings, ends proposals whose process is gone, owes calendars elsewhere their reading and writing, then runs the jobs that
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
  const proposals = await endInterruptedProposals(few, BATCH);
  await retryJobsOfRecoveredVendors();
  await oweReadings(BATCH, READING_MINUTES * 60);
  await oweWritings(BATCH, READING_MINUTES * 60);
  return { holds, checkouts, completed, proposals, jobs: await runDueJobs(until) };
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
    for (const lane of lanes) {
      const own = due.filter((job) => job.lane === lane);
      await forEach(own, laneConcurrency(lane, env.JOB_CONCURRENCY), run);
    }
    // Others run them, or JOB_CONCURRENCY is reached: the next sweep tries again.
    if (outcomes.length === before) break;
  }
  return outcomes;
}
