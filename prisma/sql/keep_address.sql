-- Keeps every address that a business has or had, and lets no other business have it.
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
