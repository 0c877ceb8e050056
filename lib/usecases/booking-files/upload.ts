import { hash } from 'node:crypto';
import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import {
  type BookingFileRow,
  changeBookingFile,
  findBookingFile,
  findSameBookingFile,
} from '@/lib/data/files/booking-files';
import { lockFiles } from '@/lib/data/files/files';
import { idField } from '@/lib/domain/editing/fields';
import { notAllowed, notFound } from '@/lib/domain/editing/refusal';
import type { Result } from '@/lib/domain/errors';
import { documentName, documentType, otherDocument } from '@/lib/domain/files/document-type';
import { documentKey, sentKey } from '@/lib/domain/files/picture-address';
import {
  type BookingFileId,
  bookingFileId,
  type StartBookingFileInput,
  startBookingFileInput,
} from '@/lib/domain/files/upload-input';
import { storage } from '@/lib/integrations/storage/storage';
import { nothing } from '@/lib/usecases/answers';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { type Announced, announceFile } from '@/lib/usecases/files/announce';
import { inTurn } from '@/lib/usecases/files/turns';
import { operation } from '@/lib/usecases/operation';
import { asBookingFile, type BookingFile, bookingFileAnswer } from './answers';

export const startBookingFile = operation({
  name: 'booking_file.start_upload',
  can: 'bookingFile:edit',
  effect: 'write',
  input: startBookingFileInput,
  output: z.object({ id: idField, url: z.string(), headers: z.record(z.string(), z.string()) }),
  describe: 'Announces a file for a booking and answers the address to which its bytes are sent.',
  run: async (ctx: TenantContext, input: StartBookingFileInput): Promise<Result<Announced>> => {
    await requireBooking(ctx, input.bookingId);
    return announceFile(ctx, { ...input, purpose: 'DOCUMENT' });
  },
});

export const finishBookingFile = operation({
  name: 'booking_file.finish_upload',
  can: 'bookingFile:edit',
  effect: 'write',
  input: bookingFileId,
  output: bookingFileAnswer,
  describe: 'Checks the bytes of an announced file and keeps it with its booking.',
  run: finish,
});

export const cancelBookingFile = operation({
  name: 'booking_file.cancel_upload',
  can: 'bookingFile:edit',
  effect: 'write',
  input: bookingFileId,
  output: nothing,
  describe: 'Takes an announced file of a booking back, so that another may be sent in its place.',
  run: async (ctx: TenantContext, file: BookingFileId): Promise<Result<object>> =>
    (await giveUp(ctx, file)) ? { ok: true } : notFound('file'),
});

/** May be asked again. What is refused is given up; what the booking has already is kept once. */
async function finish(ctx: TenantContext, file: BookingFileId): Promise<Result<BookingFile>> {
  const row = await findBookingFile(ctx, file);
  if (row?.state === 'LIVE') return { ok: true, ...asBookingFile(row) };
  if (row?.state !== 'PENDING') return notFound('file');
  // One at a time as with pictures: each is in memory as a whole.
  const taken = await inTurn(ctx.tenantId, () => take(ctx, row));
  if (typeof taken === 'string') {
    await giveUp(ctx, file);
    return notAllowed(taken);
  }
  return changeBooking(ctx, { bookingId: file.bookingId }, async ({ tx, record }) => {
    await lockFiles(tx, ctx);
    const same = await findSameBookingFile(tx, ctx, { bookingId: file.bookingId, sha256: taken.sha256 });
    if (same) {
      await changeBookingFile(tx, ctx, file, ['PENDING'], { state: 'REMOVING' });
      return { ok: true as const, ...asBookingFile(same) };
    }
    if (!(await changeBookingFile(tx, ctx, file, ['PENDING'], { state: 'LIVE', ...taken })))
      throw new RollBack(notFound('file'));
    await record('booking.file_added', { after: { name: taken.name, isShared: row.isShared } });
    return { ok: true as const, ...asBookingFile({ ...row, ...taken }) };
  });
}

/** Looks at what has come and puts it where it stays: the address for sending could still be used. Else what is wrong. */
async function take(
  ctx: TenantContext,
  row: BookingFileRow,
): Promise<{ sha256: string; type: string; name: string } | string> {
  const place = { tenantId: ctx.tenantId, id: row.id };
  const store = storage();
  // Under its last key already, where another request is about to keep it, or was cut off.
  const sent = (await store.get(sentKey(place))) ?? (await store.get(documentKey(place)));
  if (!sent) return 'The file has not arrived. Please send it again.';
  if (sent.body.length !== row.bytes) return 'The file has not arrived whole. Please send it again.';
  const type = documentType(sent.body);
  if (type === null) return otherDocument;
  // Without a type of its own: whatever led to it, no browser shows it.
  await store.put(documentKey(place), sent.body, 'application/octet-stream');
  await store.remove(sentKey(place));
  return { sha256: hash('sha256', sent.body, 'hex'), type, name: documentName(row.name, type) };
}

const giveUp = (ctx: TenantContext, file: BookingFileId) =>
  withTenant(ctx, (tx) => changeBookingFile(tx, ctx, file, ['PENDING'], { state: 'REMOVING' }));
