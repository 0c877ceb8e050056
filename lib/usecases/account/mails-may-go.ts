import type { Tx } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';
import { heldMails } from '@/lib/data/outbox/mail-delivery';

/**
 * The person's address was just proven: what their businesses owe customers, and what waited for this, is sent now.
 * @returns the jobs, to be published after the commit
 */
export async function mailsMayGo(tx: Tx, userId: string): Promise<NewJob[]> {
  const jobs: NewJob[] = [];
  for (const { tenantId, mailId, payload, runAt } of await heldMails(tx, userId)) {
    const job = newJob('send_mail', payload, { runAt, dedupeKey: `held-mail:${mailId}` });
    await addJobs(tx, tenantId, [job]);
    jobs.push(job);
  }
  return jobs;
}
