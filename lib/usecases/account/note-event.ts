import type { Tx } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';
import { addAccountEvent, type NewAccountEvent } from '@/lib/data/people/account-events';
import { isMailed } from '@/lib/domain/account-events';

/**
 * Records an account event in the caller's system transaction and queues a mail to the person for events that a
 * stranger might have caused. @returns the jobs, to be published after the commit
 */
export async function noteEvent(tx: Tx, event: NewAccountEvent): Promise<NewJob[]> {
  const eventId = await addAccountEvent(tx, event);
  if (!isMailed(event.kind)) return [];
  const job = newJob('send_link_mail', { eventId }, { dedupeKey: `account-mail:${eventId}` });
  await addJobs(tx, null, [job]);
  return [job];
}

/** Records the event for every owner of a business: its API keys and its payouts concern all of them. */
export async function noteForOwners(
  tx: Tx,
  ownerIds: string[],
  event: Omit<NewAccountEvent, 'userId'>,
): Promise<NewJob[]> {
  const jobs: NewJob[] = [];
  for (const userId of ownerIds) jobs.push(...(await noteEvent(tx, { ...event, userId })));
  return jobs;
}
