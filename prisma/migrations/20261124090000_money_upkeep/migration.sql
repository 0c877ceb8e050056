-- What a dispute took from the business's account and what was given back to it after it was won (minor units).
ALTER TABLE "Dispute" ADD COLUMN "reversedCents" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "restoredCents" INTEGER NOT NULL DEFAULT 0;

-- The sweep's look at checkouts that should have ended, over all tenants.
CREATE INDEX "Checkout_live_idx" ON "Checkout" ("expiresAt") WHERE "status" IN ('NEW', 'OPEN', 'PROCESSING');
-- Idempotency keys, finished jobs and handled events are removed by age; tokens by their end.
CREATE INDEX "WebhookEvent_processedAt_idx" ON "WebhookEvent" ("processedAt");
