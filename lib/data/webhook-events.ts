import { addJobs, type NewJob, newJob } from './jobs';
import { newId } from './newId';
import type { Prisma } from './prisma-client/client';
import { asSystem, systemQuery } from './transaction';

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
export function storeEvent(vendor: string, event: ReceivedEvent): Promise<NewJob | null> {
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

export type StoredEvent = {
  id: string;
  type: string;
  /** The connected account it is about; null: the platform's own. */
  account: string | null;
  payload: unknown;
  occurredAt: number;
  processedAt: number | null;
};

export async function readEvent(id: string): Promise<StoredEvent | null> {
  const [row] = await systemQuery<StoredEvent>(
    `SELECT "id", "type", "account", "payload", (extract(epoch FROM "occurredAt") * 1000)::float8 AS "occurredAt",
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
