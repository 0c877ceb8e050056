-- When this customer's personal data was removed; null: never.
ALTER TABLE "Customer" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);

-- What the daily sweep of personal data looks for.
CREATE INDEX "Customer_kept_idx" ON "Customer" ("createdAt") WHERE "erasedAt" IS NULL;
CREATE INDEX "Booking_visitor_kept_idx" ON "Booking" ("createdAt") WHERE "visitor" IS NOT NULL;
CREATE INDEX "Mail_createdAt_idx" ON "Mail" USING brin ("createdAt");
