import { z } from 'zod';
import { asSystem } from '@/lib/data/connection/transaction';
import { markPublished } from '@/lib/data/outbox/jobs';
import { addOperatorEntry, type Operator } from '@/lib/data/platform/operator-log';
import { discardJob, reviveJobs } from '@/lib/data/platform/platform-outbox';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { publishJobs } from '@/lib/integrations/qstash/publish-jobs';
import { nothing } from '@/lib/usecases/answers';
import { operatorOperation } from '@/lib/usecases/operation';

/**
 * Jobs published per click; the rest waits for the sweep, so that one click can't flood the queue. While QStash is away
 * the sweep finds them all.
 */
const TOLD_AT_ONCE = 50;
const REVIVED_AT_ONCE = 1000;

const notDead = () => notAllowed('This job is not among the failed ones any more.');

const oneJob = z.strictObject({ id: idField });

/** Its effect is the highest that a job has: it may send money back. */
export const retryJob = operatorOperation({
  name: 'job.retry',
  effect: 'money',
  input: oneJob,
  output: nothing,
  describe: 'Retries one failed job with a new set of attempts, the first at once.',
  run: retry,
});

async function retry(operator: Operator, input: { id: string }): Promise<EditResult<object>> {
  const revived = await asSystem(async (tx) => {
    const [job] = await reviveJobs(tx, [input.id], 1);
    if (job) {
      await addOperatorEntry(tx, operator, { action: 'job.retried', subject: job.name, subjectId: job.id });
    }
    return job;
  });
  if (!revived) return notDead();
  await markPublished(await publishJobs([revived]));
  return { ok: true };
}

export const retryDeadJobs = operatorOperation({
  name: 'job.retry_all',
  effect: 'money',
  input: nothing,
  output: z.object({ count: z.number() }),
  describe: 'Retries all failed jobs with a new set of attempts, oldest first.',
  run: retryDead,
});

/** Safe to repeat: every job is idempotent. */
async function retryDead(operator: Operator): Promise<{ ok: true; count: number }> {
  const revived = await asSystem(async (tx) => {
    const jobs = await reviveJobs(tx, null, REVIVED_AT_ONCE);
    if (jobs.length > 0) {
      await addOperatorEntry(tx, operator, {
        action: 'jobs.retried',
        subject: `${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'}`,
        detail: { ids: jobs.map((job) => job.id) },
      });
    }
    return jobs;
  });
  await markPublished(await publishJobs(revived.slice(0, TOLD_AT_ONCE)));
  return { ok: true, count: revived.length };
}

export const removeJob = operatorOperation({
  name: 'job.discard',
  effect: 'write',
  input: oneJob,
  output: nothing,
  describe: 'Discards a failed job, so that it never runs again.',
  run: discard,
});

/** The row stays, with the operator who discarded it, until finished jobs are deleted. */
function discard(operator: Operator, input: { id: string }): Promise<EditResult<object>> {
  return asSystem(async (tx): Promise<EditResult<object>> => {
    const name = await discardJob(tx, input.id, `Discarded by ${operator.name}. `);
    if (name === null) return notDead();
    await addOperatorEntry(tx, operator, { action: 'job.discarded', subject: name, subjectId: input.id });
    return { ok: true };
  });
}
