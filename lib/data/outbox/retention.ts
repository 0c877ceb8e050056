import { systemQuery } from '@/lib/data/connection/transaction';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { env } from '@/lib/env';
import { failRowsOfDiscardedJobs } from './discarded-jobs';

/** The most rows that one statement removes: a purge never holds many locks or a long transaction. */
const BATCH = 500;

/** How many finished jobs and processed events stay: a day's, and the newest thousand of those. */
const FINISHED = { hours: 24, rows: 1_000 };

/** How long a proposal is kept, answered or not. */
const PROPOSAL_DAYS = 30;

type Rule = { name: string; sql: string; values?: unknown[] };

/**
 * The retention rules. Each statement removes up to $1 rows and returns one row for each. It names the rows by an
 * array, so that the planner looks each of them up instead of reading the whole table.
 */
const rules = (): Rule[] => [
  {
    name: 'idempotencyKeys',
    sql: `DELETE FROM "IdempotencyKey" WHERE ("tenantId", "key") IN (
            SELECT "tenantId", "key" FROM "IdempotencyKey"
             WHERE "createdAt" < now() - interval '24 hours' AND "lockedUntil" < now() ORDER BY "createdAt" LIMIT $1)
          RETURNING 1`,
  },
  {
    // Except the job of a held mail (mails-may-go.ts): nothing else knows what that mail is about.
    name: 'finishedJobs',
    sql: `DELETE FROM "Job" WHERE "id" = ANY (ARRAY(
            SELECT "id" FROM "Job" WHERE "status" = 'DONE' AND "finishedAt" <= greatest(
              now() - make_interval(hours => $2),
              (SELECT "finishedAt" FROM "Job" WHERE "status" = 'DONE' ORDER BY "finishedAt" DESC OFFSET $3 LIMIT 1))
              AND ("name" <> 'send_mail' OR coalesce((SELECT m."status" <> 'QUEUED' FROM "Mail" m
                WHERE m."tenantId" = "Job"."tenantId" AND m."id" = ("Job"."payload"->>'mailId')::uuid), true))
             ORDER BY "finishedAt" LIMIT $1))
          RETURNING 1`,
    values: [FINISHED.hours, FINISHED.rows],
  },
  {
    name: 'handledEvents',
    sql: `DELETE FROM "WebhookEvent" WHERE "id" = ANY (ARRAY(
            SELECT "id" FROM "WebhookEvent" WHERE "processedAt" <= greatest(
              now() - make_interval(hours => $2),
              (SELECT "processedAt" FROM "WebhookEvent" WHERE "processedAt" IS NOT NULL
                ORDER BY "processedAt" DESC OFFSET $3 LIMIT 1))
             ORDER BY "processedAt" LIMIT $1))
          RETURNING 1`,
    values: [FINISHED.hours, FINISHED.rows],
  },
  {
    name: 'failedJobs',
    sql: `WITH gone AS (
            DELETE FROM "Job" WHERE "id" = ANY (ARRAY(
              SELECT "id" FROM "Job" WHERE "status" = 'DEAD' AND "finishedAt" < now() - interval '7 days'
               ORDER BY "finishedAt" LIMIT $1))
            RETURNING "tenantId", "name", "payload"),
          ${failRowsOfDiscardedJobs(`'It could not be sent for seven days.'`)}
          SELECT 1 FROM gone`,
  },
  {
    name: 'expiredTokens',
    sql: `DELETE FROM "Token" WHERE "id" = ANY (ARRAY(
            SELECT "id" FROM "Token" WHERE "expiresAt" < now() - interval '24 hours' ORDER BY "expiresAt" LIMIT $1))
          RETURNING 1`,
  },
  {
    name: 'programTokens',
    sql: `DELETE FROM "ProgramToken" WHERE ("tenantId", "id") IN (
            SELECT "tenantId", "id" FROM "ProgramToken"
             WHERE "expiresAt" < now() - interval '24 hours' ORDER BY "expiresAt" LIMIT $1)
          RETURNING 1`,
  },
  {
    // Anybody may register a program; what nobody has connected for a week registers again.
    name: 'unknownPrograms',
    sql: `DELETE FROM "Program" WHERE "id" = ANY (ARRAY(
            SELECT p."id" FROM "Program" p WHERE p."createdAt" < now() - interval '7 days'
               AND NOT EXISTS (SELECT FROM "ProgramAccess" a WHERE a."programId" = p."id")
             ORDER BY p."createdAt" LIMIT $1))
          RETURNING 1`,
  },
  {
    // No session is valid for longer than two weeks.
    name: 'oldSessions',
    sql: `DELETE FROM "Session" WHERE "id" = ANY (ARRAY(
            SELECT "id" FROM "Session" WHERE "createdAt" < now() - interval '30 days' ORDER BY "createdAt" LIMIT $1))
          RETURNING 1`,
  },
  {
    name: 'unseenBrowsers',
    sql: `DELETE FROM "KnownDevice" WHERE ("userId", "tokenHash") IN (
            SELECT "userId", "tokenHash" FROM "KnownDevice"
             WHERE "seenAt" < now() - interval '400 days' ORDER BY "seenAt" LIMIT $1)
          RETURNING 1`,
  },
  {
    name: 'accountEvents',
    sql: `DELETE FROM "AccountEvent" WHERE "id" = ANY (ARRAY(
            SELECT "id" FROM "AccountEvent" WHERE "createdAt" < now() - make_interval(days => $2)
             ORDER BY "createdAt" LIMIT $1))
          RETURNING 1`,
    values: [env.AUDIT_RETENTION_DAYS],
  },
  {
    // With the names of customers in them: no longer than conversations are kept.
    name: 'proposals',
    sql: `DELETE FROM "Proposal" WHERE ("tenantId", "id") IN (
            SELECT "tenantId", "id" FROM "Proposal" WHERE "createdAt" < now() - make_interval(days => $2)
             ORDER BY "createdAt" LIMIT $1)
          RETURNING 1`,
    values: [PROPOSAL_DAYS],
  },
  {
    // What they would take back may be a customer's; that they were made is kept as long as the history.
    name: 'undos',
    sql: `UPDATE "ToolCall" SET "undo" = NULL WHERE ("tenantId", "id") IN (
            SELECT "tenantId", "id" FROM "ToolCall" WHERE "undo" IS NOT NULL AND "undoUntil" < now() LIMIT $1)
          RETURNING 1`,
  },
  {
    name: 'toolCalls',
    sql: `DELETE FROM "ToolCall" WHERE ("tenantId", "id") IN (
            SELECT "tenantId", "id" FROM "ToolCall" WHERE "createdAt" < now() - make_interval(days => $2)
             ORDER BY "createdAt" LIMIT $1)
          RETURNING 1`,
    values: [env.AUDIT_RETENTION_DAYS],
  },
  {
    name: 'oldMessages',
    sql: `DELETE FROM "ConversationMessage" WHERE ("tenantId", "id") IN (
            SELECT m."tenantId", m."id" FROM "Conversation" c JOIN "ConversationMessage" m
                ON m."tenantId" = c."tenantId" AND m."conversationId" = c."id"
             WHERE c."lastAt" < now() - make_interval(days => $2) ORDER BY c."lastAt" LIMIT $1)
          RETURNING 1`,
    values: [assistantLimits.keptDays],
  },
  {
    name: 'oldConversations',
    sql: `DELETE FROM "Conversation" WHERE ("tenantId", "id") IN (
            SELECT "tenantId", "id" FROM "Conversation" c
             WHERE "lastAt" < now() - make_interval(days => $2)
               AND NOT EXISTS (SELECT 1 FROM "ConversationMessage" m
                                WHERE m."tenantId" = c."tenantId" AND m."conversationId" = c."id")
             ORDER BY "lastAt" LIMIT $1)
          RETURNING 1`,
    values: [assistantLimits.keptDays],
  },
  {
    name: 'auditEntries',
    sql: `DELETE FROM "AuditEntry" WHERE ("tenantId", "id") IN (
            SELECT a."tenantId", a."id" FROM "Tenant" t CROSS JOIN LATERAL (
              SELECT "tenantId", "id" FROM "AuditEntry"
               WHERE "tenantId" = t."id" AND "createdAt" < now() - make_interval(days => $2)
               ORDER BY "createdAt" LIMIT $1) a LIMIT $1)
          RETURNING 1`,
    values: [env.AUDIT_RETENTION_DAYS],
  },
];

/**
 * Removes rows that are past their retention, a batch at a time, until none is left or it is `until` (epoch
 * milliseconds); the next run continues from there.
 * @returns how many rows of each kind were removed
 */
export async function removeOutdated(until: number): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const { name, sql, values = [] } of rules()) {
    let count = 0;
    for (let batch = BATCH; batch === BATCH && Date.now() < until; count += batch) {
      batch = (await systemQuery(sql, [BATCH, ...values])).length;
    }
    removed[name] = count;
  }
  return removed;
}
