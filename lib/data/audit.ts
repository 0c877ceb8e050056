import type { TenantContext } from './context';
import { Prisma } from './prisma-client/client';
import type { Tx } from './transaction';

export type NewAuditEntry = {
  /** Verb in the past, dotted by what it is about: "package.changed". */
  action: string;
  subjectKind: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
};

/** Who changed what, in the transaction of the change. The actor is the context's. */
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
