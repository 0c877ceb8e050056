import type pg from 'pg';
import type { CloudControl } from '@/stand-ins/control';
import { gatherCalendars } from './calendar-facts';
import type { Answer } from './client';

/** Who saw what happened. */
export type Witnesses = {
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  cloud: CloudControl;
  answers: readonly Answer[];
  /** Bookings that are not looked at: of before. */
  seeded: ReadonlySet<string>;
};

export type Capture = {
  intent: string;
  bookingId: string;
  purpose: string;
  amount: number;
  refunded: number;
};

type BookingRow = {
  id: string;
  status: string;
  arrangement: string;
  /** Instants in epoch milliseconds. */
  start: number;
  end: number;
  holdExpiresAt: number | null;
  confirmedAt: number | null;
  dueNowCents: number;
  totalCents: number;
  depositCents: number;
  keepFloorBps: number;
  policy: {
    cancellationTiers: { hoursBefore: number; keepBps: number }[];
    lateKeepBps: number;
    depositRefundable: boolean;
  };
  canceled: { at: number; by: 'customer' | 'business' } | null;
  claims: { expiresAt: number | null; forMove: boolean }[];
  payments: {
    id: string;
    intent: string | null;
    amountCents: number;
    refundedCents: number;
    createdAt: number;
  }[];
};

export type BookingFacts = BookingRow & { captures: Capture[] };

export type Facts = Awaited<ReturnType<typeof gatherFacts>>;

const isOfDemo = (intent: string) => intent.startsWith('pi_demo_');

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const bookingSql = `
  SELECT b."id", b."status", b."arrangement", ${ms('b."startTime"')} AS start, ${ms('b."endTime"')} AS "end",
         ${ms('b."holdExpiresAt"')} AS "holdExpiresAt", ${ms('b."confirmedAt"')} AS "confirmedAt",
         b."dueNowCents", b."totalCents", coalesce((b."quote"->>'depositCents')::int, 0) AS "depositCents",
         b."keepFloorBps", b."policy",
         (SELECT jsonb_build_object('at', ${ms('b."canceledAt"')}, 'by', a."after"->>'by') FROM "AuditEntry" a
           WHERE a."tenantId" = b."tenantId" AND a."subjectId" = b."id" AND a."action" = 'booking.canceled' LIMIT 1) AS canceled,
         coalesce((SELECT jsonb_agg(jsonb_build_object('expiresAt', ${ms('c."expiresAt"')}, 'forMove', c."forMove"))
           FROM "Claim" c WHERE c."tenantId" = b."tenantId" AND c."bookingId" = b."id"), '[]') AS claims,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', p."id", 'intent', p."stripePaymentIntentId",
             'amountCents', p."amountCents", 'createdAt', ${ms('p."createdAt"')},
             'refundedCents', (SELECT coalesce(sum(r."amountCents"), 0) FROM "Refund" r
                                WHERE r."tenantId" = p."tenantId" AND r."paymentId" = p."id" AND r."status" = 'SUCCEEDED')))
           FROM "Payment" p WHERE p."tenantId" = b."tenantId" AND p."bookingId" = b."id"), '[]') AS payments
    FROM "Booking" b`;

const overlapSql = `
  SELECT a."bookingId" AS a, b."bookingId" AS b FROM "Claim" a JOIN "Claim" b
      ON a."id" < b."id" AND a."resourceId" = b."resourceId" AND a."during" && b."during"
   WHERE a."seats" && b."seats" OR a."occurrence" <> b."occurrence"`;

type FileRow = { id: string; tenantId: string; state: string; isPicture: boolean };

/** Addresses of uploaded pictures that pages show. */
const shownSql = `
  SELECT DISTINCT "url" FROM (
    SELECT p->>'url' AS "url" FROM "Package", jsonb_array_elements("photos") p
    UNION ALL SELECT "image" FROM "AddOn" UNION ALL SELECT "image" FROM "Segment" UNION ALL SELECT "image" FROM "Resource"
    UNION ALL SELECT unnest(ARRAY["heroImage", "aboutImage", "logo", "favicon", "shareImage"]) FROM "Site") all_of_them
   WHERE "url" LIKE '/files/%'`;

/** All that the promises are about, as the database, Stripe and the mailbox have it now. */
export async function gatherFacts({ sql, cloud, answers, seeded }: Witnesses) {
  const [rows, overlaps, mails, jobs, events, [clock]] = await Promise.all([
    sql<BookingRow>(bookingSql),
    sql<{ a: string; b: string }>(overlapSql),
    sql<{ id: string; bookingId: string | null; kind: string; status: string; failure: string }>(
      'SELECT "id", "bookingId", "kind", "status", "failure" FROM "Mail"',
    ),
    sql<{
      id: string;
      name: string;
      status: string;
      lastError: string;
      mailId: string | null;
      eventId: string | null;
    }>(
      `SELECT "id", "name", "status", "lastError", "payload"->>'mailId' AS "mailId", "payload"->>'eventId' AS "eventId" FROM "Job"`,
    ),
    sql<{ id: string; externalId: string; type: string; processed: boolean }>(
      'SELECT "id", "externalId", "type", "processedAt" IS NOT NULL AS processed FROM "WebhookEvent"',
    ),
    sql<{ now: number }>(`SELECT ${ms('clock_timestamp()')} AS now`),
  ]);
  const [files, shown, objects, calendars] = await Promise.all([
    sql<FileRow>(`SELECT "id", "tenantId", "state", "purpose" <> 'DOCUMENT' AS "isPicture" FROM "File"`),
    sql<{ url: string }>(shownSql),
    cloud.objects(),
    gatherCalendars({ sql, cloud }),
  ]);
  const stripe = await cloud.stripe();
  const captures = stripe.intents
    // What the stand-in has recalled of the demo's past says of no booking.
    .filter((intent) => intent.status === 'succeeded' && !(isOfDemo(intent.id) && !intent.metadata.bookingId))
    .map((intent): Capture => {
      const charge = stripe.charges.find(({ id }) => id === intent.latest_charge);
      return {
        intent: intent.id,
        bookingId: intent.metadata.bookingId ?? '',
        purpose: intent.metadata.purpose ?? '',
        amount: intent.amount_received,
        refunded: charge?.amount_refunded ?? 0,
      };
    });
  const isOurs = ({ bookingId }: { bookingId: string | null }) =>
    bookingId !== null && !seeded.has(bookingId);
  const foreign = new Set(mails.filter((mail) => !isOurs(mail)).map(({ id }) => id));
  const sessionsOfCheckout = new Map<string, number>();
  for (const { metadata } of stripe.sessions) {
    const checkout = metadata.checkoutId ?? '';
    sessionsOfCheckout.set(checkout, (sessionsOfCheckout.get(checkout) ?? 0) + 1);
  }
  return {
    now: clock?.now ?? Date.now(),
    overlaps,
    captures,
    sessionsOfCheckout,
    bookings: rows
      .filter(({ id }) => !seeded.has(id))
      .map(
        (row): BookingFacts => ({
          ...row,
          captures: captures.filter(({ bookingId }) => bookingId === row.id),
        }),
      ),
    mails: mails.filter(isOurs),
    mailbox: (await cloud.mails()).flatMap(({ metadata: { mailId } }) =>
      mailId && !foreign.has(mailId) ? [{ mailId }] : [],
    ),
    files,
    shown: shown.map(({ url }) => url),
    stored: objects.map(({ key }) => key),
    calendars,
    jobs,
    events,
    acknowledged: stripe.deliveries.filter(({ status }) => status === 200).map(({ id }) => id),
    answers,
  };
}
