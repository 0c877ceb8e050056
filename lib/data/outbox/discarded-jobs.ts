import type { OnDiscarded } from '@/lib/domain/jobs/define-job';
import { jobDefinitions } from '@/lib/domain/jobs/definitions';

/** Statements beside `gone`, for the dead jobs of these names (SQL); a kind without one doesn't compile. */
const statements: Record<Exclude<OnDiscarded, 'nothing'>, (names: string, why: string) => string> = {
  failMail: (names, why) => `
  mails AS (
    UPDATE "Mail" m SET "status" = 'FAILED', "failure" = ${why} FROM gone
     WHERE gone."name" IN (${names}) AND m."tenantId" = gone."tenantId"
       AND m."id" = (gone."payload"->>'mailId')::uuid AND m."status" = 'QUEUED')`,
  failRefund: (names, why) => `
  refunds AS (
    UPDATE "Refund" r SET "status" = 'FAILED', "failure" = ${why}, "settledAt" = now() FROM gone
     WHERE gone."name" IN (${names}) AND r."tenantId" = gone."tenantId"
       AND r."id" = (gone."payload"->>'refundId')::uuid AND r."status" = 'PENDING' AND r."stripeRefundId" IS NULL
    RETURNING r."tenantId", r."id"),
  news AS (
    INSERT INTO "Job" ("id", "tenantId", "name", "payload")
    SELECT gen_random_uuid(), "tenantId", 'tell_refund_failed', jsonb_build_object('refundId', "id") FROM refunds)`,
  failExport: (names) => `
  exports AS (
    UPDATE "Export" e SET "state" = 'FAILED', "updatedAt" = now() FROM gone
     WHERE gone."name" IN (${names}) AND e."tenantId" = gone."tenantId"
       AND e."id" = (gone."payload"->>'exportId')::uuid AND e."state" = 'MAKING')`,
};

/** The jobs whose definition says so, as a list in SQL. */
const namesOf = (kind: string): string =>
  Object.entries(jobDefinitions)
    .filter(([, { onDiscarded }]) => onDiscarded === kind)
    .map(([name]) => `'${name}'`)
    .join(', ');

/**
 * SQL for a statement whose `gone` ("tenantId", "name", "payload") are dead jobs that will never run again. It marks
 * their mails, refunds and exports as FAILED where the business looks, so that it can try again; for each refund a
 * new job informs the customer and the owner and returns the business's share. Which jobs owe what, their definitions say
 * (`onDiscarded`). `why` is SQL: a quoted sentence or a parameter.
 */
export const failRowsOfDiscardedJobs = (why: string): string =>
  Object.entries(statements)
    .map(([kind, statement]) => statement(namesOf(kind), why))
    .join(',');
