import { DAYS_BEHIND } from './prepare';

/** A time-ordered id as the app would have made at that moment; PostgreSQL 18 has it built in. */
const idAt = (version: number) =>
  version >= 180_000
    ? `SELECT uuidv7(t - now())`
    : `SELECT (overlay(overlay(gen_random_uuid()::text PLACING '7' FROM 15) PLACING
         substr(h, 1, 8) || '-' || substr(h, 9, 4) FROM 1))::uuid
       FROM (SELECT lpad(to_hex((extract(epoch FROM t) * 1000)::bigint), 12, '0') AS h) x`;

/**
 * Every booking's facts, once, in a temporary table that all others are made from. A booking's number decides all of
 * it, so two runs make the same. Each has a cell of its own in the business's grid of day × start × lane: no two
 * claims overlap. There are more of them the later it is.
 */
const facts = (perTenant: number) => `
CREATE TEMP TABLE fact ON COMMIT DROP AS
WITH cell AS (
  SELECT b.*, n, floor(grid * power(n::float8 / ${perTenant}, 0.9))::int AS cell,
         (hashint8(n::bigint * 1009 + b.at) & 1023) AS dice,
         (hashint8(n::bigint * 31 + b.at * 7) & 65535) % greatest(1, ${perTenant} * 3 / 10) AS guest
    FROM (SELECT *, (${DAYS_BEHIND} + days_ahead) * CASE kind WHEN 'weddings' THEN 4 WHEN 'tours' THEN 2 ELSE 6 END
                 * CASE kind WHEN 'spa' THEN 6 ELSE 7 END / 7 AS grid FROM business) b,
         generate_series(0, ${perTenant} - 1) n
), day AS (
  SELECT *, CASE kind
      WHEN 'weddings' THEN current_date - ${DAYS_BEHIND} + cell / 4
      WHEN 'tours' THEN current_date - ${DAYS_BEHIND} + cell / 2
      ELSE date_trunc('week', current_date - ${DAYS_BEHIND})::date + cell / 36 * 7 + cell / 6 % 6 END AS date,
    CASE kind WHEN 'weddings' THEN cell % 4 WHEN 'tours' THEN cell % 2 ELSE cell % 2 END AS lane,
    CASE kind WHEN 'tours' THEN time '05:00' WHEN 'spa' THEN time '11:00' + cell / 2 % 3 * interval '2 hours' ELSE time '00:00' END AS clock
    FROM cell
), timed AS (
  SELECT day.*, k.turn, (date + clock) AT TIME ZONE zone AS start,
    CASE k.type WHEN 'DATE' THEN (date + 1)::timestamp AT TIME ZONE zone
      ELSE (date + clock) AT TIME ZONE zone + make_interval(mins => k.minutes) END AS finish,
    k.buffer,
    CASE kind WHEN 'weddings' THEN ARRAY[resources[lane + 1]]
      WHEN 'tours' THEN resources[1:1]
      -- Amara, Jonas and Mei by their working days, each with a room.
      WHEN 'spa' THEN ARRAY[resources[CASE WHEN lane = 0 AND extract(isodow FROM date) < 6 THEN 1
          WHEN lane = 1 AND extract(isodow FROM date) > 1 THEN 2 ELSE 3 END], resources[4 + lane]] END AS taken
    FROM day JOIN basket k ON k.at = day.at AND k.turn = n % day.wishes
)
SELECT *, pg_temp.id_at(made) AS id FROM (
  SELECT tenant, at, kind, n, turn, zone, currency, fee_bps, dice, lane, guest, date, start, finish, buffer, taken,
    least(start - make_interval(days => CASE kind WHEN 'weddings' THEN 60 + dice / 4 ELSE 2 + dice / 40 END, mins => dice),
          now() - dice * interval '90 minutes' - interval '5 minutes') AS made,
    CASE WHEN dice < 90 THEN 'CANCELED' WHEN dice < 140 THEN 'EXPIRED'
         WHEN finish > now() THEN 'CONFIRMED' WHEN dice < 165 THEN 'NO_SHOW' ELSE 'COMPLETED' END AS status
    FROM timed) x`;

