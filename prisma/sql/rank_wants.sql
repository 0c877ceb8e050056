-- The wants with their resources in the order in which to try them. A want without a "rule" keeps its own order;
-- "LEAST_BUSY": the least claimed time within "balance" first; "IN_TURN": of its "group" the one taken longest ago
-- first. Those of its "first" precede all others. Ties keep the want's own order.
CREATE OR REPLACE FUNCTION public.rank_wants(p_tenant uuid, p_wants jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;
