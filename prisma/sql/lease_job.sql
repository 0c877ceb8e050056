-- Leases a job under the concurrency limit. Only the lane "work" takes the last slot, calendars take two of five at most,
-- and while another business waits none has more than half of them (fair sharing). With fewer than three slots there is
-- nothing to share.
CREATE OR REPLACE FUNCTION public.lease_job(p_id uuid, p_seconds integer, p_concurrency integer)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_job "Job";
  v_owner uuid;
  v_running integer;
  v_own integer;
  v_lane integer;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('lease_job', 0));
  SELECT * INTO v_job FROM "Job" WHERE "id" = p_id FOR UPDATE;
  IF v_job."id" IS NULL OR v_job."status" IN ('DONE', 'DEAD')
     OR (v_job."status" = 'RUNNING' AND v_job."leasedUntil" > now()) THEN
    RETURN jsonb_build_object('outcome', 'gone');
  ELSIF v_job."status" = 'READY' AND v_job."runAt" > now() + interval '2 seconds' THEN
    RETURN jsonb_build_object('outcome', 'early');
  END IF;
  v_owner := coalesce(v_job."tenantId", '00000000-0000-0000-0000-000000000000'::uuid);
  SELECT count(*), count(*) FILTER (WHERE coalesce("tenantId", '00000000-0000-0000-0000-000000000000'::uuid) = v_owner),
         count(*) FILTER (WHERE "lane" = v_job."lane")
    INTO v_running, v_own, v_lane FROM "Job" WHERE "status" = 'RUNNING' AND "leasedUntil" > now();
  IF v_running >= p_concurrency THEN
    RETURN jsonb_build_object('outcome', 'busy');
  ELSIF p_concurrency >= 3 AND v_job."lane" <> 'work' AND v_running >= p_concurrency - 1 THEN
    RETURN jsonb_build_object('outcome', 'busy');
  ELSIF p_concurrency >= 3 AND v_job."lane" = 'calendar' AND v_lane >= greatest(1, p_concurrency * 2 / 5) THEN
    RETURN jsonb_build_object('outcome', 'busy');
  ELSIF p_concurrency >= 3 AND v_job."tenantId" IS NOT NULL AND v_own >= (p_concurrency + 1) / 2 AND (
    -- Before and after it in the index, so that its own thousands are not read.
    EXISTS (SELECT 1 FROM "Job" WHERE "status" = 'READY' AND "lane" IN ('work', v_job."lane") AND "runAt" <= now()
               AND coalesce("tenantId", '00000000-0000-0000-0000-000000000000'::uuid) < v_owner)
    OR EXISTS (SELECT 1 FROM "Job" WHERE "status" = 'READY' AND "lane" IN ('work', v_job."lane") AND "runAt" <= now()
               AND coalesce("tenantId", '00000000-0000-0000-0000-000000000000'::uuid) > v_owner)) THEN
    RETURN jsonb_build_object('outcome', 'busy');
  END IF;
  UPDATE "Job" SET "status" = 'RUNNING', "attempts" = "attempts" + 1, "leasedUntil" = now() + make_interval(secs => p_seconds)
    WHERE "id" = p_id RETURNING * INTO v_job;
  RETURN jsonb_build_object('outcome', 'leased', 'job', to_jsonb(v_job));
END $function$;
