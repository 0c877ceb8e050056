'use server';

import { z } from 'zod';
import { listCustomers } from '@/lib/data/people/customers';
import { customerInput } from '@/lib/domain/editing/member-input';
import { searchInput } from '@/lib/domain/inputs/text-input';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import { eraseCustomer } from '@/lib/usecases/customers/erase';
import { exportCustomer } from '@/lib/usecases/customers/export';
import { saveCustomer } from '@/lib/usecases/customers/save';

export const saveCustomerAction = officeAction(
  { name: 'customer.save', can: 'customer:edit', input: customerInput },
  saveCustomer,
);

const one = z.strictObject({ id: z.uuid() });

/** A copy of all that is kept about a customer, for that customer. */
export const exportCustomerAction = officeAction(
  { name: 'customer.export', can: 'customer:export', confirmed: true, input: one },
  exportCustomer,
);

export const eraseCustomerAction = officeAction(
  { name: 'customer.erase', can: 'customer:erase', confirmed: true, input: one },
  eraseCustomer,
);

/** While one types who is on the phone. */
export const findCustomersAction = officeAction(
  {
    name: 'customer.find',
    reads: true,
    can: 'customer:read',
    input: z.strictObject({ search: searchInput }),
  },
  async (ctx, { search }) => {
    const { rows } = await listCustomers(ctx, { search, cursor: null, limit: 6 });
    return { ok: true, rows: rows.map(({ id, name, email, phone }) => ({ id, name, email, phone })) };
  },
);
