-- What the app's own role may write, column by column and table by table: what decides about money, about being open at
-- all and about who may enter is written by mais_system only, in the use cases that have asked whether it may be.

REVOKE UPDATE ON "Tenant" FROM mais_app;
DO $$
DECLARE v_columns text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO v_columns
    FROM pg_attribute
   WHERE attrelid = '"Tenant"'::regclass AND attnum > 0 AND NOT attisdropped
     AND attname NOT IN ('id', 'slug', 'trade', 'status', 'suspendedReason', 'commissionBps', 'stripeAccountId',
       'chargesEnabled', 'payoutsEnabled', 'detailsSubmitted', 'isDemo', 'createdAt');
  EXECUTE format('GRANT UPDATE (%s) ON "Tenant" TO mais_app', v_columns);
END $$;
-- A later migration that adds a column of Tenant which the office sets says so: GRANT UPDATE ("x") ON "Tenant" TO mais_app.

-- A row of either opens a door: a link for anybody's account, a place on a team.
REVOKE INSERT, UPDATE, DELETE ON "Token", "Member" FROM mais_app;

-- Large objects belong to no table and know no policy. Where the owner of this database may not take these from PUBLIC
-- (a hosted Postgres), README says what its administrator does once.
DO $$
DECLARE v_function regprocedure;
BEGIN
  FOR v_function IN
    SELECT oid::regprocedure FROM pg_proc
     WHERE pronamespace = 'pg_catalog'::regnamespace AND (proname LIKE 'lo\_%' OR proname IN ('loread', 'lowrite'))
  LOOP
    BEGIN
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', v_function);
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END;
  END LOOP;
END $$;
