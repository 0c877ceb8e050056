import type { TenantContext } from './context';
import type { MailStatus } from './prisma-client/enums';
import { systemQuery, tenantQuery } from './transaction';

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

/** Where the business is written to: its owners, as they are now. */
export async function ownerEmails(ctx: TenantContext): Promise<string[]> {
  const rows = await systemQuery<{ email: string }>(
    `SELECT u."email" FROM "Member" m JOIN "User" u ON u."id" = m."userId"
      WHERE m."tenantId" = $1::uuid AND m."role" = 'OWNER' AND m."active" ORDER BY m."createdAt"`,
    [ctx.tenantId],
  );
  return rows.map(({ email }) => email);
}
