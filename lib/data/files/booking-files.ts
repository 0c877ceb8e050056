import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { BookingFileId } from '@/lib/domain/files/upload-input';

/** A document that belongs to a booking. */
export type BookingFileRow = {
  id: string;
  bookingId: string;
  state: 'PENDING' | 'LIVE' | 'REMOVING';
  name: string;
  type: string;
  bytes: number;
  isShared: boolean;
  createdAt: Date;
};

const columns = `"id", "bookingId", "state", "name", "type", "bytes", "isShared", "createdAt"`;

/** What is kept for these bookings, oldest first. */
export function listBookingFiles(ctx: TenantContext, bookingIds: string[]): Promise<BookingFileRow[]> {
  return tenantQuery<BookingFileRow>(
    ctx,
    `SELECT ${columns} FROM "File" WHERE "tenantId" = $1::uuid AND "bookingId" = ANY ($2::uuid[]) AND "state" = 'LIVE'
      ORDER BY "id"`,
    [ctx.tenantId, bookingIds],
  );
}

/** Null when the booking has none of this id. */
export async function findBookingFile(
  ctx: TenantContext,
  { bookingId, id }: BookingFileId,
): Promise<BookingFileRow | null> {
  const [row] = await tenantQuery<BookingFileRow>(
    ctx,
    `SELECT ${columns} FROM "File" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "bookingId" = $3::uuid`,
    [ctx.tenantId, id, bookingId],
  );
  return row ?? null;
}

/** The file of the same bytes that the booking has already; null: none. */
export async function findSameBookingFile(
  tx: Tx,
  ctx: TenantContext,
  { bookingId, sha256 }: { bookingId: string; sha256: string },
): Promise<BookingFileRow | null> {
  const [row] = await tx.$queryRawUnsafe<BookingFileRow[]>(
    `SELECT ${columns} FROM "File" WHERE "tenantId" = $1::uuid AND "sha256" = $2 AND "bookingId" = $3::uuid
        AND "state" = 'LIVE' LIMIT 1`,
    ctx.tenantId,
    sha256,
    bookingId,
  );
  return row ?? null;
}

type Change = {
  state?: BookingFileRow['state'];
  isShared?: boolean;
  sha256?: string;
  type?: string;
  name?: string;
};

/** @returns false when the booking has none of this id in these states */
export async function changeBookingFile(
  tx: Tx,
  ctx: TenantContext,
  { bookingId, id }: BookingFileId,
  from: readonly BookingFileRow['state'][],
  data: Change,
): Promise<boolean> {
  const where = { tenantId: ctx.tenantId, id, bookingId, state: { in: [...from] } };
  const { count } = await tx.file.updateMany({ where, data });
  return count === 1;
}
