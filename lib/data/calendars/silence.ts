import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';

/**
 * Calendars that nobody could read for more than an hour, of which the owners have not been told, as told from now on; with
 * them those that are on the way there, so that one outage is one message. A permission that is gone is told by itself.
 */
export function takeUntoldSilence(
  tx: Tx,
  ctx: TenantContext,
): Promise<{ name: string; resourceName: string }[]> {
  return tx.$queryRaw`
    WITH silent AS MATERIALIZED (
      SELECT "id", "failingSince" FROM "CalendarSource"
       WHERE "tenantId" = ${ctx.tenantId}::uuid AND "failure" NOT IN ('', 'revoked') AND "failingSince" <= now() - interval '30 minutes'
         AND ("silenceToldAt" IS NULL OR "silenceToldAt" < "failingSince")
         FOR UPDATE)
    UPDATE "CalendarSource" s SET "silenceToldAt" = now() FROM silent, "Resource" r
     WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."id" = silent."id" AND r."tenantId" = s."tenantId" AND r."id" = s."resourceId"
       AND EXISTS (SELECT 1 FROM silent WHERE "failingSince" <= now() - interval '1 hour')
    RETURNING s."name", r."name" AS "resourceName"`;
}
