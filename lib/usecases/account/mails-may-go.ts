import type { Tx } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';
import { heldMails } from '@/lib/data/outbox/mail-delivery';

/**
 * Releases the mails that were held until the person's address was proven: their businesses' mails to customers and
 * their own.
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
