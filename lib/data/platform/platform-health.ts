import { staleSystemQuery } from '@/lib/data/connection/transaction';
import { nobodyToTell, noLongerNeeded } from '@/lib/data/outbox/mail-delivery';
import { countSuspicious } from '@/lib/data/outbox/queue-health';
import { countRefused } from '@/lib/data/outbox/webhook-events';

export type PlatformHealth = {
  tenants: number;
  suspended: number;
  /** Made in the last 24 hours, over all businesses. */
  bookingsToday: number;
  deadJobs: number;
  /** Due for more than two minutes, and leased by no worker. */
  lateJobs: number;
  runningJobs: number;
  waitingEvents: number;
  /** Dead jobs whose event names something of ours and isn't about it. */
  suspiciousEvents: number;
  /** Deliveries of the last 24 hours without a valid signature. */
  refusedDeliveries: number;
  /** Epoch milliseconds; null: never. */
  lastEventAt: number | null;
  /** Mails that bounced or could not be sent in the last 24 hours. */
  failedMails: number;
  /** Refunds that the bank sent back or that never left, over all businesses. */
  failedRefunds: number;
};

/** The platform's key figures, in one statement over indexes. */
export async function readPlatformHealth(): Promise<PlatformHealth> {
  const overTenants = (count: string) => `(SELECT coalesce(sum((${count})), 0)::int FROM "Tenant" t)`;
  const [row] = await staleSystemQuery<PlatformHealth>(
    `SELECT (SELECT count(*)::int FROM "Tenant") AS "tenants",
            (SELECT count(*)::int FROM "Tenant" WHERE "status" = 'SUSPENDED') AS "suspended",
            ${overTenants(`SELECT count(*) FROM "Booking" b WHERE b."tenantId" = t."id" AND b."createdAt" > now() - interval '1 day'`)} AS "bookingsToday",
            (SELECT count(*)::int FROM "Job" WHERE "status" = 'DEAD') AS "deadJobs",
            (SELECT count(*)::int FROM "Job" WHERE "status" = 'READY' AND "runAt" < now() - interval '2 minutes') AS "lateJobs",
            (SELECT count(*)::int FROM "Job" WHERE "status" = 'RUNNING') AS "runningJobs",
            (SELECT count(*)::int FROM "WebhookEvent" WHERE "processedAt" IS NULL) AS "waitingEvents",
            (${countSuspicious}) AS "suspiciousEvents",
            (${countRefused('stripe')}) + (${countRefused('qstash')}) AS "refusedDeliveries",
            (SELECT (extract(epoch FROM max("receivedAt")) * 1000)::float8 FROM "WebhookEvent") AS "lastEventAt",
            ${overTenants(`SELECT count(*) FROM "Mail" m WHERE m."tenantId" = t."id" AND m."createdAt" > now() - interval '1 day' AND m."status" IN ('FAILED', 'BOUNCED') AND m."failure" NOT IN ('${noLongerNeeded}', '${nobodyToTell}')`)} AS "failedMails",
            ${overTenants(`SELECT count(*) FROM "Refund" r WHERE r."tenantId" = t."id" AND r."status" = 'FAILED' AND NOT r."byBank"`)} AS "failedRefunds"`,
    [],
  );
  if (!row) throw new Error('The database answered without a row');
  return row;
}
