import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { staleSystemQuery, systemQuery, type Tx } from '@/lib/data/connection/transaction';
import type { AccountEventKind } from '@/lib/domain/account-events';

export type NewAccountEvent = { userId: string; kind: AccountEventKind; device?: string; about?: string };

/**
 * Writes the event in the transaction of what happened, as the system role.
 * @returns its id
 */
export async function addAccountEvent(tx: Tx, event: NewAccountEvent): Promise<string> {
  const id = newId();
  await tx.accountEvent.createMany({ data: { id, ...event } });
  return id;
}

/** Writes the event by itself, when nothing else changes. */
export async function noteAccountEvent(event: NewAccountEvent): Promise<void> {
  await systemQuery(
    `INSERT INTO "AccountEvent" ("id", "userId", "kind", "device") VALUES ($1::uuid, $2::uuid, $3, $4)`,
    [newId(), event.userId, event.kind, event.device ?? ''],
  );
}

export type MailedEvent = {
  kind: AccountEventKind;
  device: string;
  about: string;
  createdAt: Date;
  email: string;
};

/**
 * What the mail about the event says, and its recipient; null until the person's address is proven: it may be a stranger's.
 */
export async function readAccountEvent(id: string): Promise<MailedEvent | null> {
  const [row] = await systemQuery<MailedEvent>(
    `SELECT e."kind", e."device", e."about", e."createdAt", u."email" FROM "AccountEvent" e
       JOIN "User" u ON u."id" = e."userId" AND u."emailProvenAt" IS NOT NULL WHERE e."id" = $1::uuid`,
    [id],
  );
  return row ?? null;
}

export type TeamEvent = { id: string; kind: string; device: string; at: number; name: string; about: string };

/**
 * What happened to the accounts of this business's active members, newest first: sign-ins, failed sign-ins, changes.
 * Only since each of them joined, and nothing of a member who has left. Events about a business (`about`) are only
 * shown in that business's own history.
 */
export async function listTeamEvents(ctx: TenantContext, limit: number): Promise<TeamEvent[]> {
  const rows = await staleSystemQuery<Omit<TeamEvent, 'at'> & { createdAt: Date }>(
    `SELECT e."id", e."kind", e."device", e."createdAt", e."about", u."name"
       FROM "Member" m JOIN "User" u ON u."id" = m."userId"
       CROSS JOIN LATERAL (
         SELECT * FROM "AccountEvent" x WHERE x."userId" = m."userId" AND x."about" = '' AND x."createdAt" >= m."createdAt"
          ORDER BY x."createdAt" DESC LIMIT $2) e
      WHERE m."tenantId" = $1::uuid AND m."active" ORDER BY e."createdAt" DESC LIMIT $2`,
    [ctx.tenantId, limit],
  );
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.getTime() }));
}
