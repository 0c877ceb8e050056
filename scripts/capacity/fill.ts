import type { Part, Step } from './side-by-side';

const names = `(ARRAY['Ada','Ben','Chloe','Dev','Elena','Femi','Grace','Hiro','Ines','Jack','Kofi','Lena','Mateo','Nora','Omar','Priya'])`;
const families = `(ARRAY['Abara','Bauer','Castro','Dubois','Eriksen','Fischer','Garcia','Huang','Ivanova','Jensen','Kaur','Lopez','Mbeki','Novak','Okada','Patel','Quinn','Rossi','Silva','Tanaka'])`;

const email = `lower(replace(g.name, ' ', '.')) || '.' || g.guest || '@example.com'`;
const phone = `'+1 555 ' || lpad((g.guest * 7919 % 10000000)::text, 7, '0')`;

/** The statements, in order. PostgreSQL generates all rows itself: only these texts are sent to it. */
const steps: Step[] = [
  [
    'customers',
    `CREATE TEMP TABLE guest ON COMMIT DROP AS
         SELECT at, tenant, guest, min(made) AS made, id_at(min(made)) AS id,
           ${names}[1 + (hashint8(guest * 13 + at) & 15)] || ' ' || ${families}[1 + (hashint8(guest * 17 + at) & 65535) % 20] AS name
           FROM fact GROUP BY 1, 2, 3;
       INSERT INTO "Customer" ("id", "tenantId", "email", "name", "phone", "createdAt", "updatedAt")
         SELECT id, tenant, ${email}, name, ${phone}, made, made FROM guest g;
       ANALYZE guest`,
  ],
  [
    'bookings',
    `INSERT INTO "Booking" ("id", "tenantId", "reference", "packageId", "serviceId", "customerId", "bookingType", "status",
           "version", "source", "date", "endDate", "startTime", "endTime", "seats", "resourceIds", "timeZone", "contactName",
           "contactEmail", "contactPhone", "currency", "totalCents", "dueNowCents", "balanceCents", "balanceDueOn", "quote",
           "basket", "policy", "holdExpiresAt", "reminderDueDate", "reminderSentAt", "cardConsentAt", "confirmedAt",
           "canceledAt", "canceledBy", "settledCents", "createdAt", "updatedAt")
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
           CASE WHEN f.status = 'CANCELED' THEN 'CUSTOMER'::"ActorKind" END,
           -- What the payments and refunds below come to.
           CASE WHEN f.status = 'EXPIRED' THEN NULL WHEN f.status = 'CANCELED' THEN CASE WHEN f.dice % 2 = 0 THEN 0 ELSE k.due END
             WHEN k.balance > 0 AND (f.date - k.balance_days)::timestamptz < now() THEN k.due + k.balance ELSE k.due END,
           f.made, f.made + interval '3 minutes'
           FROM fact f JOIN business b ON b.at = f.at JOIN basket k ON k.at = f.at AND k.turn = f.turn
             JOIN guest g ON g.at = f.at AND g.guest = f.guest
             CROSS JOIN LATERAL lpad(upper(to_hex(f.n * 2654435761 % 4294967296)), 8, '0') AS r`,
  ],
  [
    'checkouts',
    `CREATE TEMP TABLE money ON COMMIT DROP AS
         SELECT f.tenant, f.id AS booking, f.at, f.status, f.currency, f.made, id_at(made) AS checkout, id_at(made) AS payment,
           CASE WHEN k.balance > 0 THEN 'DEPOSIT' ELSE 'FULL' END AS purpose, k.due AS amount, (k.due * f.fee_bps + 5000) / 10000 AS fee,
           f.made + interval '3 minutes' AS paid, f.dice FROM fact f JOIN basket k ON k.at = f.at AND k.turn = f.turn;
       -- The rest, once its day has come.
       INSERT INTO money
         SELECT f.tenant, f.id, f.at, f.status, f.currency, d, id_at(d), id_at(d), 'BALANCE', k.balance,
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
    // Without the triggers, here and below, which would check row by row what these statements guarantee.
    `ALTER TABLE "Payment" DISABLE TRIGGER USER;
       INSERT INTO "Payment" ("id", "tenantId", "bookingId", "checkoutId", "purpose", "method", "amountCents", "feeCents",
           "currency", "stripePaymentIntentId", "stripeChargeId", "paidAt", "createdAt")
         SELECT payment, tenant, booking, checkout, purpose::"CheckoutPurpose", 'CARD', amount, fee, currency,
           'pi_' || left(replace(payment::text, '-', ''), 24) || right(payment::text, 4), 'ch_' || replace(payment::text, '-', ''), paid, paid
           FROM money;
       ALTER TABLE "Payment" ENABLE TRIGGER USER`,
  ],
  [
    'refunds',
    `ALTER TABLE "Refund" DISABLE TRIGGER USER;
       INSERT INTO "Refund" ("id", "tenantId", "bookingId", "paymentId", "amountCents", "feeCents", "currency", "reason", "status",
           "stripeRefundId", "createdAt", "settledAt")
         SELECT id_at(paid + interval '1 day'), tenant, booking, payment, amount, fee, currency, 'CANCELED_BY_CUSTOMER',
           'SUCCEEDED', 're_' || replace(payment::text, '-', ''), paid + interval '1 day', paid + interval '1 day'
           FROM money WHERE status = 'CANCELED' AND dice % 2 = 0;
       ALTER TABLE "Refund" ENABLE TRIGGER USER`,
  ],
  [
    'mails',
    `INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient", "subject", "status", "vendorId", "createdAt", "sentAt")
         SELECT id_at(f.made), f.tenant, f.id, 'booking_confirmed', ${email}, 'Your booking is confirmed', 'SENT',
           gen_random_uuid()::text, f.made + interval '3 minutes', f.made + interval '4 minutes'
           FROM fact f JOIN guest g ON g.at = f.at AND g.guest = f.guest WHERE f.status <> 'EXPIRED'`,
  ],
  [
    'events, jobs and keys',
    // As the sweep leaves it: processed events of the last day only.
    `INSERT INTO "WebhookEvent" ("id", "vendor", "externalId", "type", "payload", "occurredAt", "receivedAt", "processedAt", "outcome")
         SELECT id_at(paid), 'stripe', 'evt_' || replace(payment::text, '-', ''), 'checkout.session.completed',
           jsonb_build_object('id', 'evt_' || payment, 'object', 'event', 'data', jsonb_build_object('object',
             jsonb_build_object('id', 'cs_live_' || checkout, 'object', 'checkout.session', 'payment_status', 'paid', 'amount_total', amount,
               'currency', lower(currency), 'payment_intent', 'pi_' || payment, 'metadata', jsonb_build_object('bookingId', booking, 'tenantId', tenant)))),
           paid, paid, paid + interval '1 second', 'done' FROM money WHERE paid BETWEEN now() - interval '1 day' AND now();
       INSERT INTO "Job" ("id", "tenantId", "name", "payload", "status", "attempts", "runAt", "createdAt", "publishedAt", "finishedAt")
         SELECT id_at(paid), tenant, 'stripe_event', jsonb_build_object('eventId', payment), 'DONE', 1, paid, paid, paid, paid + interval '1 second'
           FROM money WHERE paid BETWEEN now() - interval '1 day' AND now();
       INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "statusCode", "response", "lockedUntil", "createdAt")
         SELECT tenant, id::text, md5(id::text) || md5(n::text), id, 201, jsonb_build_object('id', id, 'status', 'PENDING'), made, made
           FROM fact WHERE made > now() - interval '1 day'`,
  ],
];

const tables = [
  'Customer',
  'Booking',
  'Checkout',
  'Payment',
  'Refund',
  'Mail',
  'WebhookEvent',
  'Job',
  'IdempotencyKey',
].map((name) => `"${name}"`);

/** Bookings and the tables that reference them. */
export const bookings: Part = { tables, steps };
