-- Of the bookings that were made with another contact than their customer's: at most a thousand letters.
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
