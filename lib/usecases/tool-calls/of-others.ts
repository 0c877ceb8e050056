import { findBlackout } from '@/lib/data/catalogue/blackouts';
import { findOverride } from '@/lib/data/catalogue/schedules';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { findFile } from '@/lib/data/files/files';
import { removeBlackout, saveBlackout } from '@/lib/usecases/blackouts/save';
import { shareBookingFile } from '@/lib/usecases/booking-files/change';
import { listBookingFiles } from '@/lib/usecases/booking-files/read';
import { readBooking } from '@/lib/usecases/bookings/read';
import { recordAttendance } from '@/lib/usecases/bookings/record-attendance';
import { describeFile } from '@/lib/usecases/files/change';
import { removePackage, reorderPackages, showPackage } from '@/lib/usecases/packages/arrange';
import { createPackage } from '@/lib/usecases/packages/create';
import { listPackages } from '@/lib/usecases/packages/read';
import { removeOverride, saveOverride } from '@/lib/usecases/schedules/save';
import { listServices } from '@/lib/usecases/services/read';
import { removeService } from '@/lib/usecases/services/remove';
import { outlivesUndo } from './outlives';
import { nothingThere, step, undoOf } from './undoer';

const blackout = undoOf(removeBlackout, async (ctx, { id }) => {
  const before = await withTenant(ctx, (tx) => findBlackout(tx, ctx, id));
  if (!before) return nothingThere;
  const { edition: _, ...values } = before;
  return async () => [step(saveBlackout, { ...values, id: null })];
});

const shown = undoOf(showPackage, async (ctx, { id, active }) => {
  const before = (await listPackages(ctx)).find((each) => each.id === id);
  if (!before || before.active === active) return nothingThere;
  return async () => [step(showPackage, { id, active: before.active })];
});

const order = undoOf(reorderPackages, async (ctx) => {
  const ids = (await listPackages(ctx)).map((each) => each.id);
  return async () => {
    const seen = (await listPackages(ctx)).map((each) => each.id);
    return [step(reorderPackages, { ids, seen })];
  };
});

/** The package, and the service that was made with it. */
const created = undoOf(createPackage, async (ctx, input) => {
  if (await outlivesUndo(ctx, createPackage.facts.name, null, input)) return null;
  return async ({ id }) => {
    const made = (await listPackages(ctx)).find((each) => each.id === id);
    const service = (await listServices(ctx)).find((each) => each.id === made?.serviceId);
    return [
      ...(made ? [step(removePackage, { id, edition: made.edition })] : []),
      ...(service ? [step(removeService, { id: service.id, edition: service.edition })] : []),
    ];
  };
});

const hoursOf = (ctx: TenantContext, scheduleId: string, date: string) =>
  withTenant(ctx, (tx) => findOverride(tx, ctx, { scheduleId, date }));

const override = undoOf(saveOverride, async (ctx, { scheduleId, date, was }) => {
  const before = was === undefined ? null : await hoursOf(ctx, scheduleId, was);
  return async () => {
    const now = await hoursOf(ctx, scheduleId, date);
    if (!now) return null;
    const { edition } = now;
    if (!before || was === undefined) return [step(removeOverride, { scheduleId, date, edition })];
    return [step(saveOverride, { scheduleId, date: was, was: date, edition, periods: before.periods })];
  };
});

const noOverride = undoOf(removeOverride, async (ctx, { scheduleId, date }) => {
  const before = await hoursOf(ctx, scheduleId, date);
  if (!before) return nothingThere;
  return async () => [step(saveOverride, { scheduleId, date, periods: before.periods })];
});

const share = undoOf(shareBookingFile, async (ctx, { bookingId, id, isShared }) => {
  const before = (await listBookingFiles(ctx, { bookingId })).find((each) => each.id === id);
  if (!before || before.isShared === isShared) return nothingThere;
  // What a customer has seen they have seen.
  if (isShared) return null;
  return async () => [step(shareBookingFile, { bookingId, id, isShared: before.isShared })];
});

const description = undoOf(describeFile, async (ctx, { id }) => {
  const before = await findFile(ctx, id);
  if (!before) return nothingThere;
  const { alt, focusX: x, focusY: y } = before;
  return async () => [step(describeFile, { id, alt, focus: { x, y } })];
});

/** What was recorded can be corrected; that nothing was, can't be brought back. */
const attendance = undoOf(recordAttendance, async (ctx, { bookingId }) => {
  const before = await readBooking(ctx, { bookingId });
  if (before?.status !== 'COMPLETED' && before?.status !== 'NO_SHOW') return null;
  const { status } = before;
  return async ({ booking: { version } }) => [step(recordAttendance, { bookingId, version, to: status })];
});

export const ofOthers = [
  blackout,
  shown,
  order,
  created,
  override,
  noOverride,
  share,
  description,
  attendance,
];

/** The operations that the steps of these call. */
export const undoingOperations = [
  saveBlackout,
  showPackage,
  reorderPackages,
  removePackage,
  removeService,
  removeOverride,
  saveOverride,
  shareBookingFile,
  describeFile,
  recordAttendance,
];
