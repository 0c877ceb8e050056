import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { customerValues, lockCustomerValues, writeCustomer } from '@/lib/data/people/customers';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { type CustomerInput, customerInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
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
    'Changes a customer’s name, e-mail address, phone and the office’s notes; bookings keep the contact they were made with, and mails about them go there.',
  run: save,
});

function save(ctx: TenantContext, input: CustomerInput): Promise<EditResult<{ edition: string }>> {
  const { edition, ...sent } = input;
  return inOneTransaction(ctx, async (tx) => {
    const before = await lockCustomerValues(tx, ctx, sent.id);
    if (!before) return notFound('customer');
    const stale = staleSave(edition, before);
    if (stale) return stale;
    if (before.isErased) return notAllowed('Their data was erased for good, so there is nothing to change.');
    // A phone number that was stored before the rule existed may stay.
    const phone =
      sent.phone === before.phone
        ? sent.phone
        : storedPhone(sent.phone, (await readTenantUnits(tx, ctx)).country);
    if (phone === null) return refuseField('phone', impossiblePhone);
    const values = { ...sent, phone };
    if (!(await writeCustomer(tx, ctx, values)))
      return refuseField(
        'email',
        'Another customer has this address. Find them by it in the list of customers.',
      );
    await addAudit(tx, ctx, {
      action: 'customer.changed',
      subjectId: input.id,
      before: { name: before.name, email: before.email, phone: before.phone },
      after: { name: values.name, email: values.email, phone },
    });
    return { ok: true, edition: customerValues(values).edition };
  });
}
