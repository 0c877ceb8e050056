-- Writers of one resource and day queue up, in one order for all. Whoever releases claims and then claims in one
-- transaction calls this first: otherwise one that holds the queue waits for that release, which waits for the queue.
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
