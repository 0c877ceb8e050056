import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem } from '@/lib/data/connection/transaction';
import { addOperatorEntry, type Operator } from '@/lib/data/platform/operator-log';
import { lockTenant, writeTenant } from '@/lib/data/platform/platform-tenants';
import { addAudit } from '@/lib/data/tenants/audit';
import { commissionInput, suspendInput } from '@/lib/domain/editing/platform-input';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

type Locked = NonNullable<Awaited<ReturnType<typeof lockTenant>>>;
type Columns = { status: 'ACTIVE' | 'SUSPENDED'; suspendedReason: string | null } | { commissionBps: number };
export type ChangedTenant = EditResult<{ slug: string }>;

/** The business whose cached pages have to be revalidated. */
const changed = z.object({ slug: z.string() });
const suspension = suspendInput.omit({ tenantId: true });
const commission = commissionInput.omit({ tenantId: true });

/**
 * No new bookings from this commit on: the booking write itself checks the status. Managing, refunds, moves and mails
 * of existing bookings go on (rule: cancel, refund, move). Only operators and the business see the reason, never its
 * customers.
 */
export const suspendTenant = operation({
  name: 'tenant.suspend',
  can: 'tenant:operate',
  effect: 'write',
  input: suspension,
  output: changed,
  describe: 'Suspends a business: it takes no new bookings.',
  run: (ctx: TenantContext, { reason }: z.output<typeof suspension>, operator: Operator) =>
    change(ctx, operator, 'tenant.suspended', (tenant) =>
      tenant.status === 'SUSPENDED'
        ? notAllowed(`${tenant.name} is suspended already.`)
        : { status: 'SUSPENDED', suspendedReason: reason },
    ),
});

export const restoreTenant = operation({
  name: 'tenant.restore',
  can: 'tenant:operate',
  effect: 'write',
  input: nothing,
  output: changed,
  describe: 'Restores a suspended business, so that it takes bookings again.',
  run: (ctx: TenantContext, _: object, operator: Operator) =>
    change(ctx, operator, 'tenant.restored', (tenant) =>
      tenant.status === 'ACTIVE'
        ? notAllowed(`${tenant.name} is not suspended.`)
        : { status: 'ACTIVE', suspendedReason: null },
    ),
});

/** The platform's share of what is captured from now on, in basis points; open payment pages keep theirs. */
export const setCommission = operation({
  name: 'tenant.set_commission',
  can: 'tenant:operate',
  effect: 'write',
  input: commission,
  output: changed,
  describe: 'Sets the platform’s commission on what a business captures from now on.',
  run: (ctx: TenantContext, { commissionBps }: z.output<typeof commission>, operator: Operator) =>
    change(ctx, operator, 'tenant.commission_changed', () => ({ commissionBps })),
});

/** The change, the business's audit entry and the operators' log commit together. */
function change(
  ctx: TenantContext,
  operator: Operator,
  action: 'tenant.suspended' | 'tenant.restored' | 'tenant.commission_changed',
  decide: (tenant: Locked) => Columns | EditResult<never>,
): Promise<ChangedTenant> {
  return asSystem(async (tx): Promise<ChangedTenant> => {
    const tenant = await lockTenant(tx, ctx);
    if (!tenant) return notFound('business');
    const decided = decide(tenant);
    if ('ok' in decided) return decided;
    await writeTenant(tx, ctx, decided);
    const { status, suspendedReason, commissionBps } = tenant;
    const before = 'commissionBps' in decided ? { commissionBps } : { status, suspendedReason };
    await addAudit(tx, ctx, {
      action,
      subjectId: ctx.tenantId,
      before,
      after: decided,
    });
    await addOperatorEntry(tx, operator, {
      action,
      subject: tenant.name,
      subjectId: ctx.tenantId,
      detail: { before, after: decided },
    });
    return { ok: true, slug: tenant.slug };
  });
}
