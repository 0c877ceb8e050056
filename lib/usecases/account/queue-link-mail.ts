import type { Tx } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';

/**
 * A mail with a link, owed from this transaction on. The job carries the token's id and never its secret. There is no
 * Mail row: an account belongs to no business, and the token row says what was sent to whom.
 * @returns the job, to be published after the commit
 */
export async function queueLinkMail(tx: Tx, tenantId: string | null, tokenId: string): Promise<NewJob> {
  const job = newJob('send_link_mail', { tokenId }, { dedupeKey: `link-mail:${tokenId}` });
  await addJobs(tx, tenantId, [job]);
  return job;
}
