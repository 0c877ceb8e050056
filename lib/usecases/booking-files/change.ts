import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { changeBookingFile, findBookingFile } from '@/lib/data/files/booking-files';
import { notFound } from '@/lib/domain/editing/refusal';
import type { Result } from '@/lib/domain/errors';
import { type BookingFileId, bookingFileId } from '@/lib/domain/files/upload-input';
import { nothing } from '@/lib/usecases/answers';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { operation } from '@/lib/usecases/operation';

const shareInput = bookingFileId.extend({ isShared: z.boolean() });

export const shareBookingFile = operation({
  name: 'booking_file.share',
  can: 'bookingFile:edit',
  effect: 'write',
  input: shareInput,
  output: nothing,
  describe: 'Says whether the customer of a booking sees one of its files.',
  run: share,
});

export const removeBookingFile = operation({
  name: 'booking_file.remove',
  can: 'bookingFile:edit',
  effect: 'write',
  input: bookingFileId,
  output: nothing,
  describe: 'Removes a file of a booking; its customer doesn’t see it any more.',
  run: remove,
});

async function share(
  ctx: TenantContext,
  { isShared, ...file }: z.output<typeof shareInput>,
): Promise<Result<object>> {
  const row = await findBookingFile(ctx, file);
  if (row?.state !== 'LIVE') return notFound('file');
  if (row.isShared === isShared) return { ok: true };
  return changeBooking(ctx, { bookingId: file.bookingId }, async ({ tx, record }) => {
    if (!(await changeBookingFile(tx, ctx, file, ['LIVE'], { isShared })))
      throw new RollBack(notFound('file'));
    await record('booking.file_shared', { after: { name: row.name, isShared } });
    return { ok: true as const };
  });
}

/** Its bytes go with the next sweep. */
async function remove(ctx: TenantContext, file: BookingFileId): Promise<Result<object>> {
  const row = await findBookingFile(ctx, file);
  if (row?.state !== 'LIVE') return notFound('file');
  return changeBooking(ctx, { bookingId: file.bookingId }, async ({ tx, record }) => {
    if (!(await changeBookingFile(tx, ctx, file, ['LIVE'], { state: 'REMOVING', isShared: false })))
      throw new RollBack(notFound('file'));
    await record('booking.file_removed', { before: { name: row.name } });
    return { ok: true as const };
  });
}
