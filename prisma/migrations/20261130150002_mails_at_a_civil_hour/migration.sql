-- From which minute of the business's day on its daily mails go out: reminders, balances that are due.
ALTER TABLE "Policy" ADD COLUMN "mailMinute" INTEGER NOT NULL DEFAULT 540;

-- Looked through every quarter of an hour now, so without what has been reminded of or is over.
CREATE INDEX "Booking_reminder_idx" ON "Booking" ("reminderDueDate", "id")
  WHERE "status" = 'CONFIRMED' AND "reminderSentAt" IS NULL AND "reminderDueDate" IS NOT NULL;
DROP INDEX "Booking_reminderDueDate_idx";

-- A reminder of 0 days that would come when its booking has begun, or begins, comes the day before. The offset of today is
-- near enough, and asks nothing of a zone that the database doesn't know.
ALTER TABLE "Booking" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Tenant" NO FORCE ROW LEVEL SECURITY;
UPDATE "Booking" b SET "reminderDueDate" = b."reminderDueDate" - 1
  FROM "Tenant" t LEFT JOIN pg_timezone_names z ON z.name = t."timeZone"
 WHERE t."id" = b."tenantId" AND b."status" IN ('PENDING', 'CONFIRMED') AND b."reminderSentAt" IS NULL
   AND b."reminderDueDate" = b."date" AND b."startTime" > now()
   AND (b."bookingType" = 'DATE'
     OR (b."startTime" AT TIME ZONE 'UTC' + coalesce(z.utc_offset, interval '0'))::time < time '10:00');
ALTER TABLE "Booking" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Tenant" FORCE ROW LEVEL SECURITY;
