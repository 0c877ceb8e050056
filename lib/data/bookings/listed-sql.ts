import { columnsAs, columnsOf, dateSql, jsonObject, msSql } from '@/lib/data/connection/json-sql';
import type { Quote } from '@/lib/domain/quote';
import { readQuote } from '@/lib/domain/snapshots';
import type { BookingAnswered, BookingListed } from './listed-shape';

/**
 * What a list reads: each table once for the whole page, not once for each booking, and what bookings share once. In JSON
 * each is text of its own length, which costs more than anything else about a list.
 */
type Shared = 'package' | 'tenant' | 'resources';
const grouping = ['payments', 'refunds', 'disputes', 'timeline'] as const;
type Grouped = (typeof grouping)[number];
/** A booking's own columns, and what leads to the rest. */
type Own<Booking> = Omit<Booking, Shared | Grouped> & { packageId: string; keptZone: string | null };
type Groups<Booking> = { [Key in keyof Booking & Grouped]: Record<string, Booking[Key]> | null };
export type ListedPage<Booking extends BookingListed> = Groups<Booking> & {
  bookings: Own<Booking>[];
  packages: Record<string, BookingListed['package']> | null;
  tenant: BookingListed['tenant'];
  resources: BookingListed['resources'];
};

const ofPage = `WHERE x."tenantId" = $1::uuid AND x."bookingId" = ANY (ARRAY(SELECT b."id" FROM page b))`;
const grouped = (shape: string, order: string, from: string, by = 'bookingId') =>
  `(SELECT json_object_agg(g.of, g.rows) FROM (
      SELECT x."${by}" AS of, json_agg(${shape} ORDER BY ${order}) AS rows FROM ${from} GROUP BY 1) g)`;

const ownColumns = {
  ...columnsOf('b', 'id', 'reference', 'status', 'bookingType', 'seats', 'resourceIds', 'contactName'),
  ...columnsOf('b', 'contactAddress'),
  ...columnsOf('b', 'currency', 'totalCents', 'arrangement', 'packageId', 'keptZone'),
  date: dateSql('b."date"'),
  endDate: dateSql('b."endDate"'),
  start: msSql('b."startTime"'),
  end: msSql('b."endTime"'),
  balanceDueOn: dateSql('b."balanceDueOn"'),
};
const answeredColumns = {
  ...ownColumns,
  ...columnsOf('b', 'version', 'source', 'timeZone', 'contactEmail', 'contactPhone', 'notes', 'quote'),
  ...columnsOf('b', 'manageVersion', 'cancelReason'),
  holdExpiresAt: msSql('b."holdExpiresAt"'),
  createdAt: msSql('b."createdAt"'),
  canceledAt: msSql('b."canceledAt"'),
};

const around = {
  packages: `(SELECT json_object_agg(k."id", ${jsonObject<BookingListed['package']>(columnsOf('k', 'slug', 'name', 'locationKind'))})
      FROM "Package" k WHERE k."tenantId" = $1::uuid AND k."id" = ANY (ARRAY(SELECT b."packageId" FROM page b)))`,
  tenant: `(SELECT ${jsonObject<BookingListed['tenant']>(columnsOf('t', 'id', 'timeZone', 'locale'))}
      FROM "Tenant" t WHERE t."id" = $1::uuid)`,
  resources: `(SELECT coalesce(json_agg(${jsonObject<BookingListed['resources'][number]>(
    columnsOf('r', 'id', 'slug', 'name', 'kind'),
  )} ORDER BY r."position", r."name"), '[]') FROM "Resource" r
      WHERE r."tenantId" = $1::uuid AND r."id" = ANY (ARRAY(SELECT unnest(b."resourceIds") FROM page b)))`,
  disputes: grouped(
    jsonObject<BookingListed['disputes'][number]>(
      columnsOf('x', 'paymentId', 'takenCents', 'keptCents', 'status'),
    ),
    'x."openedAt", x."id"',
    `"Dispute" x ${ofPage}`,
  ),
};
const payments = (shape: string) => grouped(shape, 'x."paidAt", x."id"', `"Payment" x ${ofPage}`);
const refunds = (shape: string) => grouped(shape, 'x."createdAt", x."id"', `"Refund" x ${ofPage}`);
const bookings = (shape: string, order: string) =>
  `(SELECT coalesce(json_agg(${shape} ORDER BY ${order}), '[]') FROM page b)`;

/**
 * A statement that answers one row with a `ListedPage` of the bookings `which` (of the tenant `$1`): `SELECT b.*` of them,
 * which `order` puts in order.
 */
export const listedSql = (which: string, order: string): string => `WITH page AS MATERIALIZED (${which})
  SELECT ${columnsAs<ListedPage<BookingListed>>({
    ...around,
    bookings: bookings(jsonObject<Own<BookingListed>>(ownColumns), order),
    payments: payments(jsonObject<BookingListed['payments'][number]>(columnsOf('x', 'id', 'amountCents'))),
    refunds: refunds(
      jsonObject<BookingListed['refunds'][number]>(
        columnsOf('x', 'paymentId', 'amountCents', 'reason', 'status', 'byBank'),
      ),
    ),
  })}`;

/** The same with all that the public API answers. */
export const answeredSql = (which: string, order: string): string => `WITH page AS MATERIALIZED (${which})
  SELECT ${columnsAs<ListedPage<BookingAnswered>>({
    ...around,
    bookings: bookings(jsonObject<Own<BookingAnswered>>(answeredColumns), order),
    payments: payments(
      jsonObject<BookingAnswered['payments'][number]>({
        ...columnsOf('x', 'id', 'amountCents', 'purpose', 'method'),
        paidAt: msSql('x."paidAt"'),
      }),
    ),
    refunds: refunds(
      jsonObject<BookingAnswered['refunds'][number]>({
        ...columnsOf('x', 'id', 'paymentId', 'amountCents', 'reason', 'note', 'status', 'byBank'),
        createdAt: msSql('x."createdAt"'),
      }),
    ),
    timeline: grouped(
      jsonObject<BookingAnswered['timeline'][number]>({
        ...columnsOf('x', 'action', 'actorKind', 'actorName'),
        at: msSql('x."createdAt"'),
      }),
      'x."createdAt", x."id"',
      `"AuditEntry" x WHERE x."tenantId" = $1::uuid AND x."subjectId" = ANY (ARRAY(SELECT b."id" FROM page b))`,
      'subjectId',
    ),
  })}`;

/** The bookings of a page, each with what it shares with others: put into the rows as they came, for a list is no small thing. */
export function bookingsOf<Booking extends BookingListed>(page: ListedPage<Booking>): Booking[] {
  const place = new Map(page.resources.map(({ id }, at) => [id, at]));
  const groups = grouping.filter((key) => key in page);
  return page.bookings.map((row) => {
    const places = row.resourceIds.flatMap((id) => place.get(id) ?? []).sort((a, b) => a - b);
    const booking = Object.assign(row as Record<string, unknown>, {
      package: page.packages?.[row.packageId],
      tenant: row.keptZone === null ? page.tenant : { ...page.tenant, timeZone: row.keptZone },
      resources: places.map((at) => page.resources[at]),
    });
    for (const key of groups) booking[key] = (page as Partial<Groups<BookingAnswered>>)[key]?.[row.id] ?? [];
    if ('quote' in row) booking.quote = readQuote(row.quote as Quote);
    return booking as Booking;
  });
}
