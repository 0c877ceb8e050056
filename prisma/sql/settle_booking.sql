-- Computed from the rows, never incrementally from the last value: transactions that commit in any order leave the
-- correct sum, because a writer of a booking's money holds a lock on the booking's row.
CREATE OR REPLACE FUNCTION public.settle_booking()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE moved record;
BEGIN
  IF TG_OP = 'DELETE' THEN moved := OLD; ELSE moved := NEW; END IF;
  PERFORM 1 FROM "Booking" WHERE "tenantId" = moved."tenantId" AND "id" = moved."bookingId" FOR NO KEY UPDATE;
  UPDATE "Booking" SET "settledCents" = settled_cents(moved."tenantId", moved."bookingId")
   WHERE "tenantId" = moved."tenantId" AND "id" = moved."bookingId";
  RETURN NULL;
END $function$;
