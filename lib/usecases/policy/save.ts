import { addAudit } from '@/lib/data/audit';
import type { TenantContext } from '@/lib/data/context';
import { writePolicy } from '@/lib/data/policies';
import type { PolicyInput } from '@/lib/domain/editing/policy-input';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';

/** The rules for bookings made from now on. Those that stand keep the rules they were made under. */
export function savePolicy(ctx: TenantContext, input: PolicyInput): Promise<EditResult<object>> {
  permit(ctx, 'policy:edit');
  return editCatalogue(ctx, async (tx) => {
    await writePolicy(tx, ctx, input);
    await addAudit(tx, ctx, {
      action: 'policy.changed',
      subjectKind: 'Policy',
      subjectId: ctx.tenantId,
      after: input,
    });
    return { ok: true };
  });
}
