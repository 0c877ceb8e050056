import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { LONGEST_SERVICE_DAYS } from '@/lib/domain/editing/service-input';
import { AppError } from '@/lib/domain/errors';
import type { BookingStatus } from '@/lib/domain/lifecycle';

export type BookingFilter = {
  /** Local dates of the start, inclusive. */
  from?: string | undefined;
  to?: string | undefined;
  /** Local date: only bookings that end on it or later. */
  endsFrom?: string | undefined;
  /** Local date: only bookings that end on it or earlier. */
  endsTo?: string | undefined;
  status?: BookingStatus[] | undefined;
  packageId?: string | undefined;
  customerId?: string | undefined;
  resourceId?: string | undefined;
  /** Finds bookings by their customer (as listCustomers does) or by the reference. */
  search?: string | undefined;
  /** Default: earliest start first. */
  order?: 'asc' | 'desc' | undefined;
  limit: number;
  cursor?: string | undefined;
};

/**
 * SQL of an instant that no zone's local day passes, some days from it: bounds on the date say the same of the start, so that
 * whichever index the database walks, it walks only what was asked for.
 */
const utc = (day: string, days: number) => `((${day} + ${days})::timestamp AT TIME ZONE 'UTC')`;

/**
 * SQL of the rows `b` of "Booking" that a filter finds, by start; one more than its limit, which tells whether there is a
 * next page. @throws AppError malformed for a cursor that isn't ours
 */
export function foundSql(
  ctx: TenantContext,
  filter: BookingFilter,
): { which: string; order: string; values: unknown[] } {
  const values: unknown[] = [ctx.tenantId];
  const add = (value: unknown) => `$${values.push(value)}`;
  const where = ['b."tenantId" = $1::uuid'];
  const startsFrom = (day: string) => where.push(`b."date" >= ${day}`, `b."startTime" >= ${utc(day, -1)}`);
  if (filter.from) startsFrom(`${add(filter.from)}::date`);
  if (filter.endsFrom) {
    const day = add(filter.endsFrom);
    where.push(`b."endDate" >= ${day}::date`);
    // A booking that began longer ago than the longest service lasts is over.
    startsFrom(`(${day}::date - ${LONGEST_SERVICE_DAYS - 1})`);
  }
  if (filter.endsTo) where.push(`b."endDate" <= ${add(filter.endsTo)}::date`);
  if (filter.to) {
    const day = `${add(filter.to)}::date`;
    where.push(`b."date" <= ${day}`, `b."startTime" < ${utc(day, 2)}`);
  }
  if (filter.status?.length) where.push(`b."status" = ANY (${add(filter.status)}::"BookingStatus"[])`);
  if (filter.packageId) where.push(`b."packageId" = ${add(filter.packageId)}::uuid`);
  if (filter.customerId) where.push(`b."customerId" = ${add(filter.customerId)}::uuid`);
  if (filter.resourceId) where.push(`${add(filter.resourceId)}::uuid = ANY (b."resourceIds")`);
  if (filter.search) {
    const [search, references] = [add(filter.search), add(referencesOf(filter.search))];
    where.push(
      `b."id" IN (
         SELECT x."id" FROM "Booking" x WHERE x."tenantId" = $1::uuid
            AND x."customerId" = ANY (ARRAY(SELECT customers_found(${search})))
         UNION ALL
         SELECT x."id" FROM "Booking" x WHERE x."tenantId" = $1::uuid AND x."reference" = ANY (${references}::text[]))`,
    );
  }
  const descending = filter.order === 'desc';
  if (filter.cursor) {
    const { start, id } = readCursor(filter.cursor);
    where.push(
      `(b."startTime", b."id") ${descending ? '<' : '>'} (to_timestamp(${add(start)}::float8 / 1000), ${add(id)}::uuid)`,
    );
  }
  const direction = descending ? 'DESC' : 'ASC';
  const order = `b."startTime" ${direction}, b."id" ${direction}`;
  const which = `SELECT b.* FROM "Booking" b WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ${add(filter.limit + 1)}`;
  return { which, order, values };
}

export type Page<Booking> = { data: Booking[]; nextCursor: string | null };

/** What `foundSql` found, as a page; `nextCursor` is null on the last one. */
export function pageOf<Booking extends { id: string; start: number }>(
  found: Booking[],
  limit: number,
): Page<Booking> {
  const data = found.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: found.length > limit && last ? writeCursor(last) : null };
}

/** The references that a search may mean: people type one as it was read out, "k7qf 2m9d" or "K7QF2M9D". */
function referencesOf(search: string): string[] {
  const typed = search.trim().toUpperCase();
  const bare = typed.replaceAll(/[\s-]/g, '');
  return bare.length === 8 ? [typed, `${bare.slice(0, 4)}-${bare.slice(4)}`] : [typed];
}

function writeCursor(last: { id: string; start: number }): string {
  return Buffer.from(`${last.start}:${last.id}`).toString('base64url');
}

function readCursor(cursor: string): { start: number; id: string } {
  const [, start, id] =
    /^(-?\d{1,15}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      Buffer.from(cursor, 'base64url').toString(),
    ) ?? [];
  // Postgres can't store an instant beyond this, so it was never a start of ours.
  if (start === undefined || id === undefined || Math.abs(Number(start)) > 62_000_000_000_000) {
    throw new AppError('malformed', 'This is not a cursor of ours. Please start from the first page.');
  }
  return { start: Number(start), id };
}
