-- Claims one resource for each want, all or nothing; returns the claimed resources in the order of the wants, or
-- NULL when the range is taken. Runs as its caller, so row-level security applies.
-- A want: { "resources": [uuid, …] in the order of preference,
--           "among": all of the group (a class that has claims stays on its resource),
--           "seats": n | null (null: alone), "capacity": n, "from": instant, "to": instant, "occurrence": uuid,
--           "rule", "first", "balance", "group": see rank_wants }
CREATE OR REPLACE FUNCTION public.claim_wants(p_tenant uuid, p_booking uuid, p_wants jsonb, p_expires timestamp with time zone, p_for_move boolean)
 RETURNS uuid[]
 LANGUAGE plpgsql
AS $function$
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
END $function$;
