-- A business that signs up is a draft until its owner goes live. What is there already is live, and so is what the version
-- before writes: it knows no draft, and the default says "now" for it. Only sign-up writes NULL.
ALTER TABLE "Tenant" ADD COLUMN "liveAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;
UPDATE "Tenant" SET "liveAt" = "createdAt";

-- What sign-up guessed and nobody has looked at yet: ["package:<id>", "policy:<id>", …].
ALTER TABLE "Tenant" ADD COLUMN "guesses" JSONB NOT NULL DEFAULT '[]';
GRANT UPDATE ("guesses") ON "Tenant" TO mais_app;

-- The set-up list stays until it is done or dismissed. A business that takes bookings had it taken away before.
UPDATE "Tenant" t SET "checklist" = "checklist" || '{"dismissed": true}'
 WHERE EXISTS (SELECT 1 FROM "Booking" b WHERE b."tenantId" = t."id");
