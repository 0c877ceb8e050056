-- Under row-level security an operator that isn't leakproof can't use an index. So this function searches for the
-- tenant, as claims_within does: as mais_system, reading the tenant from the transaction itself.
CREATE OR REPLACE FUNCTION public.customers_found(p_search text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  v_tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  v_query tsquery := search_query(v_tenant, left(p_search, 200));
BEGIN
  IF v_tenant IS NULL OR v_query IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT c."id" FROM "Customer" c
    WHERE c."tenantId" = v_tenant
      AND customer_words(c."tenantId", c."name", c."email", c."phone", c."otherContacts") @@ v_query;
END $function$;
