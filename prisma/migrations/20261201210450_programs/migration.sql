CREATE TYPE "ProgramTokenKind" AS ENUM ('CODE', 'ACCESS', 'REFRESH');

ALTER TABLE "ApiKey" ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[];

CREATE TABLE "Program" (
    "id" UUID NOT NULL,
    "clientId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "redirectUris" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Program_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ProgramAccess" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProgramAccess_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE TABLE "ProgramToken" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "accessId" UUID NOT NULL,
    "kind" "ProgramTokenKind" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "redirectUri" TEXT,
    "challenge" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProgramToken_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE UNIQUE INDEX "Program_clientId_key" ON "Program"("clientId");

CREATE INDEX "Program_createdAt_idx" ON "Program"("createdAt");

CREATE INDEX "ProgramAccess_tenantId_userId_idx" ON "ProgramAccess"("tenantId", "userId");

CREATE INDEX "ProgramAccess_programId_idx" ON "ProgramAccess"("programId");

CREATE UNIQUE INDEX "ProgramToken_tokenHash_key" ON "ProgramToken"("tokenHash");

CREATE INDEX "ProgramToken_tenantId_accessId_idx" ON "ProgramToken"("tenantId", "accessId");

CREATE INDEX "ProgramToken_expiresAt_idx" ON "ProgramToken"("expiresAt");

ALTER TABLE "ProgramAccess" ADD CONSTRAINT "ProgramAccess_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ProgramAccess" ADD CONSTRAINT "ProgramAccess_tenantId_userId_fkey" FOREIGN KEY ("tenantId", "userId") REFERENCES "Member"("tenantId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ProgramAccess" ADD CONSTRAINT "ProgramAccess_programId_fkey" FOREIGN KEY ("programId") REFERENCES "Program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ProgramToken" ADD CONSTRAINT "ProgramToken_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ProgramToken" ADD CONSTRAINT "ProgramToken_tenantId_accessId_fkey" FOREIGN KEY ("tenantId", "accessId") REFERENCES "ProgramAccess"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ProgramAccess" ADD CONSTRAINT "ProgramAccess_scopes_known" CHECK ("scopes" <@ ARRAY['read', 'write', 'propose']);
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_scopes_known" CHECK ("scopes" <@ ARRAY['read', 'write', 'propose']);

SELECT isolate_for_system('"Program"');
SELECT isolate_by_tenant('"ProgramAccess"');
SELECT isolate_by_tenant('"ProgramToken"');
-- Who has access is written by the system role only.
REVOKE INSERT, UPDATE, DELETE ON "ProgramAccess", "ProgramToken" FROM mais_app;

-- The owner's log of security tells of who was let in too.
DROP INDEX "AuditEntry_security_idx";
CREATE INDEX "AuditEntry_security_idx" ON "AuditEntry" ("tenantId", "createdAt") WHERE "action" IN (
  'member.invited', 'member.invitation_withdrawn', 'member.role_changed', 'member.removed', 'api_key.made',
  'api_key.revoked', 'payouts.connected', 'customer.exported', 'customer.erased', 'impersonation.begun',
  'impersonation.ended', 'calendar_feed.made', 'calendar_feed.revoked', 'google_account.connected',
  'google_account.disconnected', 'export.started', 'export.saved', 'program.connected', 'program.disconnected');
