-- Keeps the contact of a booking in the customer's "otherContacts" where it differs from the customer's own: at most a
-- thousand letters, newest first.
CREATE OR REPLACE FUNCTION public.remember_contact()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE v_contact text := NEW."contactName" || CASE WHEN NEW."contactPhone" = '' THEN '' ELSE ' | ' || NEW."contactPhone" END;
BEGIN
  UPDATE "Customer" c SET "otherContacts" = left(v_contact || ' | ' || c."otherContacts", 1000)
   WHERE c."tenantId" = NEW."tenantId" AND c."id" = NEW."customerId" AND c."erasedAt" IS NULL
     AND (c."name" <> NEW."contactName" OR NEW."contactPhone" NOT IN ('', c."phone"))
     AND position(v_contact IN c."otherContacts") = 0;
  RETURN NULL;
END $function$;
