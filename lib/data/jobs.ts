import { v7 } from 'uuid';
import type { TenantContext } from './context';
import type { Prisma } from './prisma-client/client';
import { systemQuery, type Tx } from './transaction';

/** Work to do after commit, written in the transaction of its cause. A second job with the same key is not made. */
export type NewJob = {
  id: string;
  name: string;
  payload: unknown;
  runAt?: Date;
  dedupeKey?: string;
};

export function newJob(
  name: string,
  payload: unknown,
  options: { runAt?: Date; dedupeKey?: string } = {},
): NewJob {
  return { id: v7(), name, payload, ...options };
}

/** Adds jobs to the caller's transaction (tenant's or system's). */
export async function addJobs(
  tx: Tx,
  tenantId: TenantContext['tenantId'] | null,
  jobs: NewJob[],
): Promise<void> {
  if (jobs.length === 0) return;
  await tx.job.createMany({
    data: jobs.map((job) => ({ ...job, tenantId, payload: job.payload as Prisma.InputJsonValue })),
    skipDuplicates: true,
  });
}

export type LeasedJob = {
  id: string;
  tenantId: string | null;
  name: string;
  payload: unknown;
  attempts: number;
  maxAttempts: number;
};

export type Lease = { outcome: 'leased'; job: LeasedJob } | { outcome: 'busy' | 'gone' | 'early' };

/**
 * Takes one job for `seconds`, so that a delivery and the sweep never run it twice at once, and never more than
 * `concurrency` at a time over all instances. `gone`: done, dead or being run; `early`: not due yet.
 */
export async function leaseJob(id: string, seconds: number, concurrency: number): Promise<Lease> {
  const [row] = await systemQuery<{ lease: Lease }>('SELECT lease_job($1::uuid, $2, $3) AS lease', [
    id,
    seconds,
    concurrency,
  ]);
  return row?.lease ?? { outcome: 'gone' };
}

/** Ids of jobs that are due and run by nobody, oldest first: what the sweep picks up (lost deliveries, dead workers). */
export async function dueJobIds(limit: number, graceSeconds: number): Promise<string[]> {
  const rows = await systemQuery<{ id: string }>(
    `(SELECT "id", "runAt" FROM "Job" WHERE "status" = 'READY' AND "runAt" <= now() - make_interval(secs => $2) ORDER BY "runAt" LIMIT $1)
     UNION ALL
     (SELECT "id", "runAt" FROM "Job" WHERE "status" = 'RUNNING' AND "leasedUntil" <= now() ORDER BY "leasedUntil" LIMIT $1)
     LIMIT $1`,
    [limit, graceSeconds],
  );
  return rows.map((row) => row.id);
}

export async function finishJob(id: string): Promise<void> {
  await systemQuery(
    `UPDATE "Job" SET "status" = 'DONE', "finishedAt" = now(), "leasedUntil" = NULL, "lastError" = '' WHERE "id" = $1::uuid`,
    [id],
  );
}

/** Back to READY at `retryAt`, or DEAD (null): dead ones are shown to the operator and can be retried. */
export async function failJob(id: string, message: string, retryAt: Date | null): Promise<void> {
  await systemQuery(
    `UPDATE "Job" SET "status" = CASE WHEN $3::timestamptz IS NULL THEN 'DEAD' ELSE 'READY' END::"JobStatus",
        "runAt" = coalesce($3::timestamptz, "runAt"), "leasedUntil" = NULL, "lastError" = $2,
        "finishedAt" = CASE WHEN $3::timestamptz IS NULL THEN now() END
      WHERE "id" = $1::uuid`,
    [id, message.slice(0, 2000), retryAt],
  );
}
