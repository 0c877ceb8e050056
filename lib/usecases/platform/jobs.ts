import { asSystem } from '@/lib/data/connection/transaction';
import { markPublished } from '@/lib/data/outbox/jobs';
import { addOperatorEntry, type Operator } from '@/lib/data/platform/operator-log';
import { discardJob, reviveJobs } from '@/lib/data/platform/platform-outbox';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { publishJobs } from '@/lib/integrations/qstash/publish-jobs';

/** More than these wait for the sweep, so that one click can't flood the queue. QStash away: the sweep finds them all. */
const TOLD_AT_ONCE = 50;
const REVIVED_AT_ONCE = 1000;

const notDead = () => notAllowed('This job is not among the failed ones any more.');

/** One failed job gets another set of attempts, the first at once. */
export async function retryJob(operator: Operator, input: { id: string }): Promise<EditResult<object>> {
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

/** All failed jobs, oldest first. What they do is safe to repeat: every job may run twice. */
export async function retryDeadJobs(operator: Operator): Promise<{ ok: true; count: number }> {
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

/** A failed job that shall never run. Its row stays, with who put it away, until finished jobs are cleared. */
export function removeJob(operator: Operator, input: { id: string }): Promise<EditResult<object>> {
  return asSystem(async (tx): Promise<EditResult<object>> => {
    const name = await discardJob(tx, input.id, `Discarded by ${operator.name}. `);
    if (name === null) return notDead();
    await addOperatorEntry(tx, operator, { action: 'job.discarded', subject: name, subjectId: input.id });
    return { ok: true };
  });
}
