-- One step of `first_matching`: fills want p_from by the shortest augmenting path, on which each want passes to another
-- resource. Wants up to p_fixed keep theirs. Returns the holder of each resource (0: none), or NULL where no path
-- exists.
CREATE OR REPLACE FUNCTION public.augment_matching(p_from integer, p_fixed integer, p_first integer[], p_edges integer[], p_holder integer[])
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
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
END $function$;
