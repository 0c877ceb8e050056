CREATE OR REPLACE FUNCTION public.settled_cents(p_tenant uuid, p_booking uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT (coalesce((SELECT sum("amountCents") FROM "Payment"
             WHERE "tenantId" = p_tenant AND "bookingId" = p_booking), 0)
        - coalesce((SELECT sum("amountCents") FROM "Refund"
             WHERE "tenantId" = p_tenant AND "bookingId" = p_booking
               AND "status" <> 'FAILED' AND "reason" <> 'GOODWILL'), 0))::integer
$function$;
