-- What a bank kept by its last decision: while an appeal is open that is known already, and only what it decides then is new.
ALTER TABLE "Dispute" ADD COLUMN "keptCents" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Dispute" NO FORCE ROW LEVEL SECURITY;
UPDATE "Dispute" SET "keptCents" = "takenCents" WHERE "status" IN ('WON', 'LOST');
ALTER TABLE "Dispute" FORCE ROW LEVEL SECURITY;

-- Part of what a customer was promised that the bank has given in our place: owed by nobody, until the bank gives it back.
ALTER TABLE "Refund" ADD COLUMN "byBank" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_by_bank" CHECK (NOT "byBank" OR "status" = 'FAILED');
