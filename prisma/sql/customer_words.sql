-- The search terms of a customer. Each one is prefixed with a mark of the business, so that in an index over all
-- businesses those of one are adjacent.
CREATE OR REPLACE FUNCTION public.customer_words(p_tenant uuid, p_name text, p_email text, p_phone text, p_other text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 5000
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  v_mark text := left(md5(p_tenant::text), 8);
  v_name text := fold_text(p_name || ' ' || p_other);
  v_email text := lower(p_email);
  -- "O'Brien" is found as obrien, and as brien.
  v_words text[] := string_to_array(replace(v_name, '''', ''), ' ')
    || v_email || split_part(v_email, '@', 2) || string_to_array(fold_text(replace(v_email, '@', ' ')), ' ');
  v_number text;
BEGIN
  IF position('''' IN v_name) > 0 THEN
    v_words := v_words || string_to_array(replace(v_name, '''', ' '), ' ');
  END IF;
  -- The digits from each place on: a number is found by its end, with or without the country's code.
  IF p_phone <> '' OR p_other <> '' THEN
    FOREACH v_number IN ARRAY regexp_split_to_array(p_phone || '|' || p_other, '[^0-9 ()./+-]+') LOOP
      v_number := left(regexp_replace(v_number, '[^0-9]', '', 'g'), 20);
      FOR at IN 1..length(v_number) - 3 LOOP
        v_words := v_words || substr(v_number, at);
      END LOOP;
    END LOOP;
  END IF;
  v_words := array_remove(v_words, '');
  IF cardinality(v_words) = 0 THEN RETURN ''::tsvector; END IF;
  RETURN array_to_tsvector(string_to_array(v_mark || array_to_string(v_words, E'\x01' || v_mark), E'\x01'));
END $function$;
