import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, systemQuery, type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { MailStatus } from '@/lib/data/prisma-client/enums';
import { heardTopics, type MailTopic } from '@/lib/domain/mail-topics';
import type { MemberRole } from '@/lib/domain/permissions';

export type OwedMail = {
  id: string;
  bookingId: string | null;
  kind: string;
  recipient: string;
  status: MailStatus;
};

export async function readMail(ctx: TenantContext, id: string): Promise<OwedMail | null> {
  const [row] = await tenantQuery<OwedMail>(
    ctx,
    `SELECT "id", "bookingId", "kind", "recipient", "status" FROM "Mail" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid`,
    [ctx.tenantId, id],
  );
  return row ?? null;
}

/** Recorded on mails that were skipped because the booking has changed since. Not counted as a delivery failure. */
export const noLongerNeeded = 'No longer needed.';
/**
 * Recorded on mails to the office that were skipped for want of a recipient: the only member who hears of such things
 * did it, or no member has chosen to. Not counted as a delivery failure either.
 */
export const nobodyToTell = 'Nobody to tell.';

export type MailOutcome =
  | { status: 'SENT'; subject: string; vendorId: string; recipient: string }
  | { status: 'FAILED' | 'BOUNCED'; subject?: string; failure: string };

/** Records the outcome of a mail. A SENT mail stays SENT. */
export async function markMail(ctx: TenantContext, id: string, outcome: MailOutcome): Promise<void> {
  const sent = outcome.status === 'SENT' ? outcome : null;
  const failure = outcome.status === 'SENT' ? '' : outcome.failure;
  await tenantQuery(
    ctx,
    `UPDATE "Mail" SET "status" = $3::"MailStatus", "subject" = coalesce($4, "subject"), "vendorId" = $5,
        "recipient" = coalesce($6, "recipient"), "failure" = $7,
        "sentAt" = CASE WHEN $3 = 'SENT' THEN now() END
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "status" <> 'SENT'`,
    [
      ctx.tenantId,
      id,
      outcome.status,
      outcome.subject ?? null,
      sent?.vendorId ?? null,
      sent?.recipient ?? null,
      failure,
    ],
  );
}

export type MemberAddress = { userId: string; email: string; role: MemberRole; chosen: MailTopic[] | null };

/** The business's active members, with their present addresses and the mail topics that each has chosen. */
export async function memberAddresses(ctx: TenantContext): Promise<MemberAddress[]> {
  const rows = await systemQuery<Omit<MemberAddress, 'chosen'> & { hearsOf: unknown }>(
    `SELECT u."id" AS "userId", u."email", m."role", m."hearsOf" FROM "Member" m JOIN "User" u ON u."id" = m."userId"
      WHERE m."tenantId" = $1::uuid AND m."active" ORDER BY m."createdAt"`,
    [ctx.tenantId],
  );
  return rows.map(({ hearsOf, ...row }) => ({ ...row, chosen: chosenTopics(hearsOf) }));
}

/** SQL for tenant `$1`: whether an owner's address is proven; null without any owner. */
const proven = `SELECT bool_or(u."emailProvenAt" IS NOT NULL) AS proven FROM "Member" m JOIN "User" u ON u."id" = m."userId"
  WHERE m."tenantId" = $1::uuid AND m."role" = 'OWNER' AND m."active"`;

/**
 * Whether this business may mail anybody but its own owners: only once one of them has proven their own address.
 * Otherwise a stranger could sign up with anybody's address and have us write anything to anyone.
 */
export async function mayMailOthers(ctx: TenantContext): Promise<boolean> {
  const [row] = await systemQuery<{ proven: boolean | null }>(proven, [ctx.tenantId]);
  return row?.proven !== false;
}

/** How many office mails were sent since then, over all businesses that an owner of this one works for. */
export async function officeMailsSince(ctx: TenantContext, since: Date): Promise<number> {
  const [row] = await systemQuery<{ sent: number }>(
    `SELECT count(*)::int AS sent FROM "Member" o JOIN "Member" m ON m."userId" = o."userId"
       JOIN "Mail" l ON l."tenantId" = m."tenantId" AND l."createdAt" > $2 AND l."status" = 'SENT'
        AND l."kind" LIKE 'owner\\_%'
      WHERE o."tenantId" = $1::uuid AND o."role" = 'OWNER' AND o."active"`,
    [ctx.tenantId, since],
  );
  return row?.sent ?? 0;
}

type HeldMail = { tenantId: string; mailId: string; payload: { mailId: string }; runAt: Date };

/**
 * Mails that were held until this person's address is proven, with the payload of their jobs; a thousand at most. A
 * mail whose job is still to run isn't among them: that job sends it. A mail whose job runs right now, and may have
 * checked too early, becomes due when the job's lease has run out. The jobs are locked, so that none starts meanwhile.
 */
export function heldMails(tx: Tx, userId: string): Promise<HeldMail[]> {
  return tx.$queryRaw`
    SELECT l."tenantId", l."id" AS "mailId", greatest(now(), j."leasedUntil") AS "runAt",
           coalesce(j."payload", jsonb_build_object('mailId', l."id")) AS "payload"
      FROM "Member" m CROSS JOIN LATERAL (
        SELECT "tenantId", "id" FROM "Mail" WHERE "tenantId" = m."tenantId" AND "status" = 'QUEUED'
           ORDER BY "createdAt" LIMIT 1000) l
      LEFT JOIN LATERAL (
        SELECT "payload", "status", "leasedUntil" FROM "Job" WHERE "dedupeKey" = 'mail:' || l."id" FOR UPDATE) j ON true
     WHERE m."userId" = ${userId}::uuid AND m."role" = 'OWNER' AND m."active"
       AND (j."status" IS NULL OR j."status" IN ('DONE', 'RUNNING')) LIMIT 1000`;
}

/** The mail topics that a member has chosen; null: the role's defaults. */
export async function readHeardTopics(ctx: TenantContext, userId: string): Promise<MailTopic[] | null> {
  const member = await asSystem((tx) =>
    tx.member.findUnique({
      where: { tenantId_userId: { tenantId: ctx.tenantId, userId } },
      select: { hearsOf: true },
    }),
  );
  return chosenTopics(member?.hearsOf);
}

export async function writeHeardTopics(
  ctx: TenantContext,
  userId: string,
  topics: readonly MailTopic[],
): Promise<void> {
  await asSystem((tx) =>
    tx.member.updateMany({
      where: { tenantId: ctx.tenantId, userId, active: true },
      data: { hearsOf: [...topics] },
    }),
  );
}

const chosenTopics = (stored: unknown): MailTopic[] | null => heardTopics.safeParse(stored).data ?? null;
