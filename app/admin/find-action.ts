'use server';

import { z } from 'zod';
import { searchInput } from '@/lib/domain/inputs/text-input';
import { shortDateInWords } from '@/lib/domain/when';
import { officeAction } from '@/lib/http/actions/office-action';
import { listBookings } from '@/lib/usecases/bookings/read';
import { listCustomers } from '@/lib/usecases/customers/read';

/** The results of the jump menu while typing: bookings and customers by name, e-mail or reference. */
export const findAction = officeAction(listBookings, {
  input: z.strictObject({ search: searchInput }),
  run: async (ctx, { search }) => {
    const [bookings, customers] = await Promise.all([
      listBookings(ctx, { search, order: 'desc', limit: 6 }, { mayBeStale: true }),
      listCustomers(ctx, { search, cursor: null, limit: 4 }),
    ]);
    return {
      ok: true,
      found: [
        ...customers.rows.map((each) => ({
          id: each.id,
          kind: 'customer' as const,
          title: each.name,
          detail: each.email,
          href: `/admin/customers/${each.id}`,
        })),
        ...bookings.data.map((each) => ({
          id: each.id,
          kind: 'booking' as const,
          title: each.contactName,
          detail: `${each.package.name}, ${shortDateInWords(each.date, each.tenant.locale)}`,
          href: `/admin/bookings/${each.id}`,
        })),
      ],
    };
  },
});
