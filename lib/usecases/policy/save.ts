import { findPolicy, writePolicy } from '@/lib/data/catalogue/policies';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import type { PolicyInput } from '@/lib/domain/editing/policy-input';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';
import { staleSave } from '../catalogue/stale-save';

/** The rules for bookings made from now on. Those that stand keep the rules they were made under. */
export function savePolicy(ctx: TenantContext, input: PolicyInput): Promise<EditResult<{ edition: string }>> {
  permit(ctx, 'policy:edit');
  const { edition, ...values } = input;
  return editCatalogue(ctx, async (tx) => {
    const before = await findPolicy(tx, ctx);
    const stale = staleSave(edition, before);
    if (stale) return stale;
    await writePolicy(tx, ctx, values);
    await addAudit(tx, ctx, {
      action: 'policy.changed',
      subjectKind: 'Policy',
      subjectId: ctx.tenantId,
      before,
      after: values,
    });
    return { ok: true, edition: (await findPolicy(tx, ctx))?.edition ?? '' };
  });
}
