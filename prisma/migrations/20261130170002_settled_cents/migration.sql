-- What of a booking's total is settled: paid, less what went back and isn't a gift. Kept by triggers, whatever code
-- moves money, so that an index can hold the bookings that owe something and no others. Null: nothing ever moved.
ALTER TABLE "Booking" ADD COLUMN "settledCents" INTEGER;

CREATE FUNCTION settled_cents(p_tenant uuid, p_booking uuid) RETURNS integer
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (coalesce((SELECT sum("amountCents") FROM "Payment"
             WHERE "tenantId" = p_tenant AND "bookingId" = p_booking), 0)
        - coalesce((SELECT sum("amountCents") FROM "Refund"
             WHERE "tenantId" = p_tenant AND "bookingId" = p_booking
               AND "status" <> 'FAILED' AND "reason" <> 'GOODWILL'), 0))::integer
$$;

-- Asked of the rows, never reckoned on from the last value: two that commit in any order leave the truth, because who
-- writes a booking's money holds the booking's row.
CREATE FUNCTION settle_booking() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE moved record;
BEGIN
  IF TG_OP = 'DELETE' THEN moved := OLD; ELSE moved := NEW; END IF;
  PERFORM 1 FROM "Booking" WHERE "tenantId" = moved."tenantId" AND "id" = moved."bookingId" FOR NO KEY UPDATE;
  UPDATE "Booking" SET "settledCents" = settled_cents(moved."tenantId", moved."bookingId")
   WHERE "tenantId" = moved."tenantId" AND "id" = moved."bookingId";
  RETURN NULL;
END $$;
CREATE TRIGGER "Payment_settles" AFTER INSERT OR DELETE OR UPDATE OF "amountCents" ON "Payment"
  FOR EACH ROW EXECUTE FUNCTION settle_booking();
CREATE TRIGGER "Refund_settles" AFTER INSERT OR DELETE OR UPDATE OF "amountCents", "status", "reason" ON "Refund"
  FOR EACH ROW EXECUTE FUNCTION settle_booking();

ALTER TABLE "Booking" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Payment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Refund" NO FORCE ROW LEVEL SECURITY;
UPDATE "Booking" b SET "settledCents" = settled_cents(b."tenantId", b."id")
 WHERE EXISTS (SELECT FROM "Payment" p WHERE p."tenantId" = b."tenantId" AND p."bookingId" = b."id");
ALTER TABLE "Booking" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Payment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Refund" FORCE ROW LEVEL SECURITY;

CREATE INDEX "Booking_owing_idx" ON "Booking" ("tenantId", "balanceDueOn")
  WHERE "status" IN ('CONFIRMED', 'COMPLETED', 'NO_SHOW') AND "totalCents" > coalesce("settledCents", 0);
