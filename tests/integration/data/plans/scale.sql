-- Foreign keys are not checked meanwhile: what is written here refers to what is written here.
SET session_replication_role = replica;
SET maintenance_work_mem = '128MB';

-- Indexes are made at the end, in one go each: keeping them up row by row takes three times as long. Those that a
-- constraint or a foreign key stands on stay, except the exclusion constraints of Claim.
CREATE TEMP TABLE made_later AS
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make
    FROM pg_constraint WHERE contype = 'x'
  UNION ALL
  SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
   WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary
     AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid);
DO $$
DECLARE step text;
BEGIN
  FOR step IN SELECT drop FROM made_later LOOP EXECUTE step; END LOOP;
END $$;

-- The one tenant that is there, ninety-nine times more: every id is mapped to one of its own.
DO $$
DECLARE
  names text[] := ARRAY['Policy', 'Site', 'Segment', 'Schedule', 'ScheduleHours', 'Resource', 'Service', 'ResourceGroup',
    'GroupResource', 'AddOn', 'Package', 'PackageAddOn'];
  name text;
BEGIN
  INSERT INTO "Tenant" SELECT r.* FROM "Tenant" t, generate_series(1, 99) n, LATERAL jsonb_populate_record(t,
    jsonb_build_object('id', md5(t."id"::text || n)::uuid, 'slug', 'spa-' || n, 'stripeAccountId', 'acct_' || n)) r;
  FOREACH name IN ARRAY names LOOP
    EXECUTE format($sql$
      INSERT INTO %1$I SELECT r.* FROM %1$I x, generate_series(1, 99) n, LATERAL jsonb_populate_record(x, (
        SELECT coalesce(jsonb_object_agg(key, md5(value || n)::uuid), '{}') FROM jsonb_each_text(to_jsonb(x))
         WHERE (key = 'id' OR key LIKE '%%Id') AND value IS NOT NULL)) r$sql$, name);
  END LOOP;
END $$;

-- 2,000 bookings for each tenant, over two years around today, with all that hangs on them; 20,000 for the one that the
-- samples ask for, so that what reads all of one business is seen among many.
CREATE TEMP TABLE anchor AS
  SELECT t."id" AS tenant, CASE WHEN t."slug" = 'serene-spa' THEN 20000 ELSE 2000 END AS bookings, (SELECT k."id" FROM "Package" k WHERE k."tenantId" = t."id" ORDER BY "position" LIMIT 1) AS package,
    (SELECT k."serviceId" FROM "Package" k WHERE k."tenantId" = t."id" ORDER BY "position" LIMIT 1) AS service,
    ARRAY(SELECT r."id" FROM "Resource" r WHERE r."tenantId" = t."id" ORDER BY "position") AS resources
  FROM "Tenant" t;

INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
  SELECT gen_random_uuid(), 'owner-' || n || '@example.com', 'Owner', 'x', now() FROM generate_series(1, 2000) n;
INSERT INTO "Session" ("id", "userId", "version", "device", "createdAt")
  SELECT gen_random_uuid(), "id", 1, 'Firefox', now() - make_interval(hours => n) FROM "User", generate_series(1, 10) n;
INSERT INTO "KnownDevice" ("userId", "tokenHash", "seenAt")
  SELECT "id", md5(n::text), now() - make_interval(days => n) FROM "User", generate_series(1, 5) n;
INSERT INTO "AccountEvent" ("id", "userId", "kind", "createdAt")
  SELECT gen_random_uuid(), "id", 'signed_in', now() - make_interval(hours => n) FROM "User", generate_series(1, 20) n;
INSERT INTO "Member" ("id", "tenantId", "userId", "role")
  SELECT gen_random_uuid(), tenant, u."id", 'OWNER' FROM anchor, LATERAL (SELECT "id" FROM "User" ORDER BY "email" LIMIT 12) u;
INSERT INTO "ApiKey" ("id", "tenantId", "kind", "name", "keyHash", "hint")
  SELECT gen_random_uuid(), tenant, 'SECRET', 'Key', md5(tenant::text || n), 'sk_' FROM anchor, generate_series(1, 20) n;
INSERT INTO "CalendarFeed" ("id", "tenantId", "tokenHash", "showsCustomers")
  SELECT gen_random_uuid(), tenant, md5(tenant::text || 'feed' || n), true FROM anchor, generate_series(1, 20) n;
INSERT INTO "GoogleAccount" ("id", "tenantId", "email", "sealedToken")
  SELECT gen_random_uuid(), tenant, 'g-' || n || '@example.com', 'x' FROM anchor, generate_series(1, 5) n;
