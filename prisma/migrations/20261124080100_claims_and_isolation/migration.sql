-- What Prisma has no word for: the guard against double booking, row-level security with its roles, checks,
-- and the functions that write a booking in one call.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- 1. No double booking ------------------------------------------------------------------------------------------

-- A seat is sold once.
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_one_holder_per_seat"
  EXCLUDE USING gist ("resourceId" WITH =, "seats" WITH &&, "during" WITH &&);
-- Seats of different occurrences can't overlap on one resource (one boat, one departure at a time).
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_one_occurrence_at_a_time"
  EXCLUDE USING gist ("resourceId" WITH =, "during" WITH &&, "occurrence" WITH <>);

ALTER TABLE "Claim" ADD CONSTRAINT "Claim_ranges_not_empty" CHECK (NOT isempty("during") AND NOT isempty("seats"));
CREATE INDEX "Claim_expiresAt_idx" ON "Claim" ("expiresAt") WHERE "expiresAt" IS NOT NULL;

-- Claims are written before their booking (the range decides first), so this one key is checked at commit.
ALTER TABLE "Claim" ALTER CONSTRAINT "Claim_tenantId_bookingId_fkey" DEFERRABLE INITIALLY DEFERRED;

-- 2. Facts that no writer may break -------------------------------------------------------------------------------

ALTER TABLE "Booking" ADD CONSTRAINT "Booking_time_forward" CHECK ("endTime" > "startTime" AND "endDate" >= "date");
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_amounts" CHECK ("totalCents" >= 0 AND "dueNowCents" >= 0 AND "balanceCents" >= 0 AND "seats" >= 1);
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_amount" CHECK ("amountCents" > 0 AND "feeCents" >= 0);
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount" CHECK ("amountCents" > 0 AND "feeCents" >= 0);
ALTER TABLE "Checkout" ADD CONSTRAINT "Checkout_amount" CHECK ("amountCents" > 0 AND "feeCents" >= 0 AND "feeCents" <= "amountCents");
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "User" ADD CONSTRAINT "User_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "Service" ADD CONSTRAINT "Service_duration" CHECK (
  num_nonnulls("durationMinutes", "durationDays") = 1
  AND coalesce("durationMinutes", "durationDays") > 0
  AND "capacity" >= 1 AND "stepMinutes" > 0 AND "bufferBeforeMinutes" >= 0 AND "bufferAfterMinutes" >= 0
  AND "noticeMinutes" >= 0 AND "horizonDays" >= 0);
ALTER TABLE "Service" ADD CONSTRAINT "Service_daily_limit" CHECK ("dailyLimit" IS NULL OR ("dailyLimit" >= 1 AND "quotaResourceId" IS NOT NULL));
ALTER TABLE "ScheduleHours" ADD CONSTRAINT "ScheduleHours_minutes" CHECK ("weekday" BETWEEN 1 AND 7 AND "startMinute" >= 0 AND "startMinute" < 1440 AND "endMinute" > "startMinute" AND "endMinute" <= 2880);
ALTER TABLE "ScheduleOverride" ADD CONSTRAINT "ScheduleOverride_minutes" CHECK (
  ("startMinute" IS NULL AND "endMinute" IS NULL)
  OR ("startMinute" >= 0 AND "startMinute" < 1440 AND "endMinute" > "startMinute" AND "endMinute" <= 2880));
ALTER TABLE "Blackout" ADD CONSTRAINT "Blackout_forward" CHECK ("endDate" >= "startDate");
ALTER TABLE "Package" ADD CONSTRAINT "Package_price" CHECK ("priceCents" >= 0 AND "minSeats" >= 1 AND "maxSeats" >= "minSeats");
ALTER TABLE "AddOn" ADD CONSTRAINT "AddOn_price" CHECK ("priceCents" >= 0 AND "maxQuantity" >= 1);

-- At most three live holds for a visitor are counted with this.
CREATE INDEX "Booking_visitor_idx" ON "Booking" ("tenantId", "visitor") WHERE "status" = 'PENDING';
-- Search as you type in the office.
CREATE INDEX "Booking_contactName_idx" ON "Booking" ("tenantId", lower("contactName") text_pattern_ops);
CREATE INDEX "Customer_name_idx" ON "Customer" ("tenantId", lower("name") text_pattern_ops);

