import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, withTenant } from '@/lib/data/connection/transaction';
import { addImpersonation, closeImpersonation } from '@/lib/data/platform/impersonations';
import { addOperatorEntry, type Operator } from '@/lib/data/platform/operator-log';
import { findTenantById } from '@/lib/data/platform/platform-tenants';
import { addAudit } from '@/lib/data/tenants/audit';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { permit } from '@/lib/usecases/permit';

/** How long an operator may act inside a business before a reason has to be given again, milliseconds. */
const longest = 30 * 60_000;

/**
 * Lets an operator act inside a business, with a reason that its history keeps. What may be done there says
 * insidePermissions. `now` is epoch milliseconds.
 */
export async function beginImpersonation(
  ctx: TenantContext,
  operator: Operator,
  input: { reason: string },
  now = Date.now(),
): Promise<EditResult<{ id: string }>> {
  permit(ctx, 'tenant:operate');
  return asSystem(async (tx): Promise<EditResult<{ id: string }>> => {
    if (!(await findTenantById(tx, ctx))) return notFound('business');
    const { id, tenantName } = await addImpersonation(tx, ctx, {
      operatorId: operator.id,
      reason: input.reason,
      createdAt: new Date(now),
      expiresAt: new Date(now + longest),
    });
    const entry = { action: 'impersonation.begun' as const, subjectId: id };
    await addAudit(tx, ctx, { ...entry, subjectKind: 'Impersonation', after: { reason: input.reason } });
    await addOperatorEntry(tx, operator, { ...entry, subject: tenantName, detail: { reason: input.reason } });
    return { ok: true, id };
  });
}

export async function endImpersonation(
  ctx: TenantContext,
  operator: Operator,
  visit: { id: string; tenantName: string },
): Promise<void> {
  permit(ctx, 'tenant:operate');
  await asSystem(async (tx) => {
    if (!(await closeImpersonation(tx, ctx, { id: visit.id, operatorId: operator.id }))) return;
    const entry = { action: 'impersonation.ended' as const, subjectId: visit.id };
    await addAudit(tx, ctx, { ...entry, subjectKind: 'Impersonation' });
    await addOperatorEntry(tx, operator, { ...entry, subject: visit.tenantName });
  });
}

/** Written before each action of a visit, whether it then works or not: the actor is the operator. */
export async function noteInside(ctx: TenantContext, visitId: string, action: string): Promise<void> {
  await withTenant(ctx, (tx) =>
    addAudit(tx, ctx, {
      action: 'impersonation.acted',
      subjectKind: 'Impersonation',
      subjectId: visitId,
      after: { action },
    }),
  );
}
