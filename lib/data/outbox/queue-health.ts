import { systemQuery } from '@/lib/data/connection/transaction';
import { countRefused } from './webhook-events';

/** SQL that counts dead jobs whose event was suspicious, by the name of the error that they ended with. */
export const countSuspicious = `SELECT count(*)::int FROM "Job" WHERE "status" = 'DEAD' AND starts_with("lastError", 'Suspicious: ')`;

export type QueueHealth = {
  /** Due, and leased by no worker. */
  ready: number;
  /** Not due yet. */
  scheduled: number;
  running: number;
  dead: number;
  /** How long the oldest due job has been waiting; 0: none waits. */
  oldestSeconds: number;
  /** Webhook events that are stored and not processed. */
  waitingEvents: number;
  /** Dead jobs whose event names something of ours and isn't about it. */
  suspiciousEvents: number;
  /** Deliveries of the last day without a valid signature. */
  refusedByVendor: { stripe: number; qstash: number };
};

/** How deep and how old the queue is, over all instances, by indexes. */
export async function readQueueHealth(): Promise<QueueHealth> {
  const [row] = await systemQuery<QueueHealth>(
    `SELECT (SELECT count(*)::int FROM "Job" WHERE "status" = 'READY' AND "runAt" <= now()) AS "ready",
            (SELECT count(*)::int FROM "Job" WHERE "status" = 'READY' AND "runAt" > now()) AS "scheduled",
            (SELECT count(*)::int FROM "Job" WHERE "status" = 'RUNNING') AS "running",
            (SELECT count(*)::int FROM "Job" WHERE "status" = 'DEAD') AS "dead",
            (SELECT coalesce(extract(epoch FROM now() - min("runAt")), 0)::float8 FROM "Job"
              WHERE "status" = 'READY' AND "runAt" <= now()) AS "oldestSeconds",
            (SELECT count(*)::int FROM "WebhookEvent" WHERE "processedAt" IS NULL) AS "waitingEvents",
            (${countSuspicious}) AS "suspiciousEvents",
            json_build_object('stripe', (${countRefused('stripe')}), 'qstash', (${countRefused('qstash')})) AS "refusedByVendor"`,
    [],
  );
  if (!row) throw new Error('The database answered without a row');
  return row;
}
