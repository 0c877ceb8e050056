import { systemQuery, type Tx } from '@/lib/data/connection/transaction';
import { failRowsOfDiscardedJobs } from '@/lib/data/outbox/discarded-jobs';
import { anotherSet, attemptsByName } from '@/lib/data/outbox/jobs';
import type { Lane } from '@/lib/domain/jobs/define-job';

export type JobForOperator = {
  id: string;
  name: string;
  status: 'READY' | 'RUNNING' | 'DONE' | 'DEAD';
  attempts: number;
  maxAttempts: number;
  payload: unknown;
  lastError: string;
  tenantName: string | null;
  createdAt: number;
  runAt: number;
  finishedAt: number | null;
};

export type JobFilter = {
  status: JobForOperator['status'];
  /** A job's name; empty: all. */
  name: string;
  after: string | null;
  limit: number;
};

/** Newest first; one more than `limit` tells that there is another page. */
export function listJobs(filter: JobFilter): Promise<JobForOperator[]> {
  return systemQuery<JobForOperator>(
    `SELECT j."id", j."name", j."status", j."attempts", j."maxAttempts", j."payload", j."lastError", t."name" AS "tenantName",
            (extract(epoch FROM j."createdAt") * 1000)::float8 AS "createdAt",
            (extract(epoch FROM j."runAt") * 1000)::float8 AS "runAt",
            (extract(epoch FROM j."finishedAt") * 1000)::float8 AS "finishedAt"
       FROM "Job" j LEFT JOIN "Tenant" t ON t."id" = j."tenantId"
      WHERE j."status" = $1::"JobStatus" AND ($2 = '' OR j."name" = $2) AND ($3::uuid IS NULL OR j."id" < $3::uuid)
      ORDER BY j."id" DESC LIMIT $4`,
    [filter.status, filter.name, filter.after, filter.limit + 1],
  );
}

type RevivedJob = { id: string; lane: Lane; name: string; attempts: number };

/**
 * Dead jobs come back with another set of attempts. They keep the count of those they had, so that QStash takes the
 * next one for a new message. `ids` null: all of them, oldest first, at most `limit`.
 */
export function reviveJobs(tx: Tx, ids: string[] | null, limit: number): Promise<RevivedJob[]> {
  return tx.$queryRawUnsafe<RevivedJob[]>(
    `UPDATE "Job" SET "status" = 'READY', "maxAttempts" = "attempts" + ${anotherSet('$3')}, "runAt" = now(),
            "publishedAt" = NULL, "finishedAt" = NULL, "leasedUntil" = NULL
      WHERE "id" IN (SELECT "id" FROM "Job" WHERE "status" = 'DEAD' AND ($1::uuid[] IS NULL OR "id" = ANY ($1::uuid[]))
                      ORDER BY "runAt" LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING "id", "lane", "name", "attempts"`,
    ids,
    limit,
    attemptsByName,
  );
}

/** A dead job that shall never run is put away, with who said so. @returns its name; null when it isn't dead (any more) */
export async function discardJob(tx: Tx, id: string, note: string): Promise<string | null> {
  const rows = await tx.$queryRawUnsafe<{ name: string }[]>(
    `WITH gone AS (
       UPDATE "Job" SET "status" = 'DONE', "finishedAt" = now(), "lastError" = left($2 || "lastError", 2000)
        WHERE "id" = $1::uuid AND "status" = 'DEAD' RETURNING "tenantId", "name", "payload"),
     ${failRowsOfDiscardedJobs(`'Put aside by the operator.'`)}
     SELECT "name" FROM gone`,
    id,
    note,
  );
  return rows[0]?.name ?? null;
}
