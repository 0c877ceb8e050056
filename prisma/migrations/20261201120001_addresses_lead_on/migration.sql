-- Every address that a business's site has or had, the present one too. One row an address, so nobody gets another's; a
-- trigger keeps it, whatever code (this version or the one before) makes or renames a business.
CREATE TABLE "TenantSlug" (
    "slug" TEXT NOT NULL,
    "tenantId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TenantSlug_pkey" PRIMARY KEY ("slug")
);
CREATE INDEX "TenantSlug_tenantId_idx" ON "TenantSlug"("tenantId");
ALTER TABLE "TenantSlug" ADD CONSTRAINT "TenantSlug_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT isolate_by_tenant('"TenantSlug"');
-- An address is never let go: links to it are printed and mailed.
REVOKE INSERT, UPDATE, DELETE ON "TenantSlug" FROM mais_app;

INSERT INTO "TenantSlug" ("slug", "tenantId", "createdAt") SELECT "slug", "id", "createdAt" FROM "Tenant";

CREATE OR REPLACE FUNCTION public.keep_address()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO "TenantSlug" ("slug", "tenantId") VALUES (NEW."slug", NEW."id") ON CONFLICT ("slug") DO NOTHING;
  IF NOT EXISTS (SELECT FROM "TenantSlug" WHERE "slug" = NEW."slug" AND "tenantId" = NEW."id") THEN
    RAISE EXCEPTION 'The address % leads to another business', NEW."slug" USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NULL;
END $function$;
CREATE TRIGGER "Tenant_keep_address" AFTER INSERT OR UPDATE OF "slug" ON "Tenant"
  FOR EACH ROW EXECUTE FUNCTION keep_address();
