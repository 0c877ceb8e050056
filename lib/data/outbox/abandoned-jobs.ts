/**
 * For a statement whose `gone` ("tenantId", "name", "payload") are jobs that will never run: what they owed is told as
 * failed where the business looks, a refund with the way to try it again; a job tells of it and gives the business its share
 * again. `why` is SQL: a quoted sentence or a
 * parameter.
 */
export const tellOfAbandoned = (why: string): string => `
  mails AS (
    UPDATE "Mail" m SET "status" = 'FAILED', "failure" = ${why} FROM gone
     WHERE gone."name" = 'send_mail' AND m."tenantId" = gone."tenantId"
       AND m."id" = (gone."payload"->>'mailId')::uuid AND m."status" = 'QUEUED'),
  refunds AS (
    UPDATE "Refund" r SET "status" = 'FAILED', "failure" = ${why}, "settledAt" = now() FROM gone
     WHERE gone."name" = 'send_refund' AND r."tenantId" = gone."tenantId"
       AND r."id" = (gone."payload"->>'refundId')::uuid AND r."status" = 'PENDING' AND r."stripeRefundId" IS NULL
    RETURNING r."tenantId", r."id"),
  news AS (
    INSERT INTO "Job" ("id", "tenantId", "name", "payload")
    SELECT gen_random_uuid(), "tenantId", 'tell_refund_failed', jsonb_build_object('refundId', "id") FROM refunds)`;
