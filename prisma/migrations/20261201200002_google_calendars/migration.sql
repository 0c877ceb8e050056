CREATE TABLE "GoogleAccount" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "sealedToken" TEXT NOT NULL,
    "lostAt" TIMESTAMPTZ(3),
    "madeBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoogleAccount_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE UNIQUE INDEX "GoogleAccount_tenantId_email_key" ON "GoogleAccount"("tenantId", "email");

ALTER TABLE "GoogleAccount" ADD CONSTRAINT "GoogleAccount_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT isolate_by_tenant('"GoogleAccount"');

ALTER TABLE "CalendarSource" ADD COLUMN "accountId" UUID,
ADD COLUMN "externalId" TEXT NOT NULL DEFAULT '',
ADD COLUMN "syncToken" TEXT,
ADD COLUMN "channelId" TEXT,
ADD COLUMN "channelTokenHash" TEXT,
ADD COLUMN "channelResourceId" TEXT,
ADD COLUMN "channelUntil" TIMESTAMPTZ(3),
ADD COLUMN "toldAt" TIMESTAMPTZ(3);

CREATE UNIQUE INDEX "CalendarSource_channelId_key" ON "CalendarSource"("channelId");

CREATE INDEX "CalendarSource_tenantId_accountId_idx" ON "CalendarSource"("tenantId", "accountId");

ALTER TABLE "CalendarSource" ADD CONSTRAINT "CalendarSource_tenantId_accountId_fkey" FOREIGN KEY ("tenantId", "accountId") REFERENCES "GoogleAccount"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The owner's log of security tells of who was let into calendars too.
DROP INDEX "AuditEntry_security_idx";
CREATE INDEX "AuditEntry_security_idx" ON "AuditEntry" ("tenantId", "createdAt") WHERE "action" IN (
  'member.invited', 'member.invitation_withdrawn', 'member.role_changed', 'member.removed', 'api_key.made',
  'api_key.revoked', 'payouts.connected', 'customer.exported', 'customer.erased', 'impersonation.begun',
  'impersonation.ended', 'calendar_feed.made', 'calendar_feed.revoked', 'google_account.connected',
  'google_account.disconnected');
