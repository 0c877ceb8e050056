import { dateColumn, dateText } from '@/lib/data/connection/date-column';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { OverrideInput, ScheduleInput } from '@/lib/domain/editing/schedule-input';
import { withEdition } from './edition';

/** Other hours on one local date; no periods: closed. */
type HoursOfDate = { date: string; periods: OverrideInput['periods']; edition: string };

export type ScheduleForOffice = ScheduleInput & {
  id: string;
  edition: string;
  timeZone: string;
  overrides: HoursOfDate[];
  resources: { id: string; name: string }[];
};

/** All schedules with their weekly hours and the overrides from `today` (local date) on. */
export function listSchedules(ctx: TenantContext, today: string): Promise<ScheduleForOffice[]> {
  return withTenant(ctx, async (tx) => {
    const rows = await tx.schedule.findMany({
      where: { tenantId: ctx.tenantId },
      include: {
        hours: { orderBy: { startMinute: 'asc' } },
        overrides: {
          where: { date: { gte: dateColumn(today) } },
          orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
        },
        resources: { select: { id: true, name: true }, orderBy: { name: 'asc' } },
      },
      orderBy: { name: 'asc' },
    });
    return rows.map((row) => ({
      ...weekOf(row),
      timeZone: row.timeZone,
      overrides: byDate(row.overrides),
      resources: row.resources,
    }));
  });
}

type Week = {
  id: string;
  name: string;
  hours: { weekday: number; startMinute: number; endMinute: number }[];
};

const weekOf = ({ id, name, hours }: Week) =>
  withEdition({
    id,
    name,
    days: [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      hours
        .filter((each) => each.weekday === weekday)
        .map(({ startMinute, endMinute }) => ({ startMinute, endMinute })),
    ),
  });

/** The weekly hours of a schedule, inside the caller's transaction; null when the tenant has none of this id. */
export async function readWeek(tx: Tx, ctx: TenantContext, id: string) {
  const row = await tx.schedule.findUnique({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    include: { hours: { orderBy: { startMinute: 'asc' } } },
  });
  return row && weekOf(row);
}

/** The weekly hours of all schedules, inside the caller's transaction. */
export async function weeksForOffice(tx: Tx, ctx: TenantContext) {
  const rows = await tx.schedule.findMany({
    where: { tenantId: ctx.tenantId },
    include: { hours: { orderBy: { startMinute: 'asc' } } },
    orderBy: { name: 'asc' },
  });
  return rows.map(weekOf);
}

function byDate(rows: { date: Date; startMinute: number | null; endMinute: number | null }[]) {
  const dates = new Map<string, OverrideInput['periods']>();
  for (const row of rows) {
    const date = dateText(row.date);
    const periods = dates.get(date) ?? [];
    if (row.startMinute !== null && row.endMinute !== null)
      periods.push({ startMinute: row.startMinute, endMinute: row.endMinute });
    dates.set(date, periods);
  }
  return [...dates].map(([date, periods]) => withEdition({ date, periods }));
}

export function findSchedule(tx: Tx, ctx: TenantContext, id: string) {
  return tx.schedule.findUnique({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    select: { id: true, name: true, timeZone: true, _count: { select: { resources: true } } },
  });
}

/** The oldest schedule: what a new resource's own hours are copied from. Null: there is none yet. */
export function firstSchedule(tx: Tx, ctx: TenantContext) {
  return tx.schedule.findFirst({
    where: { tenantId: ctx.tenantId },
    orderBy: { createdAt: 'asc' },
    include: { hours: true },
  });
}

export async function writeSchedule(
  tx: Tx,
  ctx: TenantContext,
  input: ScheduleInput,
  timeZone: string,
): Promise<string> {
  const { tenantId } = ctx;
  const { id, name, days } = input;
  const saved = id
    ? await tx.schedule.update({
        where: { tenantId_id: { tenantId, id } },
        data: { name },
        select: { id: true },
      })
    : await tx.schedule.create({ data: { tenantId, name, timeZone }, select: { id: true } });
  await tx.scheduleHours.deleteMany({ where: { tenantId, scheduleId: saved.id } });
  await tx.scheduleHours.createMany({
    data: days.flatMap((periods, day) =>
      periods.map((period) => ({ ...period, tenantId, scheduleId: saved.id, weekday: day + 1 })),
    ),
  });
  return saved.id;
}

export async function deleteSchedule(tx: Tx, ctx: TenantContext, id: string): Promise<void> {
  const where = { tenantId: ctx.tenantId, scheduleId: id };
  await tx.scheduleHours.deleteMany({ where });
  await tx.scheduleOverride.deleteMany({ where });
  await tx.schedule.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
}

/** The override of one date, inside the caller's transaction; null: the weekly hours apply. */
export async function findOverride(
  tx: Tx,
  ctx: TenantContext,
  where: { scheduleId: string; date: string },
): Promise<HoursOfDate | null> {
  const { scheduleId, date } = where;
  const rows = await tx.scheduleOverride.findMany({
    where: { tenantId: ctx.tenantId, scheduleId, date: dateColumn(date) },
    orderBy: { startMinute: 'asc' },
  });
  return byDate(rows)[0] ?? null;
}

/** Replaces the override of the date. No periods: one row without minutes, which is a closed day. */
export async function writeOverride(tx: Tx, ctx: TenantContext, input: OverrideInput): Promise<void> {
  const { scheduleId, periods } = input;
  const date = dateColumn(input.date);
  await deleteOverride(tx, ctx, input);
  const rows = periods.length > 0 ? periods : [{ startMinute: null, endMinute: null }];
  await tx.scheduleOverride.createMany({
    data: rows.map((row) => ({ ...row, tenantId: ctx.tenantId, scheduleId, date })),
  });
}

export async function deleteOverride(
  tx: Tx,
  ctx: TenantContext,
  where: { scheduleId: string; date: string },
): Promise<void> {
  await tx.scheduleOverride.deleteMany({
    where: { tenantId: ctx.tenantId, scheduleId: where.scheduleId, date: dateColumn(where.date) },
  });
}

/**
 * Moves the schedules in the business's former zone to its new one; a schedule that was given another zone keeps it.
 */
export async function moveSchedulesToZone(
  tx: Tx,
  ctx: TenantContext,
  from: string,
  to: string,
): Promise<void> {
  await tx.schedule.updateMany({
    where: { tenantId: ctx.tenantId, timeZone: from },
    data: { timeZone: to },
  });
}