INSERT INTO "CalendarSource" ("id", "tenantId", "resourceId", "name", "sealedAddress", "host", "dueAt")
  SELECT gen_random_uuid(), tenant, (SELECT "id" FROM "Resource" r WHERE r."tenantId" = tenant ORDER BY "id" LIMIT 1), 'Private', 'x', 'x', now() + interval '1 day'
    FROM anchor, generate_series(1, 5) n;
INSERT INTO "CalendarEntry" ("id", "tenantId", "sourceId", "key", "eventId", "digest", "startsAt", "endsAt", "proposal", "proposedAt")
  SELECT gen_random_uuid(), s."tenantId", s."id", gen_random_uuid(), 'x' || n, 'x', now() + make_interval(hours => n), now() + make_interval(hours => n + 1),
         CASE WHEN n % 100 = 0 THEN '{"kind":"deleted"}'::jsonb END, CASE WHEN n % 100 = 0 THEN now() END
    FROM "CalendarSource" s, generate_series(1, 400) n;
INSERT INTO "BusyTime" ("tenantId", "sourceId", "resourceId", "key", "during", "title", "clashes")
  SELECT s."tenantId", s."id", s."resourceId", 'x' || n, tstzrange(now() + make_interval(hours => 5 * n), now() + make_interval(hours => 5 * n + 1)), 'Dentist', n % 100 = 0
    FROM "CalendarSource" s, generate_series(1, 400) n;
INSERT INTO "Token" ("id", "kind", "tokenHash", "tenantId", "email", "expiresAt")
  SELECT gen_random_uuid(), 'INVITATION', md5(tenant::text || 'token' || n), tenant, 'guest-' || n || '@example.com', now() + interval '1 day'
    FROM anchor, generate_series(1, 50) n;
INSERT INTO "Blackout" ("id", "tenantId", "startDate", "endDate", "reason")
  SELECT gen_random_uuid(), tenant, current_date + n, current_date + n, 'Closed' FROM anchor, generate_series(-50, 50) n;
INSERT INTO "PackageSlug" ("tenantId", "slug", "packageId")
  SELECT tenant, 'old-' || n, package FROM anchor, generate_series(1, 20) n;
INSERT INTO "PriceRule" ("id", "tenantId", "packageId", "priceCents")
  SELECT gen_random_uuid(), tenant, package, n FROM anchor, generate_series(1, 20) n;
INSERT INTO "ScheduleOverride" ("id", "tenantId", "scheduleId", "date")
  SELECT gen_random_uuid(), s."tenantId", s."id", current_date + n FROM "Schedule" s, generate_series(-10, 10) n;

INSERT INTO "Customer" ("id", "tenantId", "email", "name", "createdAt")
  SELECT gen_random_uuid(), tenant, 'customer-' || n || '@example.com', 'Customer ' || n, now() - make_interval(mins => n)
    FROM anchor, generate_series(1, bookings / 4) n;
CREATE TEMP TABLE wanted AS
  SELECT gen_random_uuid() AS id, anchor.*, n, c."id" AS customer, now() + make_interval(mins => ((n * 2000.0 / bookings - 1000) * 9 * 60)::int) AS start
    FROM anchor CROSS JOIN LATERAL generate_series(1, bookings) n
    JOIN "Customer" c ON c."tenantId" = tenant AND c."email" = 'customer-' || (n % (bookings / 4) + 1) || '@example.com';
INSERT INTO "Booking" ("id", "tenantId", "reference", "packageId", "serviceId", "customerId", "bookingType", "status",
    "source", "date", "endDate", "startTime", "endTime", "resourceIds", "visitor", "timeZone", "contactName",
    "contactEmail", "currency", "totalCents", "dueNowCents", "balanceCents", "balanceDueOn", "settledCents", "quote", "basket", "policy",
    "holdExpiresAt", "reminderDueDate", "createdAt")
  SELECT id, tenant, 'R' || n, package, service, customer, 'TIMESLOT',
    (CASE WHEN n % 50 = 0 THEN 'PENDING' WHEN n % 9 = 0 THEN 'CANCELED' WHEN n * 2 < bookings THEN 'COMPLETED' ELSE 'CONFIRMED' END)::"BookingStatus",
    'SITE', start::date, start::date, start, start + interval '50 minutes', resources[1:1], 'visitor-' || (n % 100), 'Europe/London',
    'Customer ' || (n % 500), 'customer-' || (n % 500) || '@example.com', 'GBP', 7200, 3600, 3600, (start - interval '7 days')::date,
    CASE WHEN n % 3 = 0 OR (n * 2 < bookings AND n % 200 <> 0) THEN 7200 END,
    '{}', '{}', '{}', CASE WHEN n % 50 = 0 THEN start END, (start - interval '7 days')::date, start - interval '60 days'
  FROM wanted;
INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence", "expiresAt")
  SELECT gen_random_uuid(), tenant, id, resources[1], '[0,)', tstzrange(start, start + interval '50 minutes'), gen_random_uuid(),
    CASE WHEN n % 50 = 0 THEN start END FROM wanted WHERE n % 9 <> 0 AND n > bookings * 0.8;
INSERT INTO "Checkout" ("id", "tenantId", "bookingId", "purpose", "attempt", "status", "amountCents", "feeCents", "currency", "stripeSessionId", "expiresAt")
  SELECT gen_random_uuid(), tenant, id, 'DEPOSIT', 1, (CASE WHEN n % 50 = 0 THEN 'OPEN' ELSE 'COMPLETED' END)::"CheckoutStatus", 3600, 90, 'GBP', 'cs_' || id, start FROM wanted WHERE n % 3 = 0;
INSERT INTO "Payment" ("id", "tenantId", "bookingId", "checkoutId", "purpose", "method", "amountCents", "currency", "stripePaymentIntentId", "paidAt")
  SELECT gen_random_uuid(), "tenantId", "bookingId", "id", 'FULL', 'CARD', 7200, 'GBP', 'pi_' || "id", now() FROM "Checkout";
-- Nearly all that is over has been paid.
INSERT INTO "Payment" ("id", "tenantId", "bookingId", "purpose", "method", "amountCents", "currency", "paidAt")
  SELECT gen_random_uuid(), tenant, id, 'FULL', 'CASH', 7200, 'GBP', now() FROM wanted
   WHERE n * 2 < bookings AND n % 3 <> 0 AND n % 200 <> 0;
INSERT INTO "Refund" ("id", "tenantId", "bookingId", "paymentId", "amountCents", "currency", "reason", "status", "stripeRefundId")
  SELECT gen_random_uuid(), p."tenantId", p."bookingId", p."id", 100, 'GBP', 'GOODWILL',
    (CASE WHEN b."reference" = 'R18' THEN 'FAILED' ELSE 'SUCCEEDED' END)::"RefundStatus", 're_' || p."id"
    FROM "Payment" p JOIN "Booking" b ON b."tenantId" = p."tenantId" AND b."id" = p."bookingId" WHERE b."status" = 'CANCELED';
INSERT INTO "Dispute" ("id", "tenantId", "bookingId", "paymentId", "stripeDisputeId", "amountCents", "currency", "openedAt")
  SELECT gen_random_uuid(), "tenantId", "bookingId", "id", 'dp_' || "id", 100, 'GBP', now() FROM "Payment" WHERE left(md5("id"::text), 2) < '10';
INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient", "status")
  SELECT gen_random_uuid(), tenant, id, 'booking_confirmed', 'x@example.com', 'SENT' FROM wanted WHERE n % 4 = 0;
INSERT INTO "AuditEntry" ("id", "tenantId", "actorKind", "action", "subjectKind", "subjectId")
  SELECT gen_random_uuid(), tenant, 'SYSTEM', 'booking.confirmed', 'Booking', id
    FROM wanted, generate_series(1, CASE WHEN bookings > 2000 THEN 4 ELSE 1 END) WHERE n % 4 = 0 OR bookings > 2000;
INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "lockedUntil")
  SELECT tenant, 'key-' || n, 'x', id, now() FROM wanted WHERE n % 10 = 0;
INSERT INTO "WebhookEvent" ("id", "vendor", "externalId", "type", "payload", "occurredAt", "processedAt")
  SELECT gen_random_uuid(), 'stripe', 'evt_' || id, 'checkout.session.completed', '{}', now(), now() FROM wanted WHERE n % 4 = 0;
INSERT INTO "Job" ("id", "tenantId", "name", "payload", "status", "finishedAt")
  SELECT gen_random_uuid(), tenant, 'send_mail', '{}', (CASE WHEN n % 500 = 0 THEN 'READY' ELSE 'DONE' END)::"JobStatus",
    CASE WHEN n % 500 <> 0 THEN now() END FROM wanted WHERE n % 4 = 0;
RESET session_replication_role;

DO $$
DECLARE step text;
BEGIN
  FOR step IN SELECT make FROM made_later LOOP EXECUTE step; END LOOP;
END $$;
ANALYZE;
