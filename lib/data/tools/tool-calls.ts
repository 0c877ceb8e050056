import { msSql } from '@/lib/data/connection/json-sql';
import type { Actor, TenantContext } from '@/lib/data/connection/tenant-context';
import { tenantQuery } from '@/lib/data/connection/transaction';
import type { MemberRole, ToolOutcome } from '@/lib/data/prisma-client/enums';
import type { Via } from '@/lib/domain/tools/via';

/** A part of what takes a change back: an operation and its input. */
export type UndoStep = { operation: string; input: unknown };

export type NewToolCall = {
  id: string;
  at: Date;
  actor: Actor;
  via: Via;
  conversationId: string | null;
  operation: string;
  subjectId: string | null;
  outcome: ToolOutcome;
  reason: string;
  durationMs: number;
  undo: UndoStep[] | null;
  undoUntil: Date | null;
};

/** However many, one statement in one round trip. */
export async function addToolCalls(ctx: TenantContext, calls: readonly NewToolCall[]): Promise<void> {
  const rows = calls.map(({ at, actor: { kind, id, name, role, program }, ...call }) => ({
    ...call,
    createdAt: at,
    actorKind: kind,
    actorId: id,
    actorName: name,
    role: role ?? null,
    accessId: program?.accessId ?? null,
    programName: program?.name ?? '',
  }));
  await tenantQuery(
    ctx,
    `INSERT INTO "ToolCall" ("id", "tenantId", "createdAt", "actorKind", "actorId", "actorName", "role", "via",
            "conversationId", "operation", "subjectId", "outcome", "reason", "durationMs", "undo", "undoUntil",
            "accessId", "programName")
     SELECT r."id", $1::uuid, r."createdAt", r."actorKind", r."actorId", r."actorName", r."role", r."via",
            r."conversationId", r."operation", r."subjectId", r."outcome", r."reason", r."durationMs", r."undo", r."undoUntil",
            r."accessId", r."programName"
       FROM jsonb_to_recordset($2::jsonb) r("id" uuid, "createdAt" timestamptz, "actorKind" "ActorKind", "actorId" uuid,
            "actorName" text, "role" "MemberRole", "via" "Via", "conversationId" uuid, "operation" text, "subjectId" uuid,
            "outcome" "ToolOutcome", "reason" text, "durationMs" int, "undo" jsonb, "undoUntil" timestamptz,
            "accessId" uuid, "programName" text)`,
    [ctx.tenantId, JSON.stringify(rows)],
  );
}

export type ToolCallRow = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  actorName: string;
  role: MemberRole | null;
  via: Via;
  /** Of a program that a person let in; empty otherwise. */
  programName: string;
  operation: string;
  outcome: ToolOutcome;
  reason: string;
  durationMs: number;
  /** Whether it can still be taken back by `person`. */
  undoable: boolean;
  undoneAt: number | null;
};

/** Newest first. `before`: the id of the last one that was read. */
export function listToolCalls(
  ctx: TenantContext,
  asked: { mine: boolean; before: string | null; limit: number },
): Promise<ToolCallRow[]> {
  return tenantQuery<ToolCallRow>(
    ctx,
    `SELECT "id", ${msSql('"createdAt"')} AS "at", "actorName", "role", "via", "programName", "operation", "outcome", "reason",
            "durationMs", ("undo" IS NOT NULL AND "undoneAt" IS NULL AND "undoUntil" > now() AND ${theirs}) AS "undoable",
            ${msSql('"undoneAt"')} AS "undoneAt"
       FROM "ToolCall"
      WHERE "tenantId" = $1::uuid AND ($3::uuid IS NULL OR "id" < $3::uuid) AND (NOT $5::bool OR "actorId" = $2::uuid)
      ORDER BY "id" DESC LIMIT $4`,
    [ctx.tenantId, ctx.actor.id, asked.before, asked.limit, asked.mine],
  );
}

/** Of the person, or of nobody: what a key did, anybody takes back who may do what that takes. */
const theirs = `("actorKind" = 'API' OR "actorId" = $2::uuid)`;

/** What takes a call back, while it can be. @returns null when it is not theirs, too late, or taken back already */
export async function findUndo(ctx: TenantContext, id: string): Promise<UndoStep[] | null> {
  const [row] = await tenantQuery<{ undo: UndoStep[] }>(
    ctx,
    `SELECT "undo" FROM "ToolCall"
      WHERE "tenantId" = $1::uuid AND "id" = $3::uuid AND ${theirs}
        AND "undo" IS NOT NULL AND "undoneAt" IS NULL AND "undoUntil" > now()`,
    [ctx.tenantId, ctx.actor.id, id],
  );
  return row?.undo ?? null;
}

/** Of these calls, those that can't be taken back any more. */
export function listEndedUndos(
  ctx: TenantContext,
  ids: readonly string[],
): Promise<{ id: string; ended: 'taken' | 'late' }[]> {
  return tenantQuery(
    ctx,
    `SELECT "id", CASE WHEN "undoneAt" IS NULL THEN 'late' ELSE 'taken' END AS "ended" FROM "ToolCall"
      WHERE "tenantId" = $1::uuid AND "id" = ANY ($2::uuid[])
        AND ("undoneAt" IS NOT NULL OR "undo" IS NULL OR "undoUntil" <= now())`,
    [ctx.tenantId, ids],
  );
}

/** Marks a call as taken back, for one of those who try at once. @returns whether it was this one */
export async function claimUndo(ctx: TenantContext, id: string): Promise<boolean> {
  const rows = await tenantQuery(
    ctx,
    `UPDATE "ToolCall" SET "undoneAt" = now()
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "undoneAt" IS NULL RETURNING 1`,
    [ctx.tenantId, id],
  );
  return rows.length === 1;
}

/** It could not be taken back after all. */
export async function unclaimUndo(ctx: TenantContext, id: string): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "ToolCall" SET "undoneAt" = NULL WHERE "tenantId" = $1::uuid AND "id" = $2::uuid`,
    [ctx.tenantId, id],
  );
}
