import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, own, a }: Ground): Promise<Samples> {
  const d = {
    files: await import('@/lib/data/files/files'),
    booking: await import('@/lib/data/files/booking-files'),
    sweep: await import('@/lib/data/files/file-sweep'),
  };
  const id = v7();
  const checked = { sha256: 'x', bytes: 1, width: 1, height: 1, color: '000000' };
  return {
    'files.lockFiles': () => own((tx) => d.files.lockFiles(tx, ctx)),
    'files.readStorageUse': () => d.files.readStorageUse(ctx),
    'files.storageUse': () => own((tx) => d.files.storageUse(tx, ctx)),
    'files.addFile': () =>
      own((tx) =>
        d.files.addFile(tx, ctx, { purpose: 'PHOTO', name: 'x', bytes: 1, uploadUntil: new Date() }),
      ),
    'files.findFile': () => d.files.findFile(ctx, id),
    'files.findSameFile': () => own((tx) => d.files.findSameFile(tx, ctx, { purpose: 'PHOTO', sha256: 'x' })),
    'files.makeLive': () => own((tx) => d.files.makeLive(tx, ctx, id, checked)),
    'files.giveUpFile': () => d.files.giveUpFile(ctx, id, ['PENDING']),
    'files.describeFile': () => d.files.describeFile(ctx, { id, alt: 'x', focusX: 1, focusY: 1 }),
    'files.listFiles': () => d.files.listFiles(ctx, 100, null),
    'files.listByPurpose': () => d.files.listByPurpose(ctx, 'PHOTO', 100),
    'files.findFileWithUses': () => d.files.findFileWithUses(ctx, id),
    'files.keepFiles': () => d.files.keepFiles(ctx, [id]),
    'booking-files.listBookingFiles': () => d.booking.listBookingFiles(ctx, [a.bookingId]),
    'booking-files.findBookingFile': () => d.booking.findBookingFile(ctx, { bookingId: a.bookingId, id }),
    'booking-files.findSameBookingFile': () =>
      own((tx) => d.booking.findSameBookingFile(tx, ctx, { bookingId: a.bookingId, sha256: 'x' })),
    'booking-files.changeBookingFile': () =>
      own((tx) =>
        d.booking.changeBookingFile(tx, ctx, { bookingId: a.bookingId, id }, ['LIVE'], { isShared: true }),
      ),
    'file-sweep.findTenantsWithFiles': () => d.sweep.findTenantsWithFiles(null, 100),
    'file-sweep.noteUnusedFiles': () => d.sweep.noteUnusedFiles(ctx, 24),
    'file-sweep.findFilesToRemove': () => d.sweep.findFilesToRemove(ctx, 15, 100),
    'file-sweep.forgetFile': () => d.sweep.forgetFile(ctx, id),
    'file-sweep.knownFiles': () => d.sweep.knownFiles(ctx, [id]),
  };
}
