import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, withTenant } from '@/lib/data/connection/transaction';
import { addImpersonation, closeImpersonation } from '@/lib/data/platform/impersonations';
import { addOperatorEntry, type Operator } from '@/lib/data/platform/operator-log';
import { findTenantById } from '@/lib/data/platform/platform-tenants';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { impersonateInput } from '@/lib/domain/editing/platform-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

/** How long an operator may act inside a business before a reason has to be given again, milliseconds. */
const longest = 30 * 60_000;

export const beginImpersonation = operation({
  name: 'impersonation.begin',
  can: 'tenant:operate',
  effect: 'write',
  input: impersonateInput.omit({ tenantId: true }),
  output: z.object({ id: idField }),
  describe:
    'Begins an operator’s impersonation of a business for thirty minutes, with a reason that its audit log keeps.',
  run: begin,
});

/**
 * Begins an impersonation of a business, with a reason that its audit log keeps. `impersonationPermissions` limits what it
 * allows. `now` is epoch milliseconds.
 */
async function begin(
  ctx: TenantContext,
  input: { reason: string },
  operator: Operator,
  now = Date.now(),
): Promise<EditResult<{ id: string }>> {
  return asSystem(async (tx): Promise<EditResult<{ id: string }>> => {
    if (!(await findTenantById(tx, ctx))) return notFound('business');
    const { id, tenantName } = await addImpersonation(tx, ctx, {
      operatorId: operator.id,
      reason: input.reason,
      createdAt: new Date(now),
      expiresAt: new Date(now + longest),
    });
    const entry = { action: 'impersonation.begun' as const, subjectId: id };
    await addAudit(tx, ctx, { ...entry, after: { reason: input.reason } });
    await addOperatorEntry(tx, operator, { ...entry, subject: tenantName, detail: { reason: input.reason } });
    return { ok: true, id };
  });
}

export const endImpersonation = operation({
  name: 'impersonation.end',
  can: 'tenant:operate',
  effect: 'write',
  input: nothing,
  output: nothing,
  describe: 'Ends an operator’s impersonation of a business.',
  run: end,
});

async function end(
  ctx: TenantContext,
  _: object,
  operator: Operator,
  impersonation: { id: string; tenantName: string },
): Promise<{ ok: true }> {
  await asSystem(async (tx) => {
    if (!(await closeImpersonation(tx, ctx, { id: impersonation.id, operatorId: operator.id }))) return;
    const entry = { action: 'impersonation.ended' as const, subjectId: impersonation.id };
    await addAudit(tx, ctx, entry);
    await addOperatorEntry(tx, operator, { ...entry, subject: impersonation.tenantName });
  });
  return { ok: true };
}

/** Records an action of an impersonation before it runs, whether it succeeds or not; the actor is the operator. */
export async function noteImpersonatedAction(
  ctx: TenantContext,
  impersonationId: string,
  action: string,
): Promise<void> {
  await withTenant(ctx, (tx) =>
    addAudit(tx, ctx, {
      action: 'impersonation.acted',
      subjectId: impersonationId,
      after: { action },
    }),
  );
}