const names = `(ARRAY['Ada','Ben','Chloe','Dev','Elena','Femi','Grace','Hiro','Ines','Jack','Kofi','Lena','Mateo','Nora','Omar','Priya'])`;
const families = `(ARRAY['Abara','Bauer','Castro','Dubois','Eriksen','Fischer','Garcia','Huang','Ivanova','Jensen','Kaur','Lopez','Mbeki','Novak','Okada','Patel','Quinn','Rossi','Silva','Tanaka'])`;

const email = `lower(replace(g.name, ' ', '.')) || '.' || g.guest || '@example.com'`;
const phone = `'+1 555 ' || lpad((g.guest * 7919 % 10000000)::text, 7, '0')`;

/** What is done in which order. PostgreSQL makes all rows itself: nothing but these texts travels to it. */
export function fillSteps(perTenant: number, version: number): [label: string, sql: string][] {
  return [
    [
      'planned',
      `CREATE FUNCTION pg_temp.id_at(t timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$ ${idAt(version)} $$;
       ${facts(perTenant)}`,
    ],
    [
      'customers',
      `CREATE TEMP TABLE guest ON COMMIT DROP AS
         SELECT at, tenant, guest, min(made) AS made, pg_temp.id_at(min(made)) AS id,
           ${names}[1 + (hashint8(guest * 13 + at) & 15)] || ' ' || ${families}[1 + (hashint8(guest * 17 + at) & 65535) % 20] AS name
           FROM fact GROUP BY 1, 2, 3;
       INSERT INTO "Customer" ("id", "tenantId", "email", "name", "phone", "createdAt", "updatedAt")
         SELECT id, tenant, ${email}, name, ${phone}, made, made FROM guest g;
       ANALYZE fact; ANALYZE guest`,
    ],
    [
      'bookings',
      `INSERT INTO "Booking" ("id", "tenantId", "reference", "packageId", "serviceId", "customerId", "bookingType", "status",
           "version", "source", "date", "endDate", "startTime", "endTime", "seats", "resourceIds", "timeZone", "contactName",
           "contactEmail", "contactPhone", "currency", "totalCents", "dueNowCents", "balanceCents", "balanceDueOn", "quote",
           "basket", "policy", "holdExpiresAt", "reminderDueDate", "reminderSentAt", "cardConsentAt", "confirmedAt",
           "canceledAt", "canceledBy", "createdAt", "updatedAt")
         SELECT f.id, f.tenant, left(r, 4) || '-' || right(r, 4), k.package, k.service, g.id, k.type::"BookingType",
           f.status::"BookingStatus", 2, (CASE WHEN f.dice % 8 = 0 THEN 'OFFICE' WHEN f.dice % 8 = 1 THEN 'API' ELSE 'SITE' END)::"BookingSource",
           f.date, f.date, f.start, f.finish, k.seats, f.taken, f.zone, g.name, ${email}, ${phone}, f.currency, k.total,
           k.due, k.balance, f.date - k.balance_days,
           CASE WHEN k.balance_days IS NULL THEN k.quote ELSE k.quote || jsonb_build_object('balanceDueOn', f.date - k.balance_days) END,
           k.basket, b.policy, CASE WHEN f.status = 'EXPIRED' THEN f.made + interval '40 minutes' END,
           CASE WHEN f.status NOT IN ('EXPIRED', 'CANCELED') THEN f.date - (b.policy->>'reminderDaysBefore')::int END,
           CASE WHEN f.status NOT IN ('EXPIRED', 'CANCELED') AND f.date - (b.policy->>'reminderDaysBefore')::int <= current_date
             THEN (f.date - (b.policy->>'reminderDaysBefore')::int)::timestamptz END,
           CASE WHEN k.balance > 0 THEN f.made END, CASE WHEN f.status <> 'EXPIRED' THEN f.made + interval '3 minutes' END,
           CASE WHEN f.status = 'CANCELED' THEN f.made + interval '1 day' END,
           CASE WHEN f.status = 'CANCELED' THEN 'CUSTOMER'::"ActorKind" END, f.made, f.made + interval '3 minutes'
           FROM fact f JOIN business b ON b.at = f.at JOIN basket k ON k.at = f.at AND k.turn = f.turn
             JOIN guest g ON g.at = f.at AND g.guest = f.guest
             CROSS JOIN LATERAL lpad(upper(to_hex(f.n * 2654435761 % 4294967296)), 8, '0') AS r`,
    ],
    [
      'claims',
      `INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence")
         SELECT pg_temp.id_at(made), tenant, f.id, resource, s, tstzrange(f.start, f.finish + make_interval(mins => f.buffer)),
           coalesce(d.occurrence, f.id)
           FROM fact f JOIN basket k ON k.at = f.at AND k.turn = f.turn CROSS JOIN LATERAL unnest(taken) AS resource
             LEFT JOIN departure d USING (service, start)
             CROSS JOIN LATERAL (
               SELECT int4range(0, NULL) AS s WHERE f.kind <> 'tours' UNION ALL
               SELECT int4range(lane * 3 + seat, lane * 3 + seat + 1) FROM generate_series(0, k.seats - 1) seat WHERE f.kind = 'tours') x
          WHERE f.status NOT IN ('CANCELED', 'EXPIRED')`,
    ],
    [
      'checkouts',
      `CREATE TEMP TABLE money ON COMMIT DROP AS
         SELECT f.tenant, f.id AS booking, f.at, f.status, f.currency, f.made, pg_temp.id_at(made) AS checkout, pg_temp.id_at(made) AS payment,
           CASE WHEN k.balance > 0 THEN 'DEPOSIT' ELSE 'FULL' END AS purpose, k.due AS amount, (k.due * f.fee_bps + 5000) / 10000 AS fee,
           f.made + interval '3 minutes' AS paid, f.dice FROM fact f JOIN basket k ON k.at = f.at AND k.turn = f.turn;
       -- The rest, once its day has come.
       INSERT INTO money
         SELECT f.tenant, f.id, f.at, f.status, f.currency, d, pg_temp.id_at(d), pg_temp.id_at(d), 'BALANCE', k.balance,
           (k.balance * f.fee_bps + 5000) / 10000, d + interval '2 minutes', f.dice
           FROM fact f JOIN basket k ON k.at = f.at AND k.turn = f.turn CROSS JOIN LATERAL (SELECT (f.date - k.balance_days)::timestamptz AS d) x
          WHERE k.balance > 0 AND d < now() AND f.status NOT IN ('CANCELED', 'EXPIRED');
       INSERT INTO "Checkout" ("id", "tenantId", "bookingId", "purpose", "attempt", "status", "amountCents", "feeCents", "currency",
           "stripeSessionId", "url", "expiresAt", "createdAt", "updatedAt")
         SELECT checkout, tenant, booking, purpose::"CheckoutPurpose", 1,
           (CASE WHEN status = 'EXPIRED' THEN 'EXPIRED' ELSE 'COMPLETED' END)::"CheckoutStatus", amount, fee, currency,
           'cs_live_' || replace(checkout::text, '-', ''), 'https://checkout.stripe.com/c/pay/cs_live_' || replace(checkout::text, '-', ''),
           made + interval '40 minutes', made, paid FROM money;
       DELETE FROM money WHERE status = 'EXPIRED'`,
    ],
    [
      'payments',
      `INSERT INTO "Payment" ("id", "tenantId", "bookingId", "checkoutId", "purpose", "method", "amountCents", "feeCents",
           "currency", "stripePaymentIntentId", "stripeChargeId", "paidAt", "createdAt")
         SELECT payment, tenant, booking, checkout, purpose::"CheckoutPurpose", 'CARD', amount, fee, currency,
           'pi_' || left(replace(payment::text, '-', ''), 24) || right(payment::text, 4), 'ch_' || replace(payment::text, '-', ''), paid, paid
           FROM money`,
    ],
    [
      'refunds',
      // Without its trigger, which asks row by row what the sum here says at once.
      `ALTER TABLE "Refund" DISABLE TRIGGER USER;
       INSERT INTO "Refund" ("id", "tenantId", "bookingId", "paymentId", "amountCents", "feeCents", "currency", "reason", "status",
           "stripeRefundId", "createdAt", "settledAt")
         SELECT pg_temp.id_at(paid + interval '1 day'), tenant, booking, payment, amount, fee, currency, 'CANCELED_BY_CUSTOMER',
           'SUCCEEDED', 're_' || replace(payment::text, '-', ''), paid + interval '1 day', paid + interval '1 day'
           FROM money WHERE status = 'CANCELED' AND dice % 2 = 0;
       ALTER TABLE "Refund" ENABLE TRIGGER USER`,
    ],
    [
      'mails',
      `INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient", "subject", "status", "vendorId", "createdAt", "sentAt")
         SELECT pg_temp.id_at(f.made), f.tenant, f.id, 'booking_confirmed', ${email}, 'Your booking is confirmed', 'SENT',
           gen_random_uuid()::text, f.made + interval '3 minutes', f.made + interval '4 minutes'
           FROM fact f JOIN guest g ON g.at = f.at AND g.guest = f.guest WHERE f.status <> 'EXPIRED'`,
    ],
    [
      'audit',
      `INSERT INTO "AuditEntry" ("id", "tenantId", "actorKind", "actorName", "action", "subjectKind", "subjectId", "before", "after", "createdAt")
         SELECT pg_temp.id_at(moment), tenant, actor::"ActorKind", '', action, 'Booking', f.id, before, after, moment FROM fact f
           CROSS JOIN LATERAL (VALUES
             (1, made, 'CUSTOMER', 'booking.held', NULL::jsonb, jsonb_build_object('totalCents', 10000 + dice)),
             (2, made + interval '3 minutes', 'SYSTEM', 'payment.received', NULL, jsonb_build_object('purpose', 'FULL', 'amountCents', 10000 + dice)),
             (3, made + interval '3 minutes', 'SYSTEM', 'booking.confirmed', '{"status": "PENDING"}', '{"status": "CONFIRMED"}'),
             (4, CASE WHEN status IN ('COMPLETED', 'NO_SHOW') THEN finish ELSE made + interval '1 hour' END, 'SYSTEM', 'booking.' || lower(status),
               '{"status": "CONFIRMED"}', jsonb_build_object('status', status))
           ) AS step(number, moment, actor, action, before, after)
          WHERE CASE status WHEN 'EXPIRED' THEN number IN (1, 4) WHEN 'CONFIRMED' THEN number < 4 ELSE true END`,
    ],
    [
      'events, jobs and keys',
      // What the sweep lets stand: the last day of what is finished.
      `INSERT INTO "WebhookEvent" ("id", "vendor", "externalId", "type", "payload", "occurredAt", "receivedAt", "processedAt", "outcome")
         SELECT pg_temp.id_at(paid), 'stripe', 'evt_' || replace(payment::text, '-', ''), 'checkout.session.completed',
           jsonb_build_object('id', 'evt_' || payment, 'object', 'event', 'data', jsonb_build_object('object',
             jsonb_build_object('id', 'cs_live_' || checkout, 'object', 'checkout.session', 'payment_status', 'paid', 'amount_total', amount,
               'currency', lower(currency), 'payment_intent', 'pi_' || payment, 'metadata', jsonb_build_object('bookingId', booking, 'tenantId', tenant)))),
           paid, paid, paid + interval '1 second', 'done' FROM money WHERE paid BETWEEN now() - interval '1 day' AND now();
       INSERT INTO "Job" ("id", "tenantId", "name", "payload", "status", "attempts", "runAt", "createdAt", "publishedAt", "finishedAt")
         SELECT pg_temp.id_at(paid), tenant, 'stripe_event', jsonb_build_object('eventId', payment), 'DONE', 1, paid, paid, paid, paid + interval '1 second'
           FROM money WHERE paid BETWEEN now() - interval '1 day' AND now();
       INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "statusCode", "response", "lockedUntil", "createdAt")
         SELECT tenant, id::text, md5(id::text) || md5(n::text), id, 201, jsonb_build_object('id', id, 'status', 'PENDING'), made, made
           FROM fact WHERE made > now() - interval '1 day'`,
    ],
  ];
}

/** Every table that is filled. */
export const filledTables = [
  'Customer',
  'Booking',
  'Claim',
  'Checkout',
  'Payment',
  'Refund',
  'Mail',
  'AuditEntry',
  'WebhookEvent',
  'Job',
  'IdempotencyKey',
].map((name) => `"${name}"`);
