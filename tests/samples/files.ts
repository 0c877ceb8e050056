import { v7 } from 'uuid';
import { exportTableNames } from '@/lib/data/files/export-sql';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, own, a }: Ground): Promise<Samples> {
  const d = {
    files: await import('@/lib/data/files/files'),
    booking: await import('@/lib/data/files/booking-files'),
    sweep: await import('@/lib/data/files/file-sweep'),
    exports: await import('@/lib/data/files/exports'),
    tables: await import('@/lib/data/files/export-tables'),
  };
  const id = v7();
  const checked = { sha256: 'x', bytes: 1, width: 1, height: 1, color: '000000' };
  const now = new Date();
  const exported = {
    ...{
      id,
      state: 'MAKING' as const,
      askedBy: null,
      partKeys: [],
      partBytes: [],
      cursor: {},
      done: 0,
      total: 1,
    },
    ...{ until: now, createdAt: now, updatedAt: now },
  };
  const part = { key: 'x', bytes: 1, cursor: {}, isLast: true, until: now };
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
    'exports.listExports': () => d.exports.listExports(ctx),
    'exports.listExportsWithin': () => own((tx) => d.exports.listExportsWithin(tx, ctx)),
    'exports.findExport': () => d.exports.findExport(ctx, id),
    'exports.addExport': () => own((tx) => d.exports.addExport(tx, ctx, { total: 1, until: new Date() })),
    'exports.noteExported': () => d.exports.noteExported(ctx, id, 1),
    'exports.addExportPart': () => own((tx) => d.exports.addExportPart(tx, ctx, exported, part)),
    'exports.giveUpExport': () => own((tx) => d.exports.giveUpExport(tx, ctx, id)),
    'exports.giveUpExports': () => own((tx) => d.exports.giveUpExports(tx, ctx)),
    'export-tables.readExportRows': async () => {
      for (const name of exportTableNames) await d.tables.readExportRows(ctx, name, null, 500);
    },
    'export-tables.countExportedFiles': () => d.tables.countExportedFiles(ctx),
    'export-tables.listExportedFiles': () => d.tables.listExportedFiles(ctx, null, 50),
    'export-tables.readSetUp': () => d.tables.readSetUp(ctx),
    'file-sweep.findExportsToRemove': () => d.sweep.findExportsToRemove(ctx, 15),
    'file-sweep.forgetExport': () => d.sweep.forgetExport(ctx, id),
    'file-sweep.knownFiles': () => d.sweep.knownFiles(ctx, [id]),
  };
}
