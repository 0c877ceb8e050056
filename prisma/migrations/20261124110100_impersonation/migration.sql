-- An operator's visit inside a business: short, with a reason, on record for both sides.
CREATE TABLE "Impersonation" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "operatorId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Impersonation_pkey" PRIMARY KEY ("tenantId", "id")
);

CREATE INDEX "Impersonation_operatorId_idx" ON "Impersonation"("operatorId");

ALTER TABLE "Impersonation" ADD CONSTRAINT "Impersonation_tenantId_fkey"
  FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Impersonation" ADD CONSTRAINT "Impersonation_operatorId_fkey"
  FOREIGN KEY ("operatorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Impersonation" ADD CONSTRAINT "Impersonation_short"
  CHECK ("expiresAt" <= "createdAt" + interval '31 minutes' AND "reason" <> '');

SELECT isolate_by_tenant('"Impersonation"');
-- A business may read who was inside; only the platform writes it, and nobody removes it.
REVOKE INSERT, UPDATE, DELETE ON "Impersonation" FROM mais_app;
REVOKE DELETE ON "Impersonation" FROM mais_system;
