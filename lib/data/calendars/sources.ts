import { withEdition } from '@/lib/data/catalogue/edition';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { BusyChoices } from '@/lib/domain/calendars/busy';
import type { SourceFailure } from '@/lib/domain/calendars/source-state';

export type SourceForOffice = BusyChoices & {
  id: string;
  resourceId: string;
  resourceName: string;
  name: string;
  host: string;
  /** Bookings can be written into it, and are. */
  isGoogle: boolean;
  writes: boolean;
  writesHolds: boolean;
  writesClosed: boolean;
  /** When its busy times were last known to be right; null: never yet. */
  readAt: number | null;
  failure: SourceFailure | '';
  failingSince: number | null;
  unread: number;
  /** Of what can be changed. */
  edition: string;
};

/** In the order of the people and rooms that they are of. Never an address. */
export function listSources(ctx: TenantContext): Promise<SourceForOffice[]> {
  return withTenant(ctx, async (tx) => {
    const rows = await tx.calendarSource.findMany({
      where: { tenantId: ctx.tenantId },
      include: { resource: { select: { name: true } } },
      orderBy: [{ resource: { position: 'asc' } }, { createdAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map((row) => ({
      id: row.id,
      resourceId: row.resourceId,
      resourceName: row.resource.name,
      name: row.name,
      host: row.host,
      isGoogle: row.accountId !== null,
      writes: row.writes,
      writesHolds: row.writesHolds,
      writesClosed: row.writesClosed,
      blocksAllDay: row.blocksAllDay,
      blocksTentative: row.blocksTentative,
      blocksFree: row.blocksFree,
      readAt: row.readAt?.getTime() ?? null,
      failure: row.failure as SourceFailure | '',
      failingSince: row.failingSince?.getTime() ?? null,
      unread: row.unread,
      edition: editionOf(row),
    }));
  });
}

type Choices = BusyChoices & { name: string; writesHolds: boolean; writesClosed: boolean };
const editionOf = ({ name, blocksAllDay, blocksTentative, blocksFree, writesHolds, writesClosed }: Choices) =>
  withEdition({ name, blocksAllDay, blocksTentative, blocksFree, writesHolds, writesClosed }).edition;

/** The edition of what can be changed of a calendar, locked until the end of the transaction; null when there is none. */
export async function lockSource(
  tx: Tx,
  ctx: TenantContext,
  id: string,
): Promise<{ edition: string } | null> {
  const [row] = await tx.$queryRaw<Choices[]>`
    SELECT "name", "blocksAllDay", "blocksTentative", "blocksFree", "writesHolds", "writesClosed" FROM "CalendarSource"
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  return row ? { edition: editionOf(row) } : null;
}

export type Source = BusyChoices & {
  id: string;
  resourceId: string;
  name: string;
  sealedAddress: string;
  /** Of a calendar of Google's; null: it is read by its address. */
  accountId: string | null;
  etag: string | null;
  lastModified: string | null;
  expandedAt: Date | null;
};

const read = {
  id: true,
  resourceId: true,
  name: true,
  sealedAddress: true,
  accountId: true,
  etag: true,
  lastModified: true,
  expandedAt: true,
  blocksAllDay: true,
  blocksTentative: true,
  blocksFree: true,
} as const;

export function findSource(ctx: TenantContext, id: string): Promise<Source | null> {
  return withTenant(ctx, (tx) =>
    tx.calendarSource.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: read }),
  );
}

export function countSources(tx: Tx, ctx: TenantContext): Promise<number> {
  return tx.calendarSource.count({ where: { tenantId: ctx.tenantId } });
}

type NewSource = BusyChoices & {
  id: string;
  resourceId: string;
  name: string;
  host: string;
  /** Empty: it is one of Google's, which is read by its account. */
  sealedAddress: string;
  accountId?: string;
  externalId?: string;
};

export async function addSource(tx: Tx, ctx: TenantContext, source: NewSource): Promise<void> {
  await tx.calendarSource.create({ data: { ...source, tenantId: ctx.tenantId }, select: { id: true } });
}

/** Its busy times are to be made anew, whether or not its text is another, and what is written into it is looked at. */
export async function changeSource(
  tx: Tx,
  ctx: TenantContext,
  { id, ...choices }: Choices & { id: string },
): Promise<void> {
  await tx.calendarSource.updateMany({
    where: { tenantId: ctx.tenantId, id },
    data: { ...choices, expandedAt: null, dueAt: new Date() },
  });
  await tx.calendarSource.updateMany({
    where: { tenantId: ctx.tenantId, id, writes: true },
    data: { writeDueAt: new Date() },
  });
}

/** With its busy times. */
export async function removeSource(tx: Tx, ctx: TenantContext, id: string): Promise<{ name: string } | null> {
  const where = { tenantId: ctx.tenantId, id };
  // First, so that a reading that is under way finds none any more, or is waited for.
  const [found] = await tx.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "CalendarSource" WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  if (!found) return null;
  await tx.busyTime.deleteMany({ where: { tenantId: ctx.tenantId, sourceId: id } });
  await tx.calendarEntry.deleteMany({ where: { tenantId: ctx.tenantId, sourceId: id } });
  await tx.calendarSource.deleteMany({ where });
  return found;
}

type Reading = { etag: string | null; lastModified: string | null; unread: number };

/**
 * Notes that the busy times are right as of now; `reading`: they were made anew. @returns false when it was removed
 */
export async function noteRead(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  dueAt: Date,
  reading?: Reading,
): Promise<boolean> {
  const now = new Date();
  const { count } = await tx.calendarSource.updateMany({
    where: { tenantId: ctx.tenantId, id },
    data: {
      readAt: now,
      failure: '',
      failingSince: null,
      dueAt,
      ...(reading ? { ...reading, expandedAt: now } : {}),
    },
  });
  return count > 0;
}

/** Notes that it can't be read, and why. Its busy times stay. */
export async function noteUnreadable(
  ctx: TenantContext,
  id: string,
  failure: SourceFailure,
  dueAt: Date,
): Promise<void> {
  await withTenant(
    ctx,
    (tx) => tx.$executeRaw`
      UPDATE "CalendarSource" SET "failure" = ${failure}, "failingSince" = coalesce("failingSince", now()), "dueAt" = ${dueAt}
       WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${id}::uuid`,
  );
}
