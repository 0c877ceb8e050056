import { z } from 'zod';
import { findPolicy, writePolicy } from '@/lib/data/catalogue/policies';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { type PolicyInput, policyInput } from '@/lib/domain/editing/policy-input';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { operation } from '@/lib/usecases/operation';
import { editCatalogue } from '../catalogue/edit';
import { staleSave } from '../catalogue/stale-save';

export const savePolicy = operation({
  name: 'policy.save',
  can: 'policy:edit',
  effect: 'write',
  input: policyInput,
  output: z.object({ edition: z.string() }),
  describe: 'Changes the policy for bookings made from now on; existing bookings keep theirs.',
  run: save,
});

function save(ctx: TenantContext, input: PolicyInput): Promise<EditResult<{ edition: string }>> {
  const { edition, ...values } = input;
  return editCatalogue(ctx, async (tx) => {
    const before = await findPolicy(tx, ctx);
    const stale = staleSave(edition, before);
    if (stale) return stale;
    await writePolicy(tx, ctx, values);
    await addAudit(tx, ctx, {
      action: 'policy.changed',
      subjectId: ctx.tenantId,
      before,
      after: values,
    });
    return { ok: true, edition: (await findPolicy(tx, ctx))?.edition ?? '' };
  });
}
