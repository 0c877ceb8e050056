-- This tenant's claims on some resources in a range, by the index of the exclusion constraint. Runs as mais_system and
-- reads the tenant from the transaction itself, so a caller can't get another tenant's claims.
CREATE OR REPLACE FUNCTION public.claims_within(p_resources uuid[], p_during tstzrange)
 RETURNS SETOF "Claim"
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT * FROM "Claim"
   WHERE "tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid
     AND "resourceId" = ANY (p_resources) AND "during" && p_during
$function$;
