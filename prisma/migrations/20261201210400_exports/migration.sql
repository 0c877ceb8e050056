CREATE TYPE "ExportState" AS ENUM ('MAKING', 'READY', 'FAILED', 'REMOVING');

CREATE TABLE "Export" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'MAKING',
    "askedBy" UUID,
    "partKeys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "partBytes" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Export_pkey" PRIMARY KEY ("tenantId","id")
);

ALTER TABLE "Export" ADD CONSTRAINT "Export_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT isolate_by_tenant('"Export"');

-- The owner's log of security tells who took a copy of everything, and when.
DROP INDEX "AuditEntry_security_idx";
CREATE INDEX "AuditEntry_security_idx" ON "AuditEntry" ("tenantId", "createdAt") WHERE "action" IN (
  'member.invited', 'member.invitation_withdrawn', 'member.role_changed', 'member.removed', 'api_key.made',
  'api_key.revoked', 'payouts.connected', 'customer.exported', 'customer.erased', 'impersonation.begun',
  'impersonation.ended', 'calendar_feed.made', 'calendar_feed.revoked', 'google_account.connected',
  'google_account.disconnected', 'export.started', 'export.saved');
