ALTER TABLE "CalendarSource" ADD COLUMN "writes" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "writeDueAt" TIMESTAMPTZ(3),
ADD COLUMN "wroteThrough" TIMESTAMPTZ(3);

-- Bookings of somebody stand in one calendar, not in two.
CREATE UNIQUE INDEX "CalendarSource_writes_idx" ON "CalendarSource" ("tenantId", "resourceId") WHERE "writes";
CREATE INDEX "CalendarSource_writeDueAt_idx" ON "CalendarSource"("writeDueAt");

CREATE TABLE "CalendarEntry" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "bookingId" UUID,
    "eventId" TEXT NOT NULL,
    "etag" TEXT NOT NULL DEFAULT '',
    "changedAt" TIMESTAMPTZ(3),
    "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "proposal" JSONB,
    "proposedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarEntry_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE INDEX "CalendarEntry_tenantId_bookingId_idx" ON "CalendarEntry"("tenantId", "bookingId");

CREATE INDEX "CalendarEntry_tenantId_eventId_idx" ON "CalendarEntry"("tenantId", "eventId");

CREATE UNIQUE INDEX "CalendarEntry_tenantId_sourceId_key_key" ON "CalendarEntry"("tenantId", "sourceId", "key");

-- The few that wait for an answer.
CREATE INDEX "CalendarEntry_proposals_idx" ON "CalendarEntry" ("tenantId", "proposedAt") WHERE "proposal" IS NOT NULL;

ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_tenantId_sourceId_fkey" FOREIGN KEY ("tenantId", "sourceId") REFERENCES "CalendarSource"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_tenantId_bookingId_fkey" FOREIGN KEY ("tenantId", "bookingId") REFERENCES "Booking"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT isolate_by_tenant('"CalendarEntry"');
