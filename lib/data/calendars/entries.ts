import { jsonNull } from '@/lib/data/connection/json';
import { msSql } from '@/lib/data/connection/json-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery, withTenant } from '@/lib/data/connection/transaction';
import { type Proposal, proposalSchema } from '@/lib/domain/calendars/proposal';

export type Entry = {
  id: string;
  key: string;
  eventId: string;
  etag: string;
  digest: string;
  /** Epoch milliseconds. */
  startsAt: number;
  endsAt: number;
  changedAt: number | null;
  writtenAt: number;
  hasProposal: boolean;
  /** A closed period: there is nothing to ask about. */
  isClosed: boolean;
};

const columns = `"id", "key", "eventId", "etag", "digest", ${msSql('"startsAt"')} AS "startsAt", ${msSql('"endsAt"')} AS "endsAt",
  ${msSql('"changedAt"')} AS "changedAt", ${msSql('"writtenAt"')} AS "writtenAt", "proposal" IS NOT NULL AS "hasProposal", "isClosed"`;
const ofSource = `SELECT ${columns} FROM "CalendarEntry" WHERE "tenantId" = $1::uuid AND "sourceId" = $2::uuid`;

export function listEntries(ctx: TenantContext, sourceId: string): Promise<Entry[]> {
  return tenantQuery<Entry>(ctx, ofSource, [ctx.tenantId, sourceId]);
}

/** As they are now, and stay until the transaction ends. */
export function lockEntries(tx: Tx, ctx: TenantContext, sourceId: string): Promise<Entry[]> {
  return tx.$queryRawUnsafe<Entry[]>(`${ofSource} ORDER BY "id" FOR UPDATE`, ctx.tenantId, sourceId);
}

/** Which of these events are entries of ours, in whatever calendar of the business. */
export async function ownEventIds(ctx: TenantContext, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tenantQuery<{ eventId: string }>(
    ctx,
    `SELECT "eventId" FROM "CalendarEntry" WHERE "tenantId" = $1::uuid AND "eventId" = ANY ($2::text[])`,
    [ctx.tenantId, [...ids]],
  );
  return new Set(rows.map(({ eventId }) => eventId));
}

export type WrittenSource = {
  id: string;
  resourceId: string;
  accountId: string;
  externalId: string;
  writes: boolean;
  writesHolds: boolean;
  writesClosed: boolean;
};

/**
 * A calendar at the beginning of its writing: what changes from now on is another one's to write. Null: none, or nothing was
 * ever to be written there.
 */
export async function beginWriting(ctx: TenantContext, sourceId: string): Promise<WrittenSource | null> {
  const [row] = await tenantQuery<WrittenSource>(
    ctx,
    // A change that is under way commits later and is dated from its beginning.
    `UPDATE "CalendarSource" SET "wroteThrough" = now() - interval '15 seconds'
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "accountId" IS NOT NULL AND "writeDueAt" IS NOT NULL
     RETURNING "id", "resourceId", "accountId", "externalId", "writes", "writesHolds", "writesClosed"`,
    [ctx.tenantId, sourceId],
  );
  return row ?? null;
}

/** When it is to be looked at next, whether or not anything has changed; null: nothing of ours stands there any more. */
export async function endWriting(ctx: TenantContext, sourceId: string, dueAt: Date | null): Promise<void> {
  await withTenant(ctx, (tx) =>
    tx.calendarSource.updateMany({
      where: { tenantId: ctx.tenantId, id: sourceId },
      data: { writeDueAt: dueAt },
    }),
  );
}

type Written = {
  key: string;
  isClosed: boolean;
  bookingId: string | null;
  eventId: string;
  etag: string;
  changedAt: number | null;
  digest: string;
  startsAt: number;
  endsAt: number;
};

/** What stands in the calendar now; nothing is open about it any more. */
export async function keepEntry(ctx: TenantContext, sourceId: string, written: Written): Promise<void> {
  const { tenantId } = ctx;
  const { key, isClosed, bookingId, eventId, ...times } = written;
  const values = {
    ...times,
    startsAt: new Date(written.startsAt),
    endsAt: new Date(written.endsAt),
    changedAt: written.changedAt === null ? null : new Date(written.changedAt),
    writtenAt: new Date(),
    proposal: jsonNull,
    proposedAt: null,
  };
  await withTenant(ctx, (tx) =>
    tx.calendarEntry.upsert({
      where: { tenantId_sourceId_key: { tenantId, sourceId, key } },
      create: { ...values, tenantId, sourceId, key, isClosed, bookingId, eventId },
      update: values,
      select: { id: true },
    }),
  );
}

