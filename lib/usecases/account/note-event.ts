import type { Tx } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';
import { addAccountEvent, type NewAccountEvent } from '@/lib/data/people/account-events';
import { isMailed } from '@/lib/domain/account-events';

/**
 * Writes down what happened to an account, in the system transaction in which it happened, and owes the person a mail
 * of what a stranger might have done. @returns the jobs, to be published after the commit
 */
export async function noteEvent(tx: Tx, event: NewAccountEvent): Promise<NewJob[]> {
  const eventId = await addAccountEvent(tx, event);
  if (!isMailed(event.kind)) return [];
  const job = newJob('send_link_mail', { eventId }, { dedupeKey: `account-mail:${eventId}` });
  await addJobs(tx, null, [job]);
  return [job];
}

/** The same for every owner of a business: what keys and payouts it has concerns each of them. */
export async function noteForOwners(
  tx: Tx,
  ownerIds: string[],
  event: Omit<NewAccountEvent, 'userId'>,
): Promise<NewJob[]> {
  const jobs: NewJob[] = [];
  for (const userId of ownerIds) jobs.push(...(await noteEvent(tx, { ...event, userId })));
  return jobs;
}
