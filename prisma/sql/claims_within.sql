-- What takes some resources of this tenant in a range: claims, by the index of the exclusion constraint, and the busy
-- times of calendars elsewhere, each as a claim of nobody's on the whole resource. Runs as mais_system and reads the tenant
-- from the transaction itself, so a caller can't get another tenant's claims.
CREATE OR REPLACE FUNCTION public.claims_within(p_resources uuid[], p_during tstzrange)
 RETURNS SETOF "Claim"
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT * FROM "Claim"
   WHERE "tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid
     AND "resourceId" = ANY (p_resources) AND "during" && p_during
  UNION ALL
  SELECT "id", "tenantId", '00000000-0000-0000-0000-000000000000', "resourceId", int4range(0, NULL), "during", "id", NULL, false
    FROM "BusyTime"
   WHERE "tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid
     AND "resourceId" = ANY (p_resources) AND "during" && p_during
$function$;
