import { newId } from '@/lib/data/connection/new-id';
import { asSystem, systemQuery } from '@/lib/data/connection/transaction';
import type { Prisma } from '@/lib/data/prisma-client/client';
import { addJobs, type NewJob, newJob } from './jobs';

/** The type under which an hour's refused deliveries stand in the inbox. */
const refusedType = 'refused signature';

/** How many deliveries of a day were not signed as they should be, by vendor. */
export const countRefused = (vendor: string) =>
  `SELECT coalesce(sum(("payload"->>'count')::integer), 0)::int FROM "WebhookEvent"
    WHERE "type" = '${refusedType}' AND "vendor" = '${vendor}' AND "receivedAt" > now() - interval '1 day'`;

/** What a vendor sent, verified. `occurredAt` in epoch milliseconds. */
export type ReceivedEvent = {
  id: string;
  type: string;
  account: string | null;
  occurredAt: number;
  payload: unknown;
};

/**
 * Stores an event and the job that works on it, in one transaction.
 * @returns the job, or null when the vendor had sent this event before
 */
export function storeEvent(vendor: 'stripe', event: ReceivedEvent): Promise<NewJob | null> {
  return asSystem(async (tx) => {
    const id = newId();
    const { count } = await tx.webhookEvent.createMany({
      data: [
        {
          id,
          vendor,
          externalId: event.id,
          type: event.type,
          account: event.account,
          payload: event.payload as Prisma.InputJsonValue,
          occurredAt: new Date(event.occurredAt),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return null;
    const job = newJob(`handle_${vendor}_event`, { eventId: id }, { dedupeKey: `event:${id}` });
    await addJobs(tx, null, [job]);
    return job;
  });
}

/** Deliveries that were not signed as they should be, an hour's of a vendor in one row of the inbox. */
export async function addRefusals(vendor: string, count: number, why: string, at: Date): Promise<void> {
  await systemQuery(
    `INSERT INTO "WebhookEvent" ("id", "vendor", "externalId", "type", "payload", "occurredAt", "processedAt", "outcome")
     VALUES ($1::uuid, $2, $3, '${refusedType}', jsonb_build_object('count', $4::integer, 'why', $5::text), $6, $6, 'refused')
     ON CONFLICT ("vendor", "externalId") DO UPDATE SET "receivedAt" = now(), "processedAt" = now(),
       "payload" = jsonb_build_object('count', ("WebhookEvent"."payload"->>'count')::integer + $4::integer, 'why', $5::text)`,
    [newId(), vendor, `refused:${at.toISOString().slice(0, 13)}`, count, why, at],
  );
}

export type StoredEvent = {
  id: string;
  type: string;
  /** The connected account it is about; null: the platform's own. */
  account: string | null;
  payload: unknown;
  occurredAt: number;
  receivedAt: number;
  processedAt: number | null;
};

export async function readEvent(id: string): Promise<StoredEvent | null> {
  const [row] = await systemQuery<StoredEvent>(
    `SELECT "id", "type", "account", "payload", (extract(epoch FROM "occurredAt") * 1000)::float8 AS "occurredAt",
            (extract(epoch FROM "receivedAt") * 1000)::float8 AS "receivedAt",
            (extract(epoch FROM "processedAt") * 1000)::float8 AS "processedAt"
       FROM "WebhookEvent" WHERE "id" = $1::uuid`,
    [id],
  );
  return row ?? null;
}

/** Says why an event waits. */
export async function noteOutcome(id: string, outcome: string): Promise<void> {
  await systemQuery('UPDATE "WebhookEvent" SET "outcome" = $2 WHERE "id" = $1::uuid', [id, outcome]);
}

/** Notes what became of an event. */
export async function markProcessed(id: string, outcome: string): Promise<void> {
  await systemQuery('UPDATE "WebhookEvent" SET "processedAt" = now(), "outcome" = $2 WHERE "id" = $1::uuid', [
    id,
    outcome,
  ]);
}
