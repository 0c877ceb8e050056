import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import {
  type CustomerForOffice,
  customerValues,
  listCustomers as list,
  readCustomer as read,
} from '@/lib/data/people/customers';
import { idField } from '@/lib/domain/editing/fields';
import { operation } from '@/lib/usecases/operation';

const customer = z.object({
  id: idField,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  notes: z.string(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  /** Number of bookings. */
  bookings: z.int(),
  /** Epoch milliseconds; null: never. */
  erasedAt: z.number().nullable(),
});

export const listCustomers = operation({
  name: 'customer.list',
  can: 'customer:read',
  effect: 'read',
  input: z.strictObject({
    /** The beginning of any word of a name, of an e-mail address, or of the digits of a phone number; empty: all. */
    search: z.string().max(100).default(''),
    /** Pagination cursor: `nextCursor` of the previous page. */
    cursor: idField.nullable().default(null),
    limit: z.int().min(1).max(500).default(50),
  }),
  output: z.object({ rows: z.array(customer), nextCursor: idField.nullable() }),
  describe: 'Lists customers by pages, newest first.',
  run: list,
});

export const readCustomer = operation({
  name: 'customer.read',
  can: 'customer:read',
  effect: 'read',
  input: z.strictObject({ id: idField }),
  output: customer.extend({ edition: z.string() }).nullable(),
  describe: 'Reads one customer, with the edition that a save has to name; null when there is none.',
  run: async (
    ctx: TenantContext,
    { id }: { id: string },
  ): Promise<(CustomerForOffice & { edition: string }) | null> => {
    const found = await read(ctx, id);
    return found && { ...found, edition: customerValues(found).edition };
  },
});
