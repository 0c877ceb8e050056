import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { newId } from '@/lib/data/connection/new-id';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, systemQuery, type Tx } from '@/lib/data/connection/transaction';
import type { Prisma } from '@/lib/data/prisma-client/client';
import type { Lane } from '@/lib/domain/jobs/define-job';
import { type JobName, jobDefinitions, type PayloadOf } from '@/lib/domain/jobs/definitions';
import { waitsForVendor } from '@/lib/domain/jobs/waits-for-vendor';

/** Work to do after commit, written in the transaction of its cause. A second job with the same key is not made. */
export type NewJob = {
  id: string;
  name: JobName;
  payload: unknown;
  lane: Lane;
  maxAttempts: number;
  runAt?: Date;
  dedupeKey?: string;
};

export function newJob<Name extends JobName>(
  name: Name,
  payload: PayloadOf<Name>,
  options: { runAt?: Date; dedupeKey?: string } = {},
): NewJob {
  const { lane, attempts } = jobDefinitions[name];
  return { id: newId(), name, payload, lane, maxAttempts: attempts, ...options };
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

/** A job of the platform by itself. */
export async function addSystemJob<Name extends JobName>(
  name: Name,
  payload: PayloadOf<Name>,
): Promise<NewJob> {
  const job = newJob(name, payload);
  await asSystem((tx) => addJobs(tx, null, [job]));
  return job;
}

export type LeasedJob = {
  id: string;
  /** The right to act for the job's tenant; null: a job of the platform. */
  ctx: TenantContext | null;
  name: string;
  payload: unknown;
  attempts: number;
  maxAttempts: number;
};

/** Which run of a job speaks: one whose lease was lost to another has nothing to say any more. */
export type Attempt = Pick<LeasedJob, 'id' | 'attempts'>;

export type Lease = { outcome: 'leased'; job: LeasedJob } | { outcome: 'busy' | 'gone' | 'early' };

/**
 * Takes one job for `seconds`, so that a delivery and the sweep never run it twice at once, and never more than
 * `concurrency` at a time over all instances, of which the last is only for the lane `work`, and while another business waits no more
 * than half (rounded up) are one business's. `gone`: done, dead or being run; `early`: not due yet.
 */
export async function leaseJob(id: string, seconds: number, concurrency: number): Promise<Lease> {
  type Row = { outcome: 'leased'; job: Omit<LeasedJob, 'ctx'> & { tenantId: string | null } };
  const [row] = await systemQuery<{ lease: Row | Exclude<Lease, { outcome: 'leased' }> }>(
    'SELECT lease_job($1::uuid, $2, $3) AS lease',
    [id, seconds, concurrency],
  );
  if (!row) return { outcome: 'gone' };
  if (row.lease.outcome !== 'leased') return row.lease;
  const { tenantId, name, payload, attempts, maxAttempts } = row.lease.job;
  const ctx = tenantId === null ? null : mintTenantContext(tenantId, systemActor);
  return { outcome: 'leased', job: { id, ctx, name, payload, attempts, maxAttempts } };
}

export type DueJob = { id: string; name: string; lane: Lane };

/** Whose a job is, for turns: a business, or the platform (the nil UUID). As in `Job_turns_idx` and `lease_job`. */
const owner = `coalesce("tenantId", '00000000-0000-0000-0000-000000000000'::uuid)`;

/**
 * Jobs that are due and run by nobody: what the sweep picks up. Those that a dead worker left come first, then lost
 * deliveries and what was never told, then mails, calendars last. Within a lane the businesses take turns, each with its oldest first, so
 * that nobody waits behind another's thousands. One that QStash was told of gets `graceSeconds` to be delivered.
 */
export function dueJobs(limit: number, graceSeconds: number): Promise<DueJob[]> {
  return systemQuery<DueJob>(
    `WITH RECURSIVE whose AS (
       (SELECT "lane", ${owner} AS owner FROM "Job" WHERE "status" = 'READY' ORDER BY 1, 2 LIMIT 1)
       UNION ALL
       SELECT next.* FROM whose CROSS JOIN LATERAL (
         SELECT "lane", ${owner} AS owner FROM "Job"
          WHERE "status" = 'READY' AND ("lane", ${owner}) > (whose."lane", whose.owner) ORDER BY 1, 2 LIMIT 1) next)
     SELECT "id", "name", "lane" FROM (
       SELECT 1 AS place, 1 AS turn, * FROM (
         SELECT "id", "name", "lane", "leasedUntil" AS since FROM "Job"
          WHERE "status" = 'RUNNING' AND "leasedUntil" <= now() ORDER BY "leasedUntil" LIMIT $1) lapsed
       UNION ALL
       SELECT CASE whose."lane" WHEN 'work' THEN 2 WHEN 'mail' THEN 3 ELSE 4 END, row_number() OVER (PARTITION BY whose."lane", whose.owner ORDER BY since),
              ready.* FROM whose CROSS JOIN LATERAL (
         SELECT "id", "name", "lane", "runAt" AS since FROM "Job"
          WHERE "status" = 'READY' AND "lane" = whose."lane" AND ${owner} = whose.owner AND "runAt" <= now()
            AND ("publishedAt" IS NULL OR greatest("runAt", "publishedAt") <= now() - make_interval(secs => $2))
          ORDER BY "runAt" LIMIT $1) ready) due
      ORDER BY place, turn, since LIMIT $1`,
    [limit, graceSeconds],
  );
}

/** QStash knows of these. */
export async function markPublished(ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await systemQuery('UPDATE "Job" SET "publishedAt" = now() WHERE "id" = ANY ($1::uuid[])', [ids]);
}

/** The lease goes on for `seconds` from now, for as long as its worker lives. */
export async function extendLease({ id, attempts }: Attempt, seconds: number): Promise<void> {
  await systemQuery(
    `UPDATE "Job" SET "leasedUntil" = now() + make_interval(secs => $3)
      WHERE "id" = $1::uuid AND "status" = 'RUNNING' AND "attempts" = $2`,
    [id, attempts, seconds],
  );
}

export async function finishJob({ id, attempts }: Attempt): Promise<void> {
  await systemQuery(
    `UPDATE "Job" SET "status" = 'DONE', "finishedAt" = now(), "leasedUntil" = NULL, "lastError" = ''
      WHERE "id" = $1::uuid AND "attempts" = $2`,
    [id, attempts],
  );
}

/** Back to READY at `retryAt`, or DEAD (null): dead ones are shown to the operator and can be retried. What doesn't count costs no attempt. */
export async function failJob(
  { id, attempts }: Attempt,
  message: string,
  retryAt: Date | null,
  { counts = true }: { counts?: boolean } = {},
): Promise<void> {
  await systemQuery(
    `UPDATE "Job" SET "status" = CASE WHEN $3::timestamptz IS NULL THEN 'DEAD' ELSE 'READY' END::"JobStatus",
        "runAt" = coalesce($3::timestamptz, "runAt"), "leasedUntil" = NULL, "lastError" = $2, "publishedAt" = NULL,
        "maxAttempts" = "maxAttempts" + CASE WHEN $5::boolean THEN 0 ELSE 1 END,
        "finishedAt" = CASE WHEN $3::timestamptz IS NULL THEN now() END
      WHERE "id" = $1::uuid AND "attempts" = $4`,
    [id, message.slice(0, 2000), retryAt, attempts, counts],
  );
}

/** The vendors for lack of which jobs were put aside, at least five minutes ago. */
export async function listAwaited(): Promise<string[]> {
  const rows = await systemQuery<{ vendor: string }>(
    `SELECT DISTINCT split_part("lastError", ': ', 2) AS vendor FROM "Job"
      WHERE "status" = 'DEAD' AND "finishedAt" < now() - interval '5 minutes' AND starts_with("lastError", $1)`,
    [`${waitsForVendor}: `],
  );
  return rows.map(({ vendor }) => vendor);
}

/** How often each kind is tried, for SQL that gives another set of attempts. */
export const attemptsByName = JSON.stringify(
  Object.fromEntries(Object.entries(jobDefinitions).map(([name, { attempts }]) => [name, attempts])),
);
/** One that is not known any more gets the column's default. `parameter` is `attemptsByName`. */
export const anotherSet = (parameter: string) => `coalesce((${parameter}::jsonb->>"name")::integer, 4)`;

/** Gives them another set of attempts, oldest first. @returns how many */
export async function reviveWaiting(vendor: string, limit: number): Promise<number> {
  const rows = await systemQuery(
    `UPDATE "Job" SET "status" = 'READY', "maxAttempts" = "attempts" + ${anotherSet('$3')}, "runAt" = now(), "publishedAt" = NULL,
            "finishedAt" = NULL, "leasedUntil" = NULL
      WHERE "id" IN (SELECT "id" FROM "Job" WHERE "status" = 'DEAD' AND "finishedAt" < now() - interval '5 minutes'
                        AND starts_with("lastError", $1)
                      ORDER BY "finishedAt" LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING 1`,
    [`${waitsForVendor}: ${vendor}: `, limit, attemptsByName],
  );
  return rows.length;
}
