-- What the app's role is bound by wherever a transaction sets nothing narrower: the booking write, and any statement
-- that stands alone. The role keeps it behind a transaction pooler, which refuses start-up parameters.
DO $$ BEGIN
  ALTER ROLE mais_app SET statement_timeout = '10s';
  ALTER ROLE mais_app SET lock_timeout = '3s';
  ALTER ROLE mais_app SET idle_in_transaction_session_timeout = '30s';
EXCEPTION
  -- The role is another database's on this server, or another one sets it at this moment.
  WHEN insufficient_privilege OR internal_error THEN RAISE NOTICE 'mais_app keeps the limits it has';
END $$;
