import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { staleTenantQuery, type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import { Prisma } from '@/lib/data/prisma-client/client';

export type NewAuditEntry = {
  /** Subject and verb in the past tense, joined by a dot: "package.changed". */
  action: string;
  subjectKind: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
};

/** Writes who changed what, in the transaction of the change. The actor is the context's. */
export async function addAudit(tx: Tx, ctx: TenantContext, entry: NewAuditEntry): Promise<void> {
  const { actor, tenantId } = ctx;
  await tx.auditEntry.create({
    data: {
      tenantId,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      before: asJson(entry.before),
      after: asJson(entry.after),
    },
  });
}

const asJson = (value: unknown) =>
  value === undefined || value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);

export type SecurityAudit = {
  id: string;
  at: number;
  action: SecurityAction;
  actorName: string;
  before: unknown;
  after: unknown;
};

/** Actions about access, payouts and personal data; `AuditEntry_security_idx` names them too. */
const securityActions = [
  'member.invited',
  'member.invitation_withdrawn',
  'member.role_changed',
  'member.removed',
  'api_key.made',
  'api_key.revoked',
  'payouts.connected',
  'customer.exported',
  'customer.erased',
  'impersonation.begun',
  'impersonation.ended',
] as const;
export type SecurityAction = (typeof securityActions)[number];

/** The newest audit entries about security, read past all those about bookings. */
export async function listSecurityAudit(ctx: TenantContext, limit: number): Promise<SecurityAudit[]> {
  const rows = await staleTenantQuery<Omit<SecurityAudit, 'at'> & { createdAt: Date }>(
    ctx,
    `SELECT "id", "createdAt", "action", "actorName", "before", "after" FROM "AuditEntry"
      WHERE "tenantId" = $1::uuid AND "action" IN (${securityActions.map((action) => `'${action}'`).join(', ')})
      ORDER BY "createdAt" DESC LIMIT $2`,
    [ctx.tenantId, limit],
  );
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.getTime() }));
}

/**
 * The time zones that the business had before its present one, in order, each with the instant (epoch ms) that it ended.
 */
export async function readFormerZones(ctx: TenantContext): Promise<{ zone: string; until: number }[]> {
  const rows = await tenantQuery<{ zone: string; createdAt: Date }>(
    ctx,
    `SELECT "before"->>'timeZone' AS "zone", "createdAt" FROM "AuditEntry"
      WHERE "tenantId" = $1::uuid AND "subjectId" = $1::uuid AND "action" = 'business.changed'
        AND "before"->>'timeZone' <> "after"->>'timeZone'
      ORDER BY "createdAt"`,
    [ctx.tenantId],
  );
  return rows.map(({ zone, createdAt }) => ({ zone, until: createdAt.getTime() }));
}
