-- Customers are found by the beginning of any word of what they are called, by any part of an e-mail address and by the
-- digits of a phone number; accents, apostrophes and capitals don't count. Needs no extension.

-- A booking may carry another name or phone than its customer's entry, which a stranger never edits: what it was made
-- with is remembered for the search alone.
ALTER TABLE "Customer" ADD COLUMN "otherContacts" TEXT NOT NULL DEFAULT '';

-- The same letters for everybody, whatever locale the database has: marks go (NFKD), and what has no mark to lose is
-- spelled out. Spaces and punctuation become one space; apostrophes stay, for the words to be read both ways. In
-- PL/pgSQL, whose plans last: this runs with every new customer, within the booking.
CREATE FUNCTION fold_text(p_text text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog, pg_temp AS $$
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
END $$;

-- What a customer is found by. Each word begins with a mark of the business, so that an index over all businesses holds
-- those of one together.
CREATE FUNCTION customer_words(p_tenant uuid, p_name text, p_email text, p_phone text, p_other text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 5000 SET search_path = public, pg_temp AS $$
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
END $$;

-- Every word that was typed has to be found; digits alone may be a phone number as well. Null: nothing to look for.
CREATE FUNCTION search_query(p_tenant uuid, p_search text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
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
END $$;

CREATE INDEX "Customer_words_idx" ON "Customer"
  USING gin (customer_words("tenantId", "name", "email", "phone", "otherContacts"));
-- What they were found by before.
DROP INDEX "Customer_name_idx";
DROP INDEX "Booking_contactName_idx";

-- Under a policy an operator that isn't leakproof may not use an index, so one function looks for the tenant, as
-- claims_within does: as mais_system, naming the transaction's tenant itself.
CREATE FUNCTION customers_found(p_search text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 20 SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  v_query tsquery := search_query(v_tenant, left(p_search, 200));
BEGIN
  IF v_tenant IS NULL OR v_query IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT c."id" FROM "Customer" c
    WHERE c."tenantId" = v_tenant
      AND customer_words(c."tenantId", c."name", c."email", c."phone", c."otherContacts") @@ v_query;
END $$;
REVOKE ALL ON FUNCTION customers_found(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION customers_found(text) TO mais_app;
GRANT CREATE ON SCHEMA public TO mais_system;
ALTER FUNCTION customers_found(text) OWNER TO mais_system;
REVOKE CREATE ON SCHEMA public FROM mais_system;

-- Of the bookings that were made with another contact than their customer's: at most a thousand letters.
CREATE FUNCTION remember_contact() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE v_contact text := NEW."contactName" || CASE WHEN NEW."contactPhone" = '' THEN '' ELSE ' | ' || NEW."contactPhone" END;
BEGIN
  UPDATE "Customer" c SET "otherContacts" = left(v_contact || ' | ' || c."otherContacts", 1000)
   WHERE c."tenantId" = NEW."tenantId" AND c."id" = NEW."customerId" AND c."erasedAt" IS NULL
     AND (c."name" <> NEW."contactName" OR NEW."contactPhone" NOT IN ('', c."phone"))
     AND position(v_contact IN c."otherContacts") = 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "Booking_contact" AFTER INSERT ON "Booking" FOR EACH ROW EXECUTE FUNCTION remember_contact();

ALTER TABLE "Booking" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Customer" NO FORCE ROW LEVEL SECURITY;
UPDATE "Customer" c SET "otherContacts" = left(found.contacts, 1000)
  FROM (
    SELECT "tenantId", "customerId", string_agg(contact, ' | ') AS contacts FROM (
      SELECT DISTINCT b."tenantId", b."customerId",
             b."contactName" || CASE WHEN b."contactPhone" = '' THEN '' ELSE ' | ' || b."contactPhone" END AS contact
        FROM "Booking" b JOIN "Customer" x ON x."tenantId" = b."tenantId" AND x."id" = b."customerId"
       WHERE x."erasedAt" IS NULL
         AND (x."name" <> b."contactName" OR b."contactPhone" NOT IN ('', x."phone"))) each
     GROUP BY "tenantId", "customerId") found
 WHERE found."tenantId" = c."tenantId" AND found."customerId" = c."id";
ALTER TABLE "Booking" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Customer" FORCE ROW LEVEL SECURITY;
