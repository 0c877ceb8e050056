import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import {
  type BookingFileRow,
  findBookingFile,
  listBookingFiles as list,
} from '@/lib/data/files/booking-files';
import { idField } from '@/lib/domain/editing/fields';
import { notFound } from '@/lib/domain/editing/refusal';
import type { Result } from '@/lib/domain/errors';
import { documentKey } from '@/lib/domain/files/picture-address';
import { type BookingFileId, bookingFileId } from '@/lib/domain/files/upload-input';
import { env } from '@/lib/env';
import { storage } from '@/lib/integrations/storage/storage';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { operation } from '@/lib/usecases/operation';
import { asBookingFile, type BookingFile, bookingFileAnswer } from './answers';

/** Long enough to follow a link; whoever wants to see the file again is asked again who they are. */
const OPEN_SECONDS = 60;

const ofBooking = z.strictObject({ bookingId: idField });
const files = z.array(bookingFileAnswer);
const address = z.object({ url: z.string() });

export const listBookingFiles = operation({
  name: 'booking_file.list',
  can: 'booking:read',
  effect: 'read',
  input: ofBooking,
  output: files,
  describe: 'Lists the files of a booking.',
  run: async (ctx: TenantContext, { bookingId }: { bookingId: string }): Promise<BookingFile[]> => {
    const rows = await list(ctx, [bookingId]);
    if (rows.length === 0) await requireBooking(ctx, bookingId);
    return rows.map(asBookingFile);
  },
});

export const listOwnFiles = operation({
  name: 'booking_file.list_own',
  can: 'ownBooking:read',
  effect: 'read',
  input: ofBooking,
  output: files,
  describe: 'Lists the files of a booking that its customer may see.',
  run: async (ctx: TenantContext, { bookingId }: { bookingId: string }): Promise<BookingFile[]> =>
    (await list(ctx, [bookingId])).filter(({ isShared }) => isShared).map(asBookingFile),
});

export const openBookingFile = operation({
  name: 'booking_file.open',
  can: 'booking:read',
  effect: 'read',
  input: bookingFileId,
  output: address,
  describe: 'Answers an address from which a file of a booking can be saved within a minute.',
  run: (ctx: TenantContext, file: BookingFileId) => open(ctx, file, () => true),
});

export const openOwnFile = operation({
  name: 'booking_file.open_own',
  can: 'ownBooking:read',
  effect: 'read',
  input: bookingFileId,
  output: address,
  describe: 'Answers the same to the customer of the booking, for a file that they may see.',
  run: (ctx: TenantContext, file: BookingFileId) => open(ctx, file, ({ isShared }) => isShared),
});

async function open(
  ctx: TenantContext,
  file: BookingFileId,
  isTheirs: (row: BookingFileRow) => boolean,
): Promise<Result<{ url: string }>> {
  const row = await findBookingFile(ctx, file);
  if (row?.state !== 'LIVE' || !isTheirs(row)) return notFound('file');
  return { ok: true, url: await addressOf(ctx, row, OPEN_SECONDS) };
}

/** Whoever has the address may save the file, for so long: only for those who were asked who they are. */
export async function addressOf(ctx: TenantContext, row: BookingFileRow, seconds: number): Promise<string> {
  const { name, type } = asBookingFile(row);
  const key = documentKey({ tenantId: ctx.tenantId, id: row.id });
  const url = await storage().presignGet(key, { name, type, seconds });
  return url.startsWith('/') ? env.APP_URL + url : url;
}
