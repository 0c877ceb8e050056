-- Every row of every business nine times: each copy's ids are made from the original's, so copies refer to copies.
DO $$
DECLARE
  many CONSTANT int := 8;
  name text;
BEGIN
  INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
    SELECT md5('user' || n)::uuid, 'member-' || n || '@example.test', 'Member ' || n, 'x', now() FROM generate_series(1, many) n;
  INSERT INTO "Member" ("id", "tenantId", "userId", "role")
    SELECT gen_random_uuid(), t."id", u."id", 'STAFF' FROM "Tenant" t, "User" u WHERE u."email" LIKE 'member-%';
  INSERT INTO "Token" ("id", "kind", "tokenHash", "tenantId", "email", "role", "expiresAt")
    SELECT gen_random_uuid(), 'INVITATION', md5(t."id"::text || n), t."id", 'guest-' || n || '@example.test', 'STAFF', now() + interval '1 day'
      FROM "Tenant" t, generate_series(1, many) n;
  INSERT INTO "Blackout" ("id", "tenantId", "reason", "startDate", "endDate")
    SELECT gen_random_uuid(), "id", 'Holiday ' || n, current_date + 300 + n, current_date + 300 + n FROM "Tenant", generate_series(1, many) n;
  INSERT INTO "OperatorEntry" ("id", "operatorId", "operatorName", "action", "subject")
    SELECT gen_random_uuid(), gen_random_uuid(), 'Olive', 'tenant.suspended', 'x' FROM generate_series(1, many);
  INSERT INTO "Tenant" SELECT r.* FROM "Tenant" t, generate_series(1, many) n, LATERAL jsonb_populate_record(t, jsonb_build_object(
    'id', md5(t."id"::text || n)::uuid, 'slug', t."slug" || '-' || n, 'stripeAccountId', 'acct_many_' || t."slug" || n)) r;

  FOREACH name IN ARRAY ARRAY['Segment', 'Schedule', 'ScheduleHours', 'ScheduleOverride', 'Resource', 'Service', 'ResourceGroup',
      'GroupResource', 'AddOn', 'Package', 'PackageAddOn', 'PackageSlug', 'PriceRule', 'ApiKey', 'Customer', 'Booking', 'Checkout', 'Payment',
      'Refund', 'Mail', 'AuditEntry', 'WebhookEvent', 'Job'] LOOP
    EXECUTE format($sql$
      INSERT INTO %1$I SELECT r.* FROM %1$I x, generate_series(1, %2$s) n, LATERAL jsonb_populate_record(x, (
        SELECT coalesce(jsonb_object_agg(key, CASE
            WHEN key IN ('slug', 'email', 'keyHash', 'externalId', 'dedupeKey') OR key LIKE 'stripe%%' THEN n || value
            WHEN key = 'reference' THEN value || n
            WHEN key = 'position' THEN (value::int + 100 * n)::text
            ELSE md5(value || n)::uuid::text END), '{}')
          FROM jsonb_each_text(to_jsonb(x)) WHERE value IS NOT NULL AND (
            key IN ('id', 'slug', 'email', 'keyHash', 'externalId', 'dedupeKey', 'reference', 'position') OR key LIKE 'stripe%%'
            OR (key LIKE '%%Id' AND key NOT IN ('tenantId', 'userId', 'actorId', 'recordedById', 'requestedById', 'vendorId'))))) r$sql$,
      name, many);
  END LOOP;
  UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1;
END $$;
ANALYZE;