-- The sum of refunds never exceeds the payment, also when two run at once: the payment's row is locked first.
CREATE FUNCTION refund_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE paid integer; back integer;
BEGIN
  IF NEW."status" = 'FAILED' THEN RETURN NEW; END IF;
  SELECT "amountCents" INTO paid FROM "Payment"
    WHERE "tenantId" = NEW."tenantId" AND "id" = NEW."paymentId" FOR UPDATE;
  SELECT coalesce(sum("amountCents"), 0) INTO back FROM "Refund"
    WHERE "tenantId" = NEW."tenantId" AND "paymentId" = NEW."paymentId" AND "status" <> 'FAILED' AND "id" <> NEW."id";
  IF paid IS NULL OR back + NEW."amountCents" > paid THEN
    RAISE EXCEPTION 'refund exceeds payment' USING ERRCODE = 'check_violation', CONSTRAINT = 'Refund_within_payment';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Refund_within_payment" BEFORE INSERT OR UPDATE ON "Refund"
  FOR EACH ROW EXECUTE FUNCTION refund_within_payment();

-- 3. Tenant isolation ---------------------------------------------------------------------------------------------

-- mais_app: what the app logs in as; owns nothing, bypasses nothing. mais_system: for look-ups by slug, host, key or
-- vendor id, and for the sweeps; entered for one transaction with SET LOCAL ROLE, never inherited.
DO $$ BEGIN
  CREATE ROLE mais_app NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN
  CREATE ROLE mais_system NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN
  GRANT mais_system TO mais_app;
EXCEPTION WHEN unique_violation THEN NULL; END $$;

CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;

GRANT USAGE ON SCHEMA public TO mais_app, mais_system;

