'use server';

import { z } from 'zod';
import { searchInput } from '@/lib/domain/inputs/text-input';
import { officeAction } from '@/lib/http/actions/office-action';
import { eraseCustomer } from '@/lib/usecases/customers/erase';
import { exportCustomer } from '@/lib/usecases/customers/export';
import { listCustomers } from '@/lib/usecases/customers/read';
import { saveCustomer } from '@/lib/usecases/customers/save';

export const saveCustomerAction = officeAction(saveCustomer);

export const exportCustomerAction = officeAction(exportCustomer);

export const eraseCustomerAction = officeAction(eraseCustomer);

/** Suggestions while the office types a customer's name. */
export const findCustomersAction = officeAction(listCustomers, {
  input: z.strictObject({ search: searchInput }),
  run: async (ctx, { search }) => {
    const { rows } = await listCustomers(ctx, { search, cursor: null, limit: 6 });
    return { ok: true, rows: rows.map(({ id, name, email, phone }) => ({ id, name, email, phone })) };
  },
});
