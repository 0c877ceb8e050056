import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { staleTenantQuery, type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { Prisma } from '@/lib/data/prisma-client/client';
import { LONGEST_SERVICE_DAYS } from '@/lib/domain/editing/service-input';
import { AppError } from '@/lib/domain/errors';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import type { BookingCore, BookingDetails } from './booking-shape';
import { coreSql, detailsSql } from './booking-sql';

/** A booking with all that belongs to it, in one statement; null when this tenant has none of that id. */
export async function readBooking(ctx: TenantContext, id: string): Promise<BookingDetails | null> {
  const [row] = await tenantQuery<{ booking: BookingDetails }>(
    ctx,
    `SELECT ${detailsSql} AS booking FROM "Booking" b WHERE b."tenantId" = $1::uuid AND b."id" = $2::uuid`,
    [ctx.tenantId, id],
  );
  return row?.booking ?? null;
}

/**
 * Locks the booking's row until the transaction ends, then reads it. Every change of a booking or of its money does
 * this first, so changes run one after the other.
 * @throws AppError not_found; conflict when `version` is given and somebody changed the booking since
 */
export async function lockBooking(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  version?: number,
): Promise<BookingCore> {
  // Two statements, so that the second one's snapshot sees what the previous holder of the lock wrote.
  const locked = await tx.$queryRaw<{ version: number }[]>`
    SELECT "version" FROM "Booking" WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  const found = locked[0];
  if (!found) throw new AppError('not_found', 'We can’t find this booking.');
  if (version !== undefined && version !== found.version) {
    throw new AppError('conflict', 'Somebody changed this booking in the meantime. Please look at it again.');
  }
  const [row] = await tx.$queryRawUnsafe<{ booking: BookingCore }[]>(
    `SELECT ${coreSql} AS booking FROM "Booking" b WHERE b."tenantId" = $1::uuid AND b."id" = $2::uuid`,
    ctx.tenantId,
    id,
  );
  if (!row) throw new AppError('not_found', 'We can’t find this booking.');
  return row.booking;
}

/** Changes a locked booking and raises its version: a writer who names the version before it gets a conflict. */
export async function updateBooking(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  data: Omit<Prisma.BookingUncheckedUpdateInput, 'id' | 'tenantId' | 'version'>,
): Promise<void> {
  await tx.booking.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, version: { increment: 1 } },
    select: { id: true },
  });
}

/** Columns that don't raise the version: nobody bases a decision on them. */
export type BookingMark = Pick<
  Prisma.BookingUncheckedUpdateInput,
  'officeNotes' | 'reminderSentAt' | 'balanceReminderSentAt'
>;

/** Writes columns on a locked booking that concern no other writer; its version stays. */
export async function markBooking(tx: Tx, ctx: TenantContext, id: string, mark: BookingMark): Promise<void> {
  await tx.booking.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: mark,
    select: { id: true },
  });
}

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

/** A page of bookings by start; `nextCursor` is null on the last one. @throws AppError malformed for a cursor that isn't ours */
export async function listBookings(
  ctx: TenantContext,
  filter: BookingFilter,
  /** Allows a stale read from a replica, for callers that only show the bookings. */
  { mayBeStale = false }: { mayBeStale?: boolean } = {},
): Promise<{ data: BookingDetails[]; nextCursor: string | null }> {
  const values: unknown[] = [ctx.tenantId];
  const add = (value: unknown) => `$${values.push(value)}`;
  const where = ['b."tenantId" = $1::uuid'];
  if (filter.from) where.push(`b."date" >= ${add(filter.from)}::date`);
  if (filter.endsFrom) {
    const day = add(filter.endsFrom);
    // A booking that began longer ago than the longest service lasts is over. Stated for the index, which is by start.
    where.push(`b."endDate" >= ${day}::date`, `b."date" > ${day}::date - ${LONGEST_SERVICE_DAYS}`);
  }
  if (filter.endsTo) where.push(`b."endDate" <= ${add(filter.endsTo)}::date`);
  if (filter.to) where.push(`b."date" <= ${add(filter.to)}::date`);
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
  const query = mayBeStale ? staleTenantQuery : tenantQuery;
  const found = await query<{ booking: BookingDetails }>(
    ctx,
    `SELECT ${detailsSql} AS booking FROM (
       SELECT b.* FROM "Booking" b WHERE ${where.join(' AND ')}
        ORDER BY b."startTime" ${direction}, b."id" ${direction} LIMIT ${add(filter.limit + 1)}) b
      ORDER BY b."startTime" ${direction}, b."id" ${direction}`,
    values,
  );
  const data = found.slice(0, filter.limit).map((row) => row.booking);
  const last = data.at(-1);
  return { data, nextCursor: found.length > filter.limit && last ? writeCursor(last) : null };
}

/** The references that a search may mean: people type one as it was read out, "k7qf 2m9d" or "K7QF2M9D". */
function referencesOf(search: string): string[] {
  const typed = search.trim().toUpperCase();
  const bare = typed.replaceAll(/[\s-]/g, '');
  return bare.length === 8 ? [typed, `${bare.slice(0, 4)}-${bare.slice(4)}`] : [typed];
}

function writeCursor(last: BookingDetails): string {
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
