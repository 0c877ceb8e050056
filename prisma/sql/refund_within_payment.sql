-- Refunds that Stripe has made are facts and are stored, whatever their sum. Refunds of our own may not exceed the
-- payment together with those: checked when a refund starts to count, not when personal data in its row is erased.
CREATE OR REPLACE FUNCTION public.refund_within_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE paid integer; back integer;
BEGIN
  IF NEW."status" = 'FAILED' OR NEW."stripeRefundId" IS NOT NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD."status" <> 'FAILED' AND OLD."amountCents" >= NEW."amountCents" AND OLD."paymentId" = NEW."paymentId" THEN
      RETURN NEW;
    END IF;
  END IF;
  SELECT "amountCents" INTO paid FROM "Payment"
    WHERE "tenantId" = NEW."tenantId" AND "id" = NEW."paymentId" FOR UPDATE;
  SELECT coalesce(sum("amountCents"), 0) INTO back FROM "Refund"
    WHERE "tenantId" = NEW."tenantId" AND "paymentId" = NEW."paymentId" AND "status" <> 'FAILED' AND "id" <> NEW."id";
  IF paid IS NULL OR back + NEW."amountCents" > paid THEN
    RAISE EXCEPTION 'refund exceeds payment' USING ERRCODE = 'check_violation', CONSTRAINT = 'Refund_within_payment';
  END IF;
  RETURN NEW;
END $function$;
