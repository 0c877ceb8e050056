-- What the business has of a payment is brought in line with Stripe's present state by one job; nothing that was moved
-- is remembered beside it.

-- Who looked at a payment at Stripe last: a look that began before it has nothing to say any more.
ALTER TABLE "Payment" ADD COLUMN "looksBegun" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Payment" ADD COLUMN "lookApplied" INTEGER NOT NULL DEFAULT 0;
-- Stripe keeps its answer to an idempotency key, a refusal too: the next try needs another one.
ALTER TABLE "Payment" ADD COLUMN "movesRefused" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Dispute" ADD COLUMN "takenCents" INTEGER NOT NULL DEFAULT 0;
-- The owner of the tables has no tenant: for these rows the policies step aside.
ALTER TABLE "Dispute" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Refund" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Job" NO FORCE ROW LEVEL SECURITY;
UPDATE "Dispute" SET "takenCents" = "amountCents" WHERE "status" IN ('OPEN', 'LOST');

UPDATE "Job" j SET "name" = 'settle_payment', "payload" = jsonb_build_object('paymentId', r."paymentId")
  FROM "Refund" r
 WHERE j."name" IN ('take_share', 'restore_share', 'return_commission') AND j."status" <> 'DONE'
   AND r."tenantId" = j."tenantId" AND r."id"::text = j."payload"->>'refundId';
UPDATE "Job" j SET "name" = 'settle_payment', "payload" = jsonb_build_object('paymentId', d."paymentId")
  FROM "Dispute" d
 WHERE j."name" = 'settle_dispute' AND j."status" <> 'DONE'
   AND d."tenantId" = j."tenantId" AND d."id"::text = j."payload"->>'disputeId';
ALTER TABLE "Dispute" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Refund" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Job" FORCE ROW LEVEL SECURITY;

ALTER TABLE "Dispute" DROP COLUMN "reversedCents", DROP COLUMN "restoredCents";
ALTER TABLE "Refund" DROP COLUMN "ownReversal";
