import { jsonNull } from '@/lib/data/connection/json';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { staleTenantQuery, type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { Prisma } from '@/lib/data/prisma-client/client';
import { AppError } from '@/lib/domain/errors';
import { readSnapshots, stamped } from '@/lib/domain/snapshots';
import { type BookingFilter, foundSql, type Page, pageOf } from './booking-filter';
import type { BookingCore, BookingDetails } from './booking-shape';
import { coreSql, detailsSql } from './booking-sql';
import type { BookingAnswered, BookingListed } from './listed-shape';
import { answeredSql, bookingsOf, type ListedPage, listedSql } from './listed-sql';

/** A booking with all that belongs to it, in one statement; null when this tenant has none of that id. */
export async function readBooking(ctx: TenantContext, id: string): Promise<BookingDetails | null> {
  const [row] = await tenantQuery<{ booking: BookingDetails }>(
    ctx,
    `SELECT ${detailsSql} AS booking FROM "Booking" b WHERE b."tenantId" = $1::uuid AND b."id" = $2::uuid`,
    [ctx.tenantId, id],
  );
  return row ? readSnapshots(row.booking) : null;
}

/** Those of these bookings that are there, with their money, in one statement and no order. */
export async function readBookings(ctx: TenantContext, ids: readonly string[]): Promise<BookingCore[]> {
  const rows = await tenantQuery<{ booking: BookingCore }>(
    ctx,
    `SELECT ${coreSql} AS booking FROM "Booking" b WHERE b."tenantId" = $1::uuid AND b."id" = ANY ($2::uuid[])`,
    [ctx.tenantId, ids],
  );
  return rows.map(({ booking }) => readSnapshots(booking));
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
  return readSnapshots(row.booking);
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
    data: { ...data, ...stampedIn(data), version: { increment: 1 } },
    select: { id: true },
  });
}

/** The snapshots among them with their version; a quote has none yet (see `stamped`). */
function stampedIn({
  pendingMove,
  basket,
}: Prisma.BookingUncheckedUpdateInput): Prisma.BookingUncheckedUpdateInput {
  const isSnapshot = (value: unknown) => typeof value === 'object' && value !== null && value !== jsonNull;
  return {
    ...(isSnapshot(pendingMove) ? { pendingMove: stamped(pendingMove as Prisma.InputJsonObject) } : {}),
    ...(isSnapshot(basket) ? { basket: stamped(basket as Prisma.InputJsonObject) } : {}),
  };
}

/** Columns that don't raise the version: nobody bases a decision on them. */
export type BookingMark = Pick<
  Prisma.BookingUncheckedUpdateInput,
  'officeNotes' | 'contactAddress' | 'reminderSentAt' | 'balanceReminderSentAt'
>;

/** Writes columns on a locked booking that concern no other writer; its version stays. */
export async function markBooking(tx: Tx, ctx: TenantContext, id: string, mark: BookingMark): Promise<void> {
  await tx.booking.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: mark,
    select: { id: true },
  });
}

/** A page of bookings by start, as lines of a list. @throws AppError malformed for a cursor that isn't ours */
export async function listBookings(
  ctx: TenantContext,
  filter: BookingFilter,
  /** Allows a stale read from a replica, for callers that only show the bookings. */
  { mayBeStale = false }: { mayBeStale?: boolean } = {},
): Promise<Page<BookingListed>> {
  const { which, order, values } = foundSql(ctx, filter);
  const query = mayBeStale ? staleTenantQuery : tenantQuery;
  const [page] = await query<ListedPage<BookingListed>>(ctx, listedSql(which, order), values);
  return pageOf(page ? bookingsOf(page) : [], filter.limit);
}

/** The same with all that the public API answers of each. */
export async function listAnswered(
  ctx: TenantContext,
  filter: BookingFilter,
): Promise<Page<BookingAnswered>> {
  const { which, order, values } = foundSql(ctx, filter);
  const [page] = await tenantQuery<ListedPage<BookingAnswered>>(ctx, answeredSql(which, order), values);
  return pageOf(page ? bookingsOf(page) : [], filter.limit);
}

/** The same with all that there is about each: for an export, and too dear for a list that is looked at. */
export async function listDetails(ctx: TenantContext, filter: BookingFilter): Promise<Page<BookingDetails>> {
  const { which, order, values } = foundSql(ctx, filter);
  const found = await tenantQuery<{ booking: BookingDetails }>(
    ctx,
    `SELECT ${detailsSql} AS booking FROM (${which}) b ORDER BY ${order}`,
    values,
  );
  return pageOf(
    found.map((row) => readSnapshots(row.booking)),
    filter.limit,
  );
}
