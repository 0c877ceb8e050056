CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "resourceId" UUID,
    "tokenHash" TEXT NOT NULL,
    "showsCustomers" BOOLEAN NOT NULL,
    "madeBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastReadAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

CREATE INDEX "CalendarFeed_tenantId_resourceId_idx" ON "CalendarFeed"("tenantId", "resourceId");

ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_tenantId_resourceId_fkey" FOREIGN KEY ("tenantId", "resourceId") REFERENCES "Resource"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT isolate_by_tenant('"CalendarFeed"');

-- The owner's log of security tells of secret addresses too.
DROP INDEX "AuditEntry_security_idx";
CREATE INDEX "AuditEntry_security_idx" ON "AuditEntry" ("tenantId", "createdAt") WHERE "action" IN (
  'member.invited', 'member.invitation_withdrawn', 'member.role_changed', 'member.removed', 'api_key.made',
  'api_key.revoked', 'payouts.connected', 'customer.exported', 'customer.erased', 'impersonation.begun',
  'impersonation.ended', 'calendar_feed.made', 'calendar_feed.revoked');
