import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { Policy } from '@/lib/domain/catalogue';
import type { PolicyInput } from '@/lib/domain/editing/policy-input';
import { withEdition } from './edition';

export type PolicyForOffice = Policy & { edition: string };

export function readPolicy(ctx: TenantContext): Promise<PolicyForOffice | null> {
  return withTenant(ctx, (tx) => findPolicy(tx, ctx));
}

/** The same inside the caller's transaction. */
export async function findPolicy(tx: Tx, ctx: TenantContext): Promise<PolicyForOffice | null> {
  const row = await tx.policy.findUnique({
    where: { tenantId: ctx.tenantId },
    omit: { tenantId: true, updatedAt: true },
  });
  return (
    row && withEdition({ ...row, cancellationTiers: row.cancellationTiers as Policy['cancellationTiers'] })
  );
}

/** Stores the cancellation tiers from the farthest before the start to the nearest. */
export async function writePolicy(tx: Tx, ctx: TenantContext, input: PolicyInput): Promise<void> {
  const columns = {
    ...input,
    cancellationTiers: [...input.cancellationTiers].sort((a, b) => b.hoursBefore - a.hoursBefore),
  };
  await tx.policy.upsert({
    where: { tenantId: ctx.tenantId },
    create: { ...columns, tenantId: ctx.tenantId },
    update: columns,
  });
}
