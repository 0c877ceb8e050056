import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery, withTenant } from '@/lib/data/connection/transaction';
import { type StoredPart, storedParts } from '@/lib/domain/assistant/parts';
import { AppError } from '@/lib/domain/errors';

export type ConversationListed = { id: string; title: string; lastAt: number };
export type StoredMessage = {
  id: string;
  role: 'person' | 'assistant';
  parts: StoredPart[];
  complete: boolean;
  at: number;
};

/**
 * Whose conversations these are. Row-level security narrows to the business; each statement names the person as well.
 * @throws AppError forbidden for whoever is no person (a key, a customer)
 */
function personOf({ actor }: TenantContext): string {
  if ((actor.kind === 'MEMBER' || actor.kind === 'OPERATOR') && actor.id) return actor.id;
  throw new AppError('forbidden', 'Only a person who works here can talk to the assistant.');
}

const LISTED = 30;
/** Of one conversation, the newest that are read. */
const MESSAGES = 200;

/** One's own, the last used first. */
export function listConversations(ctx: TenantContext): Promise<ConversationListed[]> {
  return tenantQuery<ConversationListed>(
    ctx,
    `SELECT "id", "title", (extract(epoch FROM "lastAt") * 1000)::float8 AS "lastAt" FROM "Conversation"
      WHERE "tenantId" = $1::uuid AND "userId" = $2::uuid ORDER BY "lastAt" DESC LIMIT ${LISTED}`,
    [ctx.tenantId, personOf(ctx)],
  );
}

/** All of one's own with what was said, for a copy. */
export async function listWhole(ctx: TenantContext): Promise<{ title: string; messages: StoredMessage[] }[]> {
  const all = await withTenant(ctx, (tx) =>
    tx.conversation.findMany({
      where: { tenantId: ctx.tenantId, userId: personOf(ctx) },
      include: { messages: { orderBy: { id: 'asc' } } },
      orderBy: { lastAt: 'desc' },
    }),
  );
  return all.map(({ title, messages }) => ({ title, messages: messages.map(messageOf) }));
}

/** The newest messages of one's own conversation, oldest first; null when there is none such. */
export async function readConversation(
  ctx: TenantContext,
  id: string,
): Promise<{ title: string; messages: StoredMessage[] } | null> {
  const found = await withTenant(ctx, (tx) =>
    tx.conversation.findFirst({
      where: { tenantId: ctx.tenantId, id, userId: personOf(ctx) },
      include: { messages: { orderBy: { id: 'desc' }, take: MESSAGES } },
    }),
  );
  return found && { title: found.title, messages: found.messages.map(messageOf).reverse() };
}

type Row = { id: string; role: 'PERSON' | 'ASSISTANT'; parts: unknown; complete: boolean; createdAt: Date };

const messageOf = ({ id, role, parts, complete, createdAt }: Row): StoredMessage => ({
  id,
  role: role === 'PERSON' ? 'person' : 'assistant',
  parts: storedParts.parse(parts),
  complete,
  at: createdAt.getTime(),
});

export type Beginning = {
  /** Of a conversation that there is; null: a new one. */
  conversationId: string | null;
  /** Of a new one. */
  title: string;
  /** What the person says; null: their last message is answered again. */
  said: StoredPart[] | null;
  /** How long nobody else may begin an answer. */
  leaseMs: number;
};

/**
 * Takes the right to answer in one's own conversation, a new one where none is named, and adds what was said and the answer
 * that begins. A lease that has run out may be taken by another answer: its process is gone. In one statement.
 */
export async function beginAnswer(
  ctx: TenantContext,
  { conversationId, title, said, leaseMs }: Beginning,
): Promise<{ conversationId: string; messageId: string } | 'busy' | 'gone'> {
  const id = conversationId ?? newId();
  const [saidId, messageId] = [newId(), newId()];
  const [row] = await tenantQuery<{ state: 'begun' | 'busy' | 'gone' }>(
    ctx,
    `WITH made AS (
       INSERT INTO "Conversation" ("id", "tenantId", "userId", "title", "leasedUntil")
       SELECT $3::uuid, $1::uuid, $2::uuid, $5, now() + make_interval(secs => $6::float8) WHERE $4
       RETURNING "id"
     ), found AS (
       SELECT "id", coalesce("leasedUntil" < now(), true) AS free FROM "Conversation"
        WHERE "tenantId" = $1::uuid AND "id" = $3::uuid AND "userId" = $2::uuid AND NOT $4 FOR UPDATE
     ), taken AS (
       UPDATE "Conversation" c SET "leasedUntil" = now() + make_interval(secs => $6::float8), "lastAt" = now()
         FROM found WHERE c."tenantId" = $1::uuid AND c."id" = found."id" AND found.free
       RETURNING c."id"
     ), ours AS (SELECT "id" FROM made UNION ALL SELECT "id" FROM taken
     ), added AS (
       INSERT INTO "ConversationMessage" ("id", "tenantId", "conversationId", "role", "parts", "complete")
       SELECT m."id", $1::uuid, ours."id", m."role"::"MessageRole", m."parts", m."complete" FROM ours, (VALUES
         ($7::uuid, 'PERSON', $8::jsonb, true), ($9::uuid, 'ASSISTANT', '[]', false)) m("id", "role", "parts", "complete")
        WHERE m."parts" IS NOT NULL
     )
     SELECT CASE WHEN EXISTS (SELECT 1 FROM ours) THEN 'begun' WHEN EXISTS (SELECT 1 FROM found) THEN 'busy' ELSE 'gone' END
         AS state`,
    [
      ctx.tenantId,
      personOf(ctx),
      id,
      conversationId === null,
      title,
      leaseMs / 1000,
      saidId,
      said && JSON.stringify(said),
      messageId,
    ],
  );
  if (row?.state === 'begun') return { conversationId: id, messageId };
  return row?.state ?? 'gone';
}

/** Writes down how far an answer is; once it is complete it lets the next one begin. */
export async function noteAnswer(
  ctx: TenantContext,
  { id, conversationId }: { id: string; conversationId: string },
  parts: StoredPart[],
  complete: boolean,
): Promise<void> {
  await tenantQuery(
    ctx,
    `WITH noted AS (
       UPDATE "ConversationMessage" SET "parts" = $4::jsonb, "complete" = $5
        WHERE "tenantId" = $1::uuid AND "id" = $2::uuid RETURNING 1
     )
     UPDATE "Conversation" SET "lastAt" = now(), "leasedUntil" = CASE WHEN $5 THEN NULL ELSE "leasedUntil" END
      WHERE "tenantId" = $1::uuid AND "id" = $3::uuid AND EXISTS (SELECT 1 FROM noted)`,
    [ctx.tenantId, id, conversationId, JSON.stringify(parts), complete],
  );
}

/** Removes one of one's own conversations, or all of them. @returns how many */
export async function removeConversations(tx: Tx, ctx: TenantContext, id: string | null): Promise<number> {
  return removeWhere(tx, { tenantId: ctx.tenantId, userId: personOf(ctx), ...(id === null ? {} : { id }) });
}

/** Removes all conversations of somebody who works here no longer. */
export async function removeConversationsOf(tx: Tx, ctx: TenantContext, userId: string): Promise<void> {
  await removeWhere(tx, { tenantId: ctx.tenantId, userId });
}

async function removeWhere(
  tx: Tx,
  conversation: { tenantId: string; userId: string; id?: string },
): Promise<number> {
  await tx.conversationMessage.deleteMany({ where: { tenantId: conversation.tenantId, conversation } });
  return (await tx.conversation.deleteMany({ where: conversation })).count;
}
