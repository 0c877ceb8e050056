-- Claims with bounded work, and a fair choice of who is booked.

-- 1. Who is booked when the customer doesn't mind -----------------------------------------------------------------

CREATE TYPE "AssignmentRule" AS ENUM ('IN_ORDER', 'LEAST_BUSY', 'IN_TURN');
ALTER TABLE "ResourceGroup" ADD COLUMN "assignment" "AssignmentRule" NOT NULL DEFAULT 'LEAST_BUSY';
ALTER TABLE "GroupResource" ADD COLUMN "lastTakenAt" TIMESTAMPTZ(3);

-- 2. Three indexes that are prefixes of others --------------------------------------------------------------------

DROP INDEX "Booking_tenantId_status_idx", "Booking_tenantId_date_idx", "Booking_tenantId_startTime_idx";

-- 3. The queue of writers -----------------------------------------------------------------------------------------

-- Writers of one resource and day queue up, in one order for all. Whoever releases claims and then claims in one
-- transaction calls this first: otherwise one that holds the queue waits for that release, which waits for the queue.
-- Sixteen queues for each business and day, so that six groups of two hundred people over sixty days take at most 960
-- locks and not 72,000, which would exhaust the server's lock table for everybody.
DROP FUNCTION lock_wants(jsonb);
CREATE FUNCTION lock_wants(p_tenant uuid, p_wants jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(key) FROM (
    SELECT DISTINCT hashtextextended(p_tenant::text, extract(epoch FROM day)::bigint * 16 + queue) AS key
      FROM (SELECT DISTINCT date_trunc('day', (w->>'from')::timestamptz, 'UTC') AS first, (w->>'to')::timestamptz AS upto,
                   hashtext(r) & 15 AS queue
              FROM jsonb_array_elements(p_wants) w, jsonb_array_elements_text(coalesce(w->'among', w->'resources')) r) wanted,
           generate_series(first, upto - interval '1 microsecond', interval '24 hours') day
     ORDER BY key) AS keys;
END $$;

-- 4. Matching -----------------------------------------------------------------------------------------------------

-- One step of `first_matching`: fills want p_from by the shortest chain of wants that each pass to another resource.
-- Wants up to p_fixed keep theirs. Returns the holder of each resource (0: nobody), or NULL where no chain exists.
CREATE FUNCTION augment_matching(p_from integer, p_fixed integer, p_first integer[], p_edges integer[], p_holder integer[])
RETURNS integer[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_reached integer[] := array_fill(0, ARRAY[cardinality(p_holder)]);
  v_queue integer[] := ARRAY[p_from];
  v_head integer := 1;
  v_want integer;
  v_resource integer;
  v_left integer;
BEGIN
  WHILE v_head <= cardinality(v_queue) LOOP
    v_want := v_queue[v_head];
    v_head := v_head + 1;
    FOR e IN p_first[v_want] .. p_first[v_want + 1] - 1 LOOP
      v_resource := p_edges[e];
      CONTINUE WHEN v_reached[v_resource] <> 0 OR p_holder[v_resource] BETWEEN 1 AND p_fixed;
      v_reached[v_resource] := v_want;
      IF p_holder[v_resource] = 0 THEN
        LOOP
          v_want := v_reached[v_resource];
          v_left := array_position(p_holder, v_want);
          p_holder[v_resource] := v_want;
          IF v_want = p_from THEN RETURN p_holder; END IF;
          v_resource := v_left;
        END LOOP;
      END IF;
      v_queue := v_queue || p_holder[v_resource];
    END LOOP;
  END LOOP;
  RETURN NULL;
END $$;

-- One resource for each want, none twice: the first such choice in the wants' own order of preference, or NULL. The same as
-- `assign` in lib/domain/availability: the work is bounded by wants² × candidates, also where no choice exists.
-- p_want and p_resource are the edges, by want and preference; wants count from 1 to p_wants.
CREATE FUNCTION first_matching(p_wants integer, p_want integer[], p_resource uuid[]) RETURNS uuid[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_picked uuid[] := '{}';
  v_resources uuid[];
  v_edges integer[];
  v_first integer[] := '{}';
  v_holder integer[];
  v_try integer[];
  v_own integer;
  v_other integer;
  v_at integer := 1;
  v_one uuid;
BEGIN
  -- The first of each want that is not taken yet is the first choice of all, unless some want finds nobody.
  FOR i IN 1 .. p_wants LOOP
    v_first := v_first || v_at;
    IF p_want[v_at] IS DISTINCT FROM i THEN RETURN NULL; END IF;
    v_one := NULL;
    WHILE p_want[v_at] = i LOOP
      IF v_one IS NULL AND p_resource[v_at] <> ALL (v_picked) THEN v_one := p_resource[v_at]; END IF;
      v_at := v_at + 1;
    END LOOP;
    IF v_one IS NOT NULL THEN v_picked := v_picked || v_one; END IF;
  END LOOP;
  IF cardinality(v_picked) = p_wants THEN RETURN v_picked; END IF;

  v_first := v_first || v_at;
  SELECT array_agg(DISTINCT r) INTO v_resources FROM unnest(p_resource) r;
  SELECT array_agg(array_position(v_resources, r) ORDER BY n) INTO v_edges FROM unnest(p_resource) WITH ORDINALITY AS t(r, n);
  v_holder := array_fill(0, ARRAY[cardinality(v_resources)]);
  FOR i IN 1 .. p_wants LOOP
    v_holder := augment_matching(i, 0, v_first, v_edges, v_holder);
    IF v_holder IS NULL THEN RETURN NULL; END IF;
  END LOOP;
  -- All are filled. Each in turn takes the first that still leaves one for every want behind it.
  FOR i IN 1 .. p_wants LOOP
    v_own := array_position(v_holder, i);
    FOR e IN v_first[i] .. v_first[i + 1] - 1 LOOP
      EXIT WHEN v_edges[e] = v_own;
      v_other := v_holder[v_edges[e]];
      CONTINUE WHEN v_other BETWEEN 1 AND i;
      v_try := v_holder;
      v_try[v_own] := 0;
      v_try[v_edges[e]] := i;
      IF v_other > 0 THEN v_try := augment_matching(v_other, i, v_first, v_edges, v_try); END IF;
      IF v_try IS NOT NULL THEN
        v_holder := v_try;
        EXIT;
      END IF;
    END LOOP;
  END LOOP;
  SELECT array_agg(v_resources[array_position(v_holder, i)] ORDER BY i) INTO v_picked FROM generate_series(1, p_wants) i;
  RETURN v_picked;
END $$;

-- 5. Preference ---------------------------------------------------------------------------------------------------

-- The wants with their resources in the order in which they should be tried. A want without a "rule" keeps its own order;
-- "LEAST_BUSY": who has the least claimed within "balance" first; "IN_TURN": who of its "group" was taken longest ago first.
-- Those of its "first" go before all others. Equals stay in the want's own order.
CREATE FUNCTION rank_wants(p_tenant uuid, p_wants jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH want AS (
    SELECT i, w, (w->>'group')::uuid AS "group", w->>'rule' AS rule,
           tstzrange((w->'balance'->>'from')::timestamptz, (w->'balance'->>'to')::timestamptz) AS balance
      FROM jsonb_array_elements(p_wants) WITH ORDINALITY AS t(w, i)
  ), busy AS (
    -- The seats of one class are one appointment.
    SELECT i, "resourceId", sum(upper(during) - lower(during)) AS taken
      FROM (SELECT DISTINCT want.i, c."resourceId", c."occurrence", c."during"
              FROM want, claims_within(ARRAY(SELECT jsonb_array_elements_text(w->'resources')::uuid), balance) c
             WHERE want.rule = 'LEAST_BUSY' AND (c."expiresAt" IS NULL OR c."expiresAt" > now())) appointment
     GROUP BY i, "resourceId"
  ), ranked AS (
    SELECT want.i, jsonb_agg(r.id ORDER BY coalesce(w->'first' ? r.id, false) DESC, coalesce(busy.taken, interval '0'), turn."lastTakenAt" NULLS FIRST, r.pos) AS resources
      FROM want CROSS JOIN LATERAL jsonb_array_elements_text(w->'resources') WITH ORDINALITY AS r(id, pos)
      LEFT JOIN busy ON busy.i = want.i AND busy."resourceId" = r.id::uuid
      LEFT JOIN "GroupResource" turn ON want.rule = 'IN_TURN' AND turn."tenantId" = p_tenant AND turn."groupId" = want."group"
        AND turn."resourceId" = r.id::uuid
     WHERE want.rule IS NOT NULL GROUP BY want.i
  )
  SELECT jsonb_agg(CASE WHEN ranked.i IS NULL THEN w ELSE jsonb_set(w, '{resources}', ranked.resources) END ORDER BY want.i)
    FROM want LEFT JOIN ranked USING (i)
$$;

-- 6. The claims of a booking --------------------------------------------------------------------------------------

-- Claims one resource for each want, all or nothing; returns the claimed resources in the order of the wants, or
-- NULL when the range is taken. Runs as its caller, so row-level security applies.
-- A want: { "resources": [uuid, …] in the order of preference, "among": all of the group (a running class stays on its own),
--           "seats": n | null (null: alone), "capacity": n, "from": instant, "to": instant, "occurrence": uuid,
--           "rule", "first", "balance", "group": see rank_wants }
CREATE OR REPLACE FUNCTION claim_wants(p_tenant uuid, p_booking uuid, p_wants jsonb, p_expires timestamptz, p_for_move boolean)
RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  v_all uuid[];
  v_range tstzrange;
  v_want integer[];
  v_free uuid[];
  v_expired uuid[];
  v_pick uuid[];
  v_wanted integer;
  v_got integer;
BEGIN
  -- Writers of one resource and day queue up in one order for all: no deadlock, no livelock, and a class stays on one
  -- set of resources. The constraints guard even a writer that takes no part in this.
  PERFORM lock_wants(p_tenant, p_wants);
  IF p_wants @? '$[*].rule' THEN p_wants := rank_wants(p_tenant, p_wants); END IF;

  SELECT array_agg(DISTINCT r::uuid), tstzrange(min((w->>'from')::timestamptz), max((w->>'to')::timestamptz))
    INTO v_all, v_range
    FROM jsonb_array_elements(p_wants) w, jsonb_array_elements_text(coalesce(w->'among', w->'resources')) r;

  -- A second look only after a writer that took no part in the queue.
  FOR v_attempt IN 1..3 LOOP
    -- What each want can have, and the holds in the way that have run out.
    WITH want AS (
      SELECT i, w->'resources' AS resources, coalesce(w->'among', w->'resources') AS among, (w->>'seats')::integer AS seats, (w->>'capacity')::integer AS capacity,
             tstzrange((w->>'from')::timestamptz, (w->>'to')::timestamptz) AS during, (w->>'occurrence')::uuid AS occurrence
        FROM jsonb_array_elements(p_wants) WITH ORDINALITY AS t(w, i)
    ), held AS MATERIALIZED (
      SELECT "id", "resourceId", "during", "occurrence", coalesce("expiresAt" <= now(), false) AS expired FROM claims_within(v_all, v_range)
    ), taken AS (
      SELECT want.i, held."resourceId", count(*) AS seats, bool_and(held."occurrence" = want.occurrence) AS own,
             bool_or(held."occurrence" = want.occurrence) AND want.among ? held."resourceId"::text AS sits
        FROM want JOIN held ON held."during" && want.during AND NOT held.expired
       GROUP BY want.i, want.among, held."resourceId"
    ), free AS (
      SELECT want.i, r.id::uuid AS id, r.pos
        FROM want CROSS JOIN LATERAL jsonb_array_elements_text(want.resources) WITH ORDINALITY AS r(id, pos)
        LEFT JOIN taken ON taken.i = want.i AND taken."resourceId" = r.id::uuid
       WHERE CASE WHEN want.seats IS NULL THEN taken.seats IS NULL
             -- All of them this class's own, and room enough beside them.
             ELSE coalesce(taken.own, true) AND want.seats <= want.capacity - coalesce(taken.seats, 0)
               -- The class already sits on a resource of the group: it is that one or none.
               AND NOT EXISTS (SELECT 1 FROM taken other WHERE other.i = want.i AND other.sits AND other."resourceId" <> r.id::uuid)
             END
    )
    SELECT array_agg(i::integer ORDER BY i, pos), array_agg(id ORDER BY i, pos), (SELECT array_agg("id") FROM held WHERE expired)
      INTO v_want, v_free, v_expired FROM free;

    v_pick := first_matching(jsonb_array_length(p_wants), v_want, v_free);
    IF v_pick IS NULL THEN RETURN NULL; END IF;
    IF v_expired IS NOT NULL THEN
      DELETE FROM "Claim" WHERE "tenantId" = p_tenant AND "id" = ANY (v_expired);
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
      IF v_got < v_wanted THEN RAISE EXCEPTION USING ERRCODE = 'MA001'; END IF;
      IF p_wants @? '$[*] ? (@.rule == "IN_TURN")' THEN
        FOR i IN 1 .. cardinality(v_pick) LOOP
          UPDATE "GroupResource" SET "lastTakenAt" = clock_timestamp()
           WHERE "tenantId" = p_tenant AND "groupId" = (p_wants->(i - 1)->>'group')::uuid AND "resourceId" = v_pick[i]
             AND p_wants->(i - 1)->>'rule' = 'IN_TURN';
        END LOOP;
      END IF;
      RETURN v_pick;
    EXCEPTION WHEN SQLSTATE 'MA001' THEN NULL;
    END;
  END LOOP;
  RETURN NULL;
END $$;
