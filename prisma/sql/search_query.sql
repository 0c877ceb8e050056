-- The query of a typed search: every word has to match; digits alone may also be a phone number. NULL: nothing to
-- search.
CREATE OR REPLACE FUNCTION public.search_query(p_tenant uuid, p_search text)
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  v_mark text := left(md5(p_tenant::text), 8);
  v_digits text := regexp_replace(p_search, '[^0-9]', '', 'g');
  v_words tsquery;
  v_word tsquery;
  v_term text;
BEGIN
  FOR v_term IN
    SELECT word FROM (
      SELECT CASE WHEN typed LIKE '%@%' THEN ARRAY[lower(ltrim(typed, '@'))]
                  ELSE string_to_array(replace(fold_text(typed), '''', ''), ' ') END AS words
        FROM regexp_split_to_table(p_search, '\s+') AS typed) each, unnest(words) AS word
     WHERE word <> '' LIMIT 8
  LOOP
    v_term := replace(replace(v_mark || left(v_term, 60), '\', '\\'), '''', '''''');
    v_word := ('''' || v_term || ''':*')::tsquery;
    v_words := CASE WHEN v_words IS NULL THEN v_word ELSE v_words && v_word END;
  END LOOP;
  IF p_search ~ '^[+0-9 ()./-]+$' AND length(v_digits) >= 4 THEN
    -- Of a long number its end: however its country's code or what is dialled before it at home was written.
    IF length(v_digits) >= 7 THEN v_digits := ltrim(v_digits, '0'); END IF;
    v_word := ('''' || v_mark || right(v_digits, 8) || ''':*')::tsquery;
    RETURN CASE WHEN v_words IS NULL THEN v_word ELSE v_words || v_word END;
  END IF;
  RETURN v_words;
END $function$;
