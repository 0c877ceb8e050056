-- A lease that is lost with the server's power is a lease that ran out: the job is simply taken again. So nobody waits
-- for the disk before the next one may take a job; the lock is held until the commit is done.
CREATE OR REPLACE FUNCTION lease_job(p_id uuid, p_seconds integer, p_concurrency integer) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_job "Job";
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('lease_job', 0));
  SELECT * INTO v_job FROM "Job" WHERE "id" = p_id FOR UPDATE;
  IF NOT FOUND OR v_job."status" IN ('DONE', 'DEAD')
     OR (v_job."status" = 'RUNNING' AND v_job."leasedUntil" > now()) THEN
    RETURN jsonb_build_object('outcome', 'gone');
  ELSIF v_job."status" = 'READY' AND v_job."runAt" > now() + interval '2 seconds' THEN
    RETURN jsonb_build_object('outcome', 'early');
  ELSIF (SELECT count(*) FROM "Job" WHERE "status" = 'RUNNING' AND "leasedUntil" > now()) >= p_concurrency THEN
    RETURN jsonb_build_object('outcome', 'busy');
  END IF;
  UPDATE "Job" SET "status" = 'RUNNING', "attempts" = "attempts" + 1, "leasedUntil" = now() + make_interval(secs => p_seconds)
    WHERE "id" = p_id RETURNING * INTO v_job;
  RETURN jsonb_build_object('outcome', 'leased', 'job', to_jsonb(v_job));
END $$;
