-- Row-level security of the platform's own tables: only the system role sees them.
CREATE OR REPLACE FUNCTION public.isolate_for_system(p_table regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY system_all ON %s TO mais_system USING (true) WITH CHECK (true)', p_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO mais_system', p_table);
END $function$;
