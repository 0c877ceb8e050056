import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { customerValues, lockCustomerValues, writeCustomer } from '@/lib/data/people/customers';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { type CustomerInput, customerInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { impossiblePhone, storedPhone } from '@/lib/domain/phone';
import { operation } from '@/lib/usecases/operation';
import { inOneTransaction } from '../catalogue/edit';
import { staleSave } from '../catalogue/stale-save';

export const saveCustomer = operation({
  name: 'customer.save',
  can: 'customer:edit',
  effect: 'write',
  input: customerInput,
  output: z.object({ edition: z.string() }),
  describe:
    'Changes a customer’s name, phone and the office’s notes; bookings keep the contact they were made with.',
  run: save,
});

function save(ctx: TenantContext, input: CustomerInput): Promise<EditResult<{ edition: string }>> {
  const { edition, ...sent } = input;
  return inOneTransaction(ctx, async (tx) => {
    const before = await lockCustomerValues(tx, ctx, sent.id);
    if (!before) return notFound('customer');
    const stale = staleSave(edition, before);
    if (stale) return stale;
    // A phone number that was stored before the rule existed may stay.
    const phone =
      sent.phone === before.phone
        ? sent.phone
        : storedPhone(sent.phone, (await readTenantUnits(tx, ctx)).country);
    if (phone === null) return refuseField('phone', impossiblePhone);
    const values = { ...sent, phone };
    await writeCustomer(tx, ctx, values);
    await addAudit(tx, ctx, {
      action: 'customer.changed',
      subjectKind: 'Customer',
      subjectId: input.id,
      after: { name: values.name, phone },
    });
    return { ok: true, edition: customerValues(values).edition };
  });
}