export async function dropEntries(ctx: TenantContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await withTenant(ctx, (tx) =>
    tx.calendarEntry.deleteMany({ where: { tenantId: ctx.tenantId, id: { in: [...ids] } } }),
  );
}

/** Notes what somebody has done with an entry there; null: it is where we put it again. */
export async function noteProposal(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  proposal: Proposal | null,
  etag: string,
): Promise<void> {
  await tx.calendarEntry.updateMany({
    where: { tenantId: ctx.tenantId, id },
    data: { etag, proposal: proposal ?? jsonNull, proposedAt: proposal === null ? null : new Date() },
  });
}

/**
 * To be written again, whatever stands there. @returns whether something was open about it, or it is a closed period, about
 * which nobody is asked
 */
export async function putBack(tx: Tx, ctx: TenantContext, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ sourceId: string }[]>`
    UPDATE "CalendarEntry" SET "proposal" = NULL, "proposedAt" = NULL, "digest" = '', "etag" = ''
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${id}::uuid AND ("proposal" IS NOT NULL OR "isClosed") RETURNING "sourceId"`;
  if (!row) return false;
  await tx.calendarSource.updateMany({
    where: { tenantId: ctx.tenantId, id: row.sourceId },
    data: { writeDueAt: new Date() },
  });
  return true;
}

export type OpenProposal = {
  id: string;
  /** Which appointment: a booking, or the occurrence of a class. */
  key: string;
  sourceId: string;
  /** Null: a class. */
  bookingId: string | null;
  sourceName: string;
  /** Whose calendar it is. */
  resourceId: string;
  resourceName: string;
  /** Where it was written to, epoch milliseconds. */
  startsAt: number;
  endsAt: number;
  proposal: Proposal;
};

/** Those that wait for an answer, longest first; with `bookingId`, only that booking's and its class's. */
export async function listProposals(
  ctx: TenantContext,
  of: { bookingId?: string | undefined; id?: string | undefined } = {},
): Promise<OpenProposal[]> {
  const rows = await tenantQuery<OpenProposal>(
    ctx,
    `SELECT e."id", e."key", e."sourceId", e."bookingId", s."name" AS "sourceName", s."resourceId", r."name" AS "resourceName",
            ${msSql('e."startsAt"')} AS "startsAt", ${msSql('e."endsAt"')} AS "endsAt", e."proposal"
       FROM "CalendarEntry" e JOIN "CalendarSource" s ON s."tenantId" = e."tenantId" AND s."id" = e."sourceId"
       JOIN "Resource" r ON r."tenantId" = s."tenantId" AND r."id" = s."resourceId"
      WHERE e."tenantId" = $1::uuid AND e."proposal" IS NOT NULL AND e."endsAt" > now()
        AND ($2::uuid IS NULL OR e."bookingId" = $2::uuid OR e."bookingId" IS NULL AND e."key" IN
              (SELECT c."occurrence" FROM "Claim" c WHERE c."tenantId" = $1::uuid AND c."bookingId" = $2::uuid))
        AND ($3::uuid IS NULL OR e."id" = $3::uuid)
      ORDER BY e."proposedAt", e."id" LIMIT 10`,
    [ctx.tenantId, of.bookingId ?? null, of.id ?? null],
  );
  return rows.flatMap((row) => {
    const proposal = proposalSchema.safeParse(row.proposal);
    return proposal.success ? [{ ...row, proposal: proposal.data }] : [];
  });
}

/** Has bookings written into a calendar from now on, or taken out of it. @returns its name; null when it is none of Google's */
export async function setWrites(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  writes: boolean,
): Promise<{ name: string } | null> {
  const { tenantId } = ctx;
  const where = { tenantId, id, accountId: { not: null } };
  const found = await tx.calendarSource.findFirst({ where, select: { name: true, resourceId: true } });
  if (!found) return null;
  const now = new Date();
  // One a person: the former one is emptied.
  if (writes)
    await tx.calendarSource.updateMany({
      where: { tenantId, resourceId: found.resourceId, writes: true, id: { not: id } },
      data: { writes: false, writeDueAt: now },
    });
  await tx.calendarSource.updateMany({ where, data: { writes, writeDueAt: now } });
  return { name: found.name };
}
