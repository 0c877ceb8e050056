-- What a confirmed proposal does is noted on it in the transaction of what it does, so that a proposal whose process ended
-- can be told from one that was done. The sweep looks for those that run for too long.
ALTER TYPE "ProposalStatus" ADD VALUE 'INTERRUPTED' AFTER 'REFUSED';
ALTER TABLE "Proposal" ADD COLUMN "did" JSONB NOT NULL DEFAULT '[]';
CREATE INDEX "Proposal_running_idx" ON "Proposal" ("answeredAt") WHERE "status" = 'RUNNING';

-- Mails, jobs and the checkout are inserted as whole records, so that a column that is added to their tables is written
-- as well, not silently dropped.
CREATE OR REPLACE FUNCTION public.claim_and_book(p jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
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
  v_address text := split_part(p->'booking'->>'visitor', ' ', 1);
  v_own integer;
  v_there integer;
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
      -- Two holds of one address at once are counted one after the other.
      PERFORM pg_advisory_xact_lock(hashtextextended(v_tenant::text || v_address, 1));
      SELECT count(*), count(*) FILTER (WHERE "visitor" = p->'booking'->>'visitor') INTO v_there, v_own FROM "Booking"
       WHERE "tenantId" = v_tenant AND "visitor" COLLATE "C" >= v_address AND "visitor" COLLATE "C" < v_address || '~'
         AND "status" = 'PENDING' AND "holdExpiresAt" > now();
      IF v_own >= (p->>'maxHolds')::integer THEN
        v_refused := 'too_many_holds'; RAISE EXCEPTION USING ERRCODE = 'MA002';
      ELSIF v_there >= (p->>'maxHoldsAddress')::integer THEN
        v_refused := 'too_many_here'; RAISE EXCEPTION USING ERRCODE = 'MA002';
      END IF;
    END IF;

    -- What a confirmed proposal does is noted on it here, or not done: the sweep may have ended it (running-proposals.ts).
    IF p->>'proposalId' IS NOT NULL THEN
      UPDATE "Proposal"
         SET "did" = "did" || (SELECT jsonb_agg(jsonb_build_object('action', a->>'action', 'subjectId', v_booking))
                                 FROM jsonb_array_elements(p->'audit') a)
       WHERE "tenantId" = v_tenant AND "id" = (p->>'proposalId')::uuid AND "status" = 'RUNNING';
      IF NOT FOUND THEN
        v_refused := 'ended'; RAISE EXCEPTION USING ERRCODE = 'MA002';
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
        'keepFloorBps', 0, 'seats', 1, 'contactPhone', '', 'contactAddress', '', 'notes', '', 'arrangement', 'ONLINE', 'officeNotes', '',
        'cancelReason', '', 'customerId', v_customer,
        'resourceIds', to_jsonb(v_resources), 'tenantId', v_tenant) || (p->'booking'));
    IF p->'checkout' <> 'null' THEN
      INSERT INTO "Checkout" SELECT * FROM jsonb_populate_record(NULL::"Checkout",
        jsonb_build_object('createdAt', now(), 'updatedAt', now(), 'status', 'NEW', 'failure', '') || (p->'checkout')
        || jsonb_build_object('tenantId', v_tenant, 'bookingId', v_booking));
    END IF;
    INSERT INTO "AuditEntry" ("id", "tenantId", "actorKind", "actorId", "actorName", "action", "subjectKind", "subjectId", "after")
      SELECT a."id", v_tenant, a."actorKind", a."actorId", coalesce(a."actorName", ''), a."action", 'Booking', v_booking, a."after"
        FROM jsonb_populate_recordset(NULL::"AuditEntry", p->'audit') a;
    -- By record: a column that is new is written when the row names it, and a default that is new is missed by a test.
    INSERT INTO "Mail" SELECT r.* FROM jsonb_array_elements(p->'mails') m, jsonb_populate_record(NULL::"Mail",
      jsonb_build_object('createdAt', now(), 'subject', '', 'status', 'QUEUED', 'failure', '') || m
      || jsonb_build_object('tenantId', v_tenant, 'bookingId', v_booking)) r;
    INSERT INTO "Job" SELECT r.* FROM jsonb_array_elements(p->'jobs') j, jsonb_populate_record(NULL::"Job",
      jsonb_build_object('createdAt', now(), 'runAt', now(), 'status', 'READY', 'attempts', 0, 'maxAttempts', 4,
        'lane', 'work', 'lastError', '') || j || jsonb_build_object('tenantId', v_tenant)) r;
  EXCEPTION
    WHEN SQLSTATE 'MA002' THEN RETURN jsonb_build_object('outcome', v_refused);
    WHEN lock_not_available THEN RETURN jsonb_build_object('outcome', 'busy');
  END;
  RETURN jsonb_build_object('outcome', 'booked', 'customerId', v_customer, 'resourceIds', to_jsonb(v_resources));
END $function$;