-- Gives a tenant-owned table its policies; every later migration that adds a table calls it.
CREATE FUNCTION isolate_by_tenant(p_table regclass, p_column text DEFAULT 'tenantId') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY tenant_only ON %s TO mais_app USING (%I = current_tenant()) WITH CHECK (%I = current_tenant())', p_table, p_column, p_column);
  EXECUTE format('CREATE POLICY system_all ON %s TO mais_system USING (true) WITH CHECK (true)', p_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO mais_app, mais_system', p_table);
END $$;
-- Tables of the platform itself: only the system role sees them.
CREATE FUNCTION isolate_for_system(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY system_all ON %s TO mais_system USING (true) WITH CHECK (true)', p_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO mais_system', p_table);
END $$;
REVOKE ALL ON FUNCTION isolate_by_tenant(regclass, text), isolate_for_system(regclass) FROM PUBLIC;

SELECT isolate_by_tenant('"Tenant"', 'id');
SELECT isolate_by_tenant(format('%I', t)::regclass) FROM unnest(ARRAY[
  'Policy', 'Site', 'Member', 'Token', 'ApiKey', 'Segment', 'Package', 'PackageSlug', 'PriceRule', 'AddOn',
  'PackageAddOn', 'Service', 'ResourceGroup', 'GroupResource', 'Resource', 'Schedule', 'ScheduleHours',
  'ScheduleOverride', 'Blackout', 'Customer', 'Booking', 'Claim', 'Checkout', 'Payment', 'Refund', 'Dispute',
  'Mail', 'AuditEntry', 'IdempotencyKey', 'Job']) AS t;
SELECT isolate_for_system('"User"');
SELECT isolate_for_system('"WebhookEvent"');

-- A tenant may not make, rename or re-commission itself, nor rewrite its history.
REVOKE INSERT, DELETE ON "Tenant" FROM mais_app;
REVOKE UPDATE, DELETE ON "AuditEntry" FROM mais_app;

-- The readiness check compares the migration state.
DO $$ BEGIN
  IF to_regclass('"_prisma_migrations"') IS NOT NULL THEN
    GRANT SELECT ON "_prisma_migrations" TO mais_app, mais_system;
  END IF;
END $$;

-- 4. The booking write --------------------------------------------------------------------------------------------

-- Writers of one resource and day queue up, in one order for all. Whoever releases claims and then claims in one
-- transaction calls this first: otherwise one that holds the queue waits for that release, which waits for the queue.
CREATE FUNCTION lock_wants(p_wants jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(key) FROM (
    SELECT DISTINCT hashtextextended(r, extract(epoch FROM day)::bigint) AS key
      FROM jsonb_array_elements(p_wants) w, jsonb_array_elements_text(coalesce(w->'among', w->'resources')) r,
           generate_series(date_trunc('day', (w->>'from')::timestamptz, 'UTC'),
             (w->>'to')::timestamptz - interval '1 microsecond', interval '24 hours') day
     ORDER BY key) AS keys;
END $$;

-- Claims one resource for each want, all or nothing; returns the claimed resources in the order of the wants, or
-- NULL when the range is taken. Runs as its caller, so row-level security applies.
-- A want: { "resources": [uuid, …] in the order of preference, "among": all of the group (a running class stays on its own), "seats": n | null (null: alone), "capacity": n,
--           "from": instant, "to": instant, "occurrence": uuid, "group": text | null }
CREATE FUNCTION claim_wants(p_tenant uuid, p_booking uuid, p_wants jsonb, p_expires timestamptz, p_for_move boolean)
RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  v_all uuid[];
  v_range tstzrange;
  v_pick uuid[];
  v_wanted integer;
  v_got integer;
  v_attempt integer;
BEGIN
  SELECT array_agg(DISTINCT r::uuid), tstzrange(min((w->>'from')::timestamptz), max((w->>'to')::timestamptz))
    INTO v_all, v_range
    FROM jsonb_array_elements(p_wants) w, jsonb_array_elements_text(w->'resources') r;

  -- Writers of one resource and day queue up in one order for all: no deadlock, no livelock, and a class stays on one
  -- set of resources. The constraints guard even a writer that takes no part in this.
  PERFORM lock_wants(p_wants);

  -- Holds that have run out go first.
  DELETE FROM "Claim" WHERE "tenantId" = p_tenant AND "resourceId" = ANY (v_all) AND "during" && v_range
    AND "expiresAt" <= now();

  -- Most often the preferred resources are free: try them unseen, the constraints answer. Seats need a look first.
  SELECT array_agg((w->'resources'->>0)::uuid ORDER BY i) INTO v_pick
    FROM jsonb_array_elements(p_wants) WITH ORDINALITY AS t(w, i)
    HAVING bool_and(w->>'seats' IS NULL) AND count(DISTINCT w->'resources'->>0) = count(*);

  FOR v_attempt IN 1..3 LOOP
    IF v_attempt > 1 OR v_pick IS NULL THEN
      -- The free resources of each want, then the first combination that uses none twice.
      WITH RECURSIVE want AS (
        SELECT i, w->'resources' AS resources, coalesce(w->'among', w->'resources') AS among, (w->>'seats')::integer AS seats, (w->>'capacity')::integer AS capacity,
               tstzrange((w->>'from')::timestamptz, (w->>'to')::timestamptz) AS during, (w->>'occurrence')::uuid AS occurrence
          FROM jsonb_array_elements(p_wants) WITH ORDINALITY AS t(w, i)
      ), free AS (
        SELECT want.i, r.id::uuid AS id, r.pos
          FROM want CROSS JOIN LATERAL jsonb_array_elements_text(want.resources) WITH ORDINALITY AS r(id, pos)
         WHERE CASE WHEN want.seats IS NULL THEN
                 NOT EXISTS (SELECT 1 FROM "Claim" c WHERE c."resourceId" = r.id::uuid AND c."during" && want.during)
               ELSE
                 NOT EXISTS (SELECT 1 FROM "Claim" c WHERE c."resourceId" = r.id::uuid AND c."during" && want.during
                               AND c."occurrence" <> want.occurrence)
                 AND want.seats <= want.capacity - (
                   SELECT count(*) FROM "Claim" c WHERE c."resourceId" = r.id::uuid AND c."during" && want.during)
                 -- The class already sits on a resource of the group: it is that one or none.
                 AND NOT EXISTS (
                   SELECT 1 FROM jsonb_array_elements_text(want.among) AS o(id)
                     JOIN "Claim" c ON c."resourceId" = o.id::uuid AND c."during" && want.during
                    WHERE o.id <> r.id AND c."occurrence" = want.occurrence)
               END
      ), combination AS (
        SELECT 0::bigint AS i, '{}'::uuid[] AS picked, '{}'::bigint[] AS rank
        UNION ALL
        SELECT free.i, combination.picked || free.id, combination.rank || free.pos
          FROM combination JOIN free ON free.i = combination.i + 1 AND free.id <> ALL (combination.picked)
      )
      SELECT picked INTO v_pick FROM combination
        WHERE i = jsonb_array_length(p_wants) ORDER BY rank LIMIT 1;
      IF v_pick IS NULL THEN RETURN NULL; END IF;
    END IF;

    -- One row a seat, in the same order for every writer. A row that is refused undoes the attempt.
    BEGIN
      WITH want AS (
        SELECT v_pick[i] AS resource, (w->>'seats')::integer AS seats, (w->>'capacity')::integer AS capacity,
               tstzrange((w->>'from')::timestamptz, (w->>'to')::timestamptz) AS during, (w->>'occurrence')::uuid AS occurrence
          FROM jsonb_array_elements(p_wants) WITH ORDINALITY AS t(w, i)
      ), wanted AS (
        SELECT resource, int4range(0, NULL) AS seats, during, occurrence FROM want WHERE seats IS NULL
        UNION ALL
        SELECT resource, int4range(k, k + 1), during, occurrence FROM want
          CROSS JOIN LATERAL (
            SELECT k FROM generate_series(0, want.capacity - 1) AS k
             WHERE NOT EXISTS (SELECT 1 FROM "Claim" c WHERE c."resourceId" = want.resource
                                 AND c."during" && want.during AND c."seats" @> k)
             ORDER BY k LIMIT want.seats) AS seat
         WHERE seats IS NOT NULL
      ), written AS (
        INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence", "expiresAt", "forMove")
        SELECT gen_random_uuid(), p_tenant, p_booking, resource, seats, during, occurrence, p_expires, p_for_move
          FROM wanted ORDER BY resource, lower(seats)
        ON CONFLICT DO NOTHING RETURNING 1
      )
      SELECT (SELECT sum(coalesce(seats, 1)) FROM want), (SELECT count(*) FROM written) INTO v_wanted, v_got;
      IF v_got = v_wanted THEN RETURN v_pick; END IF;
      RAISE EXCEPTION USING ERRCODE = 'MA001';
    EXCEPTION WHEN SQLSTATE 'MA001' THEN NULL;
    END;
  END LOOP;
  RETURN NULL;
END $$;

-- The whole booking in one call, all or nothing: idempotency key, claims, customer, booking, checkout, audit, jobs.
-- Returns { "outcome": "booked" | "slot_taken" | "catalog_changed" | "suspended" | "too_many_holds" | "known_key", … }.
-- Refusals are values: an error out of a function costs the pooled connection.
CREATE FUNCTION claim_and_book(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_tenant uuid := (p->>'tenantId')::uuid;
  v_booking uuid := (p->'booking'->>'id')::uuid;
  v_key text := p->'idempotency'->>'key';
  v_row "IdempotencyKey";
  v_status "TenantStatus";
  v_version integer;
  v_resources uuid[];
  v_customer uuid;
  v_refused text;
BEGIN
  PERFORM set_config('app.tenant_id', v_tenant::text, true), set_config('lock_timeout', p->>'lockTimeoutMs', true);

  -- Waits for a change of the business that holds its row (a new time zone), and then sees it.
  SELECT "status", "catalogVersion" INTO v_status, v_version FROM "Tenant" WHERE "id" = v_tenant FOR KEY SHARE;

  BEGIN
    IF v_key IS NOT NULL THEN
      INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "lockedUntil")
        VALUES (v_tenant, v_key, p->'idempotency'->>'requestHash', v_booking, (p->'idempotency'->>'lockedUntil')::timestamptz)
        ON CONFLICT DO NOTHING;
      IF NOT FOUND THEN
        SELECT * INTO v_row FROM "IdempotencyKey" WHERE "tenantId" = v_tenant AND "key" = v_key;
        RETURN jsonb_build_object('outcome', 'known_key', 'entry', to_jsonb(v_row));
      END IF;
    END IF;

    IF v_status IS DISTINCT FROM 'ACTIVE' THEN
      v_refused := 'suspended'; RAISE EXCEPTION USING ERRCODE = 'MA002';
    ELSIF v_version <> (p->>'catalogVersion')::integer THEN
      v_refused := 'catalog_changed'; RAISE EXCEPTION USING ERRCODE = 'MA002';
    END IF;
    IF p->>'maxHolds' IS NOT NULL THEN
      -- Two holds of one visitor at once are counted one after the other.
      PERFORM pg_advisory_xact_lock(hashtextextended(v_tenant::text || (p->'booking'->>'visitor'), 1));
      IF (SELECT count(*) FROM "Booking" WHERE "tenantId" = v_tenant AND "visitor" = p->'booking'->>'visitor'
            AND "status" = 'PENDING' AND "holdExpiresAt" > now()) >= (p->>'maxHolds')::integer THEN
        v_refused := 'too_many_holds'; RAISE EXCEPTION USING ERRCODE = 'MA002';
      END IF;
    END IF;

    v_resources := claim_wants(v_tenant, v_booking, p->'wants', (p->>'claimExpiresAt')::timestamptz, false);
    IF v_resources IS NULL THEN
      v_refused := 'slot_taken'; RAISE EXCEPTION USING ERRCODE = 'MA002';
    END IF;

    -- A stranger who books with a known e-mail never edits that customer.
    INSERT INTO "Customer" ("id", "tenantId", "email", "name", "phone")
      VALUES ((p->'customer'->>'id')::uuid, v_tenant, p->'customer'->>'email', p->'customer'->>'name', coalesce(p->'customer'->>'phone', ''))
      ON CONFLICT ("tenantId", "email") DO NOTHING RETURNING "id" INTO v_customer;
    IF v_customer IS NULL THEN
      SELECT "id" INTO v_customer FROM "Customer" WHERE "tenantId" = v_tenant AND "email" = p->'customer'->>'email';
    END IF;

    INSERT INTO "Booking" SELECT * FROM jsonb_populate_record(NULL::"Booking",
      jsonb_build_object('createdAt', now(), 'updatedAt', now(), 'version', 1, 'manageVersion', 1, 'rescheduleCount', 0,
        'keepFloorBps', 0, 'officeNotes', '', 'cancelReason', '', 'customerId', v_customer,
        'resourceIds', to_jsonb(v_resources), 'tenantId', v_tenant) || (p->'booking'));
    IF p->'checkout' <> 'null' THEN
      INSERT INTO "Checkout" ("id", "tenantId", "bookingId", "purpose", "attempt", "amountCents", "feeCents", "currency", "expiresAt")
        SELECT c."id", v_tenant, v_booking, c."purpose", c."attempt", c."amountCents", c."feeCents", c."currency", c."expiresAt"
          FROM jsonb_populate_record(NULL::"Checkout", p->'checkout') c;
    END IF;
    INSERT INTO "AuditEntry" ("id", "tenantId", "actorKind", "actorId", "actorName", "action", "subjectKind", "subjectId", "after")
      SELECT a."id", v_tenant, a."actorKind", a."actorId", coalesce(a."actorName", ''), a."action", 'Booking', v_booking, a."after"
        FROM jsonb_populate_recordset(NULL::"AuditEntry", p->'audit') a;
    INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient")
      SELECT m."id", v_tenant, v_booking, m."kind", m."recipient" FROM jsonb_populate_recordset(NULL::"Mail", p->'mails') m;
    INSERT INTO "Job" ("id", "tenantId", "name", "payload", "runAt", "dedupeKey")
      SELECT j."id", v_tenant, j."name", j."payload", coalesce(j."runAt", now()), j."dedupeKey"
        FROM jsonb_populate_recordset(NULL::"Job", p->'jobs') j;
  EXCEPTION
    WHEN SQLSTATE 'MA002' THEN RETURN jsonb_build_object('outcome', v_refused);
    WHEN lock_not_available THEN RETURN jsonb_build_object('outcome', 'busy');
  END;
  RETURN jsonb_build_object('outcome', 'booked', 'customerId', v_customer, 'resourceIds', to_jsonb(v_resources));
END $$;

-- Takes one job for a while, so that a delivery and the sweep never run one twice at once, and never more than
-- p_concurrency at a time over all instances: the count is taken under a lock, in a statement after it.
-- Returns { "outcome": "leased", "job": … } | { "outcome": "busy" } | { "outcome": "gone" } (done, dead or being run)
-- | { "outcome": "early" }.
CREATE FUNCTION lease_job(p_id uuid, p_seconds integer, p_concurrency integer) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_job "Job";
BEGIN
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
