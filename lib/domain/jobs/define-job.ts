import type { z } from 'zod';

/**
 * Where a job stands in line. What moves money is `work` and may take every slot; mails can come by the thousand and can
 * wait, so the last slot is never a mail's. `lease_job` and the sweep go by the row's lane.
 */
export const lanes = ['work', 'mail'] as const;
export type Lane = (typeof lanes)[number];

export type JobDefinition<Payload, Of extends 'tenant' | 'platform' = 'tenant' | 'platform'> = {
  /** Whose it is. A tenant's job carries the right to act for that business and nobody else's. */
  of: Of;
  payload: z.ZodType<Payload>;
  lane: Lane;
  /** How often it is tried before it is put aside (a dead letter, which the operator sees). */
  attempts: number;
  /** Milliseconds between a failed attempt (1 for the first) and the next. */
  backoffMs: (attempt: number) => number;
};

/** What a job is, apart from what it does: `lib/usecases/jobs/registry.ts` names the use case that runs it. */
export const defineJob = <Payload, Of extends 'tenant' | 'platform'>(
  definition: JobDefinition<Payload, Of>,
): JobDefinition<Payload, Of> => definition;
