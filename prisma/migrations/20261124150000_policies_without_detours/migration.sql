-- What the policies cost. Two things made them dear:
-- a function in a policy is read and parsed anew for every table of every statement, so they say it in place; and a
-- condition whose operator is not leakproof (ranges that overlap) may not be looked up in an index before the policy has
-- been asked, so under it the claims of a resource were read one and all.

CREATE OR REPLACE FUNCTION isolate_by_tenant(p_table regclass, p_column text DEFAULT 'tenantId') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_own CONSTANT text := format($own$%I = nullif(current_setting('app.tenant_id', true), '')::uuid$own$, p_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY tenant_only ON %s TO mais_app USING (%s) WITH CHECK (%s)', p_table, v_own, v_own);
  EXECUTE format('CREATE POLICY system_all ON %s TO mais_system USING (true) WITH CHECK (true)', p_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO mais_app, mais_system', p_table);
END $$;

DO $$
DECLARE v_table regclass; v_own text;
BEGIN
  FOR v_table, v_own IN
    SELECT p.polrelid::regclass,
           format($own$%I = nullif(current_setting('app.tenant_id', true), '')::uuid$own$, CASE WHEN c.relname = 'Tenant' THEN 'id' ELSE 'tenantId' END)
      FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
     WHERE p.polname = 'tenant_only' AND c.relnamespace = 'public'::regnamespace
  LOOP
    EXECUTE format('ALTER POLICY tenant_only ON %s USING (%s) WITH CHECK (%s)', v_table, v_own, v_own);
  END LOOP;
END $$;

-- This tenant's claims on some resources in a range, by the index of the constraint. It runs as mais_system and names
-- the tenant of the transaction itself; nobody can ask it for another's.
CREATE FUNCTION claims_within(p_resources uuid[], p_during tstzrange) RETURNS SETOF "Claim"
LANGUAGE sql STABLE PARALLEL SAFE ROWS 20 SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM "Claim"
   WHERE "tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid
     AND "resourceId" = ANY (p_resources) AND "during" && p_during
$$;
REVOKE ALL ON FUNCTION claims_within(uuid[], tstzrange) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claims_within(uuid[], tstzrange) TO mais_app;
DO $$ BEGIN
  EXECUTE format('GRANT mais_system TO %I', current_user);
EXCEPTION
  -- Another database of this server does the same at this moment.
  WHEN internal_error OR unique_violation THEN NULL;
END $$;
GRANT CREATE ON SCHEMA public TO mais_system;
ALTER FUNCTION claims_within(uuid[], tstzrange) OWNER TO mais_system;
REVOKE CREATE ON SCHEMA public FROM mais_system;

-- As before, but for how it looks at claims.
CREATE OR REPLACE FUNCTION claim_wants(p_tenant uuid, p_booking uuid, p_wants jsonb, p_expires timestamptz, p_for_move boolean)
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
  DELETE FROM "Claim" WHERE "tenantId" = p_tenant AND "id" IN (
    SELECT "id" FROM claims_within(v_all, v_range) WHERE "expiresAt" <= now());

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
                 NOT EXISTS (SELECT 1 FROM claims_within(ARRAY[r.id::uuid], want.during))
               ELSE
                 -- All of them this class's own, and room enough beside them.
                 (SELECT coalesce(bool_and(c."occurrence" = want.occurrence), true) AND want.seats <= want.capacity - count(*)
                    FROM claims_within(ARRAY[r.id::uuid], want.during) c)
                 -- The class already sits on a resource of the group: it is that one or none.
                 AND NOT EXISTS (
                   SELECT 1 FROM claims_within(ARRAY(SELECT o::uuid FROM jsonb_array_elements_text(want.among) o WHERE o <> r.id), want.during) c
                    WHERE c."occurrence" = want.occurrence)
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
            EXCEPT
            SELECT generate_series(lower(c."seats"), coalesce(upper(c."seats"), want.capacity) - 1)
              FROM claims_within(ARRAY[want.resource], want.during) c
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
