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

/** Why a mail was never sent that would only confuse: the booking has changed since. Nobody's fault, so not counted as one. */
export const noLongerNeeded = 'No longer needed.';
/** The same of a mail to the office: whoever hears of such things did it, or nobody does. */
export const nobodyToTell = 'Nobody to tell.';

export type MailOutcome =
  | { status: 'SENT'; subject: string; vendorId: string; recipient: string }
  | { status: 'FAILED' | 'BOUNCED'; subject?: string; failure: string };

/** Notes how a mail ended. One that was sent stays sent. */
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

/** The business's members, as they are now, and what each has chosen to hear of. */
export async function memberAddresses(ctx: TenantContext): Promise<MemberAddress[]> {
  const rows = await systemQuery<Omit<MemberAddress, 'chosen'> & { hearsOf: unknown }>(
    `SELECT u."id" AS "userId", u."email", m."role", m."hearsOf" FROM "Member" m JOIN "User" u ON u."id" = m."userId"
      WHERE m."tenantId" = $1::uuid AND m."active" ORDER BY m."createdAt"`,
    [ctx.tenantId],
  );
  return rows.map(({ hearsOf, ...row }) => ({ ...row, chosen: chosenTopics(hearsOf) }));
}

/** Of a tenant `$1`: whether an owner's address is proven; null where there is no owner to ask. */
const proven = `SELECT bool_or(u."emailProvenAt" IS NOT NULL) AS proven FROM "Member" m JOIN "User" u ON u."id" = m."userId"
  WHERE m."tenantId" = $1::uuid AND m."role" = 'OWNER' AND m."active"`;

/**
 * Whether this business may mail anybody but its own owners: not before one of them has proven the own address, or a
 * stranger could sign up with anybody's and have us write whatever to whomever.
 */
export async function mayMailOthers(ctx: TenantContext): Promise<boolean> {
  const [row] = await systemQuery<{ proven: boolean | null }>(proven, [ctx.tenantId]);
  return row?.proven !== false;
}

/** How many mails to their own office all the businesses of this one's owners were sent since then. */
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
 * Mails that waited for this person's address to be proven, with what their jobs knew of them; a thousand
 * at most. One whose job is still to run isn't among them: that sends it. One whose job runs right now, and may have
 * looked too early, is due when that is surely over. The jobs are locked, so that none begins to run meanwhile.
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

/** What a member hears of; null: as usual for the role. */
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
