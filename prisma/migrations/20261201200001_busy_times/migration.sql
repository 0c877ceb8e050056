CREATE TABLE "CalendarSource" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "resourceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealedAddress" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "blocksAllDay" BOOLEAN NOT NULL DEFAULT true,
    "blocksTentative" BOOLEAN NOT NULL DEFAULT true,
    "blocksFree" BOOLEAN NOT NULL DEFAULT false,
    "etag" TEXT,
    "lastModified" TEXT,
    "expandedAt" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),
    "failure" TEXT NOT NULL DEFAULT '',
    "failingSince" TIMESTAMPTZ(3),
    "unread" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarSource_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE TABLE "BusyTime" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tenantId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "resourceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "during" tstzrange NOT NULL,
    "title" TEXT NOT NULL,
    "clashes" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "BusyTime_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE INDEX "CalendarSource_tenantId_resourceId_idx" ON "CalendarSource"("tenantId", "resourceId");

CREATE INDEX "CalendarSource_dueAt_idx" ON "CalendarSource"("dueAt");

CREATE INDEX "BusyTime_tenantId_sourceId_idx" ON "BusyTime"("tenantId", "sourceId");

-- As the exclusion constraint finds claims; and the few that something stood in the way of.
CREATE INDEX "BusyTime_within_idx" ON "BusyTime" USING gist ("tenantId", "resourceId", "during");
CREATE INDEX "BusyTime_clashes_idx" ON "BusyTime" ("tenantId") WHERE "clashes";
ALTER TABLE "BusyTime" ADD CONSTRAINT "BusyTime_during_not_empty" CHECK (NOT isempty("during"));

ALTER TABLE "CalendarSource" ADD CONSTRAINT "CalendarSource_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CalendarSource" ADD CONSTRAINT "CalendarSource_tenantId_resourceId_fkey" FOREIGN KEY ("tenantId", "resourceId") REFERENCES "Resource"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "BusyTime" ADD CONSTRAINT "BusyTime_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "BusyTime" ADD CONSTRAINT "BusyTime_tenantId_sourceId_fkey" FOREIGN KEY ("tenantId", "sourceId") REFERENCES "CalendarSource"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "BusyTime" ADD CONSTRAINT "BusyTime_tenantId_resourceId_fkey" FOREIGN KEY ("tenantId", "resourceId") REFERENCES "Resource"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT isolate_by_tenant('"CalendarSource"');
SELECT isolate_by_tenant('"BusyTime"');

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
