import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, type Tx, tenantQuery, withTenant } from '@/lib/data/connection/transaction';
import { addJobs, type NewJob, newJob } from '@/lib/data/outbox/jobs';
import type { BusyChoices } from '@/lib/domain/calendars/busy';

export type GoogleSource = BusyChoices & {
  id: string;
  resourceId: string;
  accountId: string;
  externalId: string;
  syncToken: string | null;
  expandedAt: Date | null;
  channelId: string | null;
  channelResourceId: string | null;
  channelUntil: Date | null;
};

/**
 * A calendar of Google's at the beginning of its reading. What is told from now on is about what this reading may not have
 * seen, and owes another one. Null: there is none.
 */
export async function beginGoogleReading(ctx: TenantContext, id: string): Promise<GoogleSource | null> {
  const [row] = await tenantQuery<GoogleSource>(
    ctx,
    `UPDATE "CalendarSource" SET "toldAt" = NULL
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "accountId" IS NOT NULL
     RETURNING "id", "resourceId", "accountId", "externalId", "syncToken", "expandedAt", "channelId", "channelResourceId",
               "channelUntil", "blocksAllDay", "blocksTentative", "blocksFree"`,
    [ctx.tenantId, id],
  );
  return row ?? null;
}

/**
 * Notes up to where it has been read, unless another reading was faster: what that one has not seen, this one must look
 * at again. @returns whether it was written
 */
export async function noteSynced(
  tx: Tx,
  ctx: TenantContext,
  source: Pick<GoogleSource, 'id' | 'syncToken'>,
  read: { syncToken: string | null; dueAt: Date; whole: boolean },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE "CalendarSource" SET "syncToken" = ${read.syncToken}, "readAt" = now(), "failure" = '', "failingSince" = NULL,
           "dueAt" = ${read.dueAt}, "expandedAt" = CASE WHEN ${read.whole} THEN now() ELSE "expandedAt" END
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${source.id}::uuid
       AND "syncToken" IS NOT DISTINCT FROM ${source.syncToken}`;
  return count > 0;
}

/** Before Google hears of the channel: what it tells first comes at once. */
export async function keepChannel(
  ctx: TenantContext,
  id: string,
  channel: { id: string; tokenHash: string; resourceId: string | null; until: Date | null },
): Promise<void> {
  await withTenant(ctx, (tx) =>
    tx.calendarSource.updateMany({
      where: { tenantId: ctx.tenantId, id },
      data: {
        channelId: channel.id,
        channelTokenHash: channel.tokenHash,
        channelResourceId: channel.resourceId,
        channelUntil: channel.until,
      },
    }),
  );
}

/**
 * Owes a reading of the calendar that a notification is about, once however often it is told: the reading itself makes room
 * for the next. `unknown`: no channel of ours, or not its token.
 */
export function oweToldReading(channelId: string, tokenHash: string): Promise<NewJob | 'unknown' | null> {
  return asSystem(async (tx) => {
    const [found] = await tx.$queryRaw<{ tenantId: string; id: string; first: boolean }[]>`
      WITH known AS MATERIALIZED (
        SELECT "tenantId", "id" FROM "CalendarSource" WHERE "channelId" = ${channelId} AND "channelTokenHash" = ${tokenHash}
      ), told AS (
        UPDATE "CalendarSource" s SET "toldAt" = now() FROM known
         WHERE s."tenantId" = known."tenantId" AND s."id" = known."id" AND s."toldAt" IS NULL RETURNING s."id"
      )
      SELECT known.*, EXISTS (SELECT 1 FROM told) AS first FROM known`;
    if (!found) return 'unknown';
    if (!found.first) return null;
    const job = newJob('read_calendar', { sourceId: found.id });
    await addJobs(tx, found.tenantId, [job]);
    return job;
  });
}
