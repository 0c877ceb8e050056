import { addAudit } from '@/lib/data/audit';
import type { TenantContext } from '@/lib/data/context';
import { writeCustomer } from '@/lib/data/customers';
import type { CustomerInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { permit } from '@/lib/usecases/permit';
import { inOneTransaction } from '../catalogue/edit';

/** Name, phone and the office's own notes. Bookings keep the contact they were made with. */
export function saveCustomer(ctx: TenantContext, input: CustomerInput): Promise<EditResult<object>> {
  permit(ctx, 'customer:edit');
  return inOneTransaction(ctx, async (tx) => {
    if (!(await writeCustomer(tx, ctx, input))) return notFound('customer');
    await addAudit(tx, ctx, {
      action: 'customer.changed',
      subjectKind: 'Customer',
      subjectId: input.id,
      after: { name: input.name, phone: input.phone },
    });
    return { ok: true };
  });
}
