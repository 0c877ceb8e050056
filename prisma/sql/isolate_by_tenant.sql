-- Gives a tenant-owned table its row-level security policies; every migration that adds such a table calls it.
CREATE OR REPLACE FUNCTION public.isolate_by_tenant(p_table regclass, p_column text DEFAULT 'tenantId'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_own CONSTANT text := format($own$%I = nullif(current_setting('app.tenant_id', true), '')::uuid$own$, p_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY tenant_only ON %s TO mais_app USING (%s) WITH CHECK (%s)', p_table, v_own, v_own);
  EXECUTE format('CREATE POLICY system_all ON %s TO mais_system USING (true) WITH CHECK (true)', p_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO mais_app, mais_system', p_table);
END $function$;
