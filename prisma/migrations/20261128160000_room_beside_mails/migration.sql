-- Mails can come by the thousand and can wait; what moves money can't. So the last free slot is never a mail's, and what
-- is no mail is found without reading through the mails that wait. Their names: lib/domain/job-lanes.ts.
CREATE INDEX "Job_not_mail_idx" ON "Job" ("runAt") WHERE "status" = 'READY' AND "name" NOT IN ('send_mail', 'send_link_mail');

CREATE OR REPLACE FUNCTION lease_job(p_id uuid, p_seconds integer, p_concurrency integer) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_job "Job";
  v_slots integer := p_concurrency;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('lease_job', 0));
  SELECT * INTO v_job FROM "Job" WHERE "id" = p_id FOR UPDATE;
  -- With fewer than three there is nothing to share out.
  IF p_concurrency >= 3 AND v_job."name" IN ('send_mail', 'send_link_mail') THEN
    v_slots := p_concurrency - 1;
  END IF;
  IF v_job."id" IS NULL OR v_job."status" IN ('DONE', 'DEAD')
     OR (v_job."status" = 'RUNNING' AND v_job."leasedUntil" > now()) THEN
    RETURN jsonb_build_object('outcome', 'gone');
  ELSIF v_job."status" = 'READY' AND v_job."runAt" > now() + interval '2 seconds' THEN
    RETURN jsonb_build_object('outcome', 'early');
  ELSIF (SELECT count(*) FROM "Job" WHERE "status" = 'RUNNING' AND "leasedUntil" > now()) >= v_slots THEN
    RETURN jsonb_build_object('outcome', 'busy');
  END IF;
  UPDATE "Job" SET "status" = 'RUNNING', "attempts" = "attempts" + 1, "leasedUntil" = now() + make_interval(secs => p_seconds)
    WHERE "id" = p_id RETURNING * INTO v_job;
  RETURN jsonb_build_object('outcome', 'leased', 'job', to_jsonb(v_job));
END $$;
