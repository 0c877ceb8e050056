import type { z } from 'zod';

/**
 * The lane of a job. Jobs that move money are in `work` and may take every slot; mails come by the thousand and can
 * wait, and calendars elsewhere are slow, as are exports (which share their lane), so the last slot is never theirs.
 * `lease_job` and the sweep go by the row's lane.
 */
export const lanes = ['work', 'mail', 'calendar'] as const;
export type Lane = (typeof lanes)[number];

/**
 * What is owed when a dead letter is discarded, by the operator or by age: the mail, refund or export that its payload names
 * is marked as failed where the business looks. Each kind has its statement in `lib/data/outbox/discarded-jobs.ts`, in
 * the transaction that discards it.
 */
export type OnDiscarded = 'nothing' | 'failMail' | 'failRefund' | 'failExport';
type OnDiscardedOf<Payload> =
  | 'nothing'
  | (Payload extends { mailId: string } ? 'failMail' : never)
  | (Payload extends { refundId: string } ? 'failRefund' : never)
  | (Payload extends { exportId: string } ? 'failExport' : never);

export type JobDefinition<Payload, Of extends 'tenant' | 'platform' = 'tenant' | 'platform'> = {
  /** The owner of the job. A tenant's job may act for that tenant only. */
  of: Of;
  payload: z.ZodType<Payload>;
  lane: Lane;
  /** How many attempts before it becomes a dead letter, which the operator sees. */
  attempts: number;
  /** Backoff in milliseconds after a failed attempt; the first attempt is 1. */
  backoffMs: (attempt: number) => number;
  /** Required, also where it is nothing. */
  onDiscarded: OnDiscardedOf<Payload>;
};

/** Defines a job without its implementation: `lib/usecases/jobs/registry.ts` names the use case that runs it. */
export const defineJob = <Payload, Of extends 'tenant' | 'platform'>(
  definition: JobDefinition<Payload, Of>,
): JobDefinition<Payload, Of> => definition;
