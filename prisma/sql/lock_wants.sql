-- Serialises the writers of one resource and day, in one lock order for all. A transaction that releases claims and
-- then claims calls this first; otherwise it deadlocks with a holder of this lock that waits for the released rows.
CREATE OR REPLACE FUNCTION public.lock_wants(p_tenant uuid, p_wants jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(key) FROM (
    SELECT DISTINCT hashtextextended(p_tenant::text, extract(epoch FROM day)::bigint * 16 + queue) AS key
      FROM (SELECT DISTINCT date_trunc('day', (w->>'from')::timestamptz, 'UTC') AS first, (w->>'to')::timestamptz AS upto,
                   hashtext(r) & 15 AS queue
              FROM jsonb_array_elements(p_wants) w, jsonb_array_elements_text(coalesce(w->'among', w->'resources')) r) wanted,
           generate_series(first, upto - interval '1 microsecond', interval '24 hours') day
     ORDER BY key) AS keys;
END $function$;
