-- Normalises text for searching, whatever locale the database has: diacritics are removed (NFKD), and letters that
-- don't decompose are spelled out. Spaces and punctuation become one space; apostrophes stay, so that words are found
-- with and without them. In PL/pgSQL, whose plans are cached: this runs for every new customer, within the booking.
CREATE OR REPLACE FUNCTION public.fold_text(p_text text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE v_text text := p_text;
BEGIN
  IF octet_length(v_text) > length(v_text) THEN
    v_text := regexp_replace(normalize(translate(v_text, '’‘ʼʻ`´′＇', ''''''''''''''''''), NFKD), '[\u0300-\u036f]+', '', 'g');
    v_text := translate(v_text, 'øØđĐðÐłŁħĦıŧŦ', 'ooddddllhhitt');
    v_text := replace(replace(replace(replace(lower(v_text), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  ELSE
    v_text := lower(translate(v_text, '`', ''''));
  END IF;
  RETURN regexp_replace(v_text, '[\u0001-\u0020!-&(-/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g');
END $function$;
