import type { Tx } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';

/**
 * Queues a mail with a link in this transaction. The job carries the token's id, never its secret. There is no Mail
 * row, since an account belongs to no business; the token row records what was sent to whom.
 * @returns the job, to be published after the commit
 */
export async function queueLinkMail(tx: Tx, tenantId: string | null, tokenId: string): Promise<NewJob> {
  const job = newJob('send_link_mail', { tokenId }, { dedupeKey: `link-mail:${tokenId}` });
  await addJobs(tx, tenantId, [job]);
  return job;
}
