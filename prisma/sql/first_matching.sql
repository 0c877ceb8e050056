-- Assigns one resource to each want, none twice: the first such assignment in the wants' order of preference, or NULL.
-- A bipartite matching like `assign` in lib/domain/availability: bounded by wants² × candidates, also where there is
-- none. p_want and p_resource are the edges, by want and preference; wants count from 1 to p_wants.
CREATE OR REPLACE FUNCTION public.first_matching(p_wants integer, p_want integer[], p_resource uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
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
END $function$;
