import { systemQuery } from '@/lib/data/connection/transaction';

export type EventForOperator = {
  id: string;
  vendor: string;
  externalId: string;
  type: string;
  account: string | null;
  outcome: string;
  occurredAt: number;
  receivedAt: number;
  processedAt: number | null;
};

export type EventFilter = {
  /** The beginning of a type ("charge.") or a vendor's id. */
  search: string;
  /** `waiting`: not processed yet. */
  state: 'waiting' | 'done' | null;
  after: string | null;
  limit: number;
};

const columns = `"id", "vendor", "externalId", "type", "account", "outcome",
  (extract(epoch FROM "occurredAt") * 1000)::float8 AS "occurredAt",
  (extract(epoch FROM "receivedAt") * 1000)::float8 AS "receivedAt",
  (extract(epoch FROM "processedAt") * 1000)::float8 AS "processedAt"`;

/** Newest first, without the payloads; one more than `limit` tells that there is another page. */
export function listEvents(filter: EventFilter): Promise<EventForOperator[]> {
  return systemQuery<EventForOperator>(
    `SELECT ${columns} FROM "WebhookEvent"
      WHERE ($1 = '' OR starts_with("type", $1) OR "externalId" = $1)
        AND ($2::text IS NULL OR ("processedAt" IS NULL) = ($2 = 'waiting'))
        AND ($3::uuid IS NULL OR "id" < $3::uuid)
      ORDER BY "id" DESC LIMIT $4`,
    [filter.search, filter.state, filter.after, filter.limit + 1],
  );
}

/** The payload as the vendor sent it. */
export async function readEventPayload(id: string): Promise<unknown> {
  const [row] = await systemQuery<{ payload: unknown }>(
    'SELECT "payload" FROM "WebhookEvent" WHERE "id" = $1::uuid',
    [id],
  );
  return row?.payload ?? null;
}
