import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { giveUpExports } from '@/lib/data/files/exports';
import {
  eraseCustomerRows,
  findOpenMatters,
  lockCustomer,
  type OpenMatters,
} from '@/lib/data/people/customer-erasure';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { operation } from '@/lib/usecases/operation';
import { inOneTransaction } from '../catalogue/edit';

export const eraseCustomer = operation({
  name: 'customer.erase',
  can: 'customer:erase',
  effect: 'write',
  input: z.strictObject({ id: idField }),
  output: z.object({ bookings: z.int() }),
  describe: 'Erases a customer’s personal data for good; money records stay.',
  confirmed: true,
  run: erase,
});

/**
 * Erases a customer: name, address, phone and notes are removed from their row, bookings, mails and history; money
 * records stay, without a person in them. Exports of the business that were made before go too. Refuses with `not_allowed`, saying what to do, while a booking stands or
 * money is open. Irreversible and idempotent.
 */
function erase(ctx: TenantContext, input: { id: string }): Promise<EditResult<{ bookings: number }>> {
  return inOneTransaction(ctx, async (tx) => {
    const customer = await lockCustomer(tx, ctx, input.id);
    if (!customer) return notFound('customer');
    const obstacle = obstacleOf(await findOpenMatters(tx, ctx, customer.id));
    if (obstacle) return notAllowed(obstacle);
    const bookings = await eraseCustomerRows(tx, ctx, customer);
    if (!customer.erasedAt || bookings > 0) {
      await giveUpExports(tx, ctx);
      await addAudit(tx, ctx, {
        action: 'customer.erased',
        subjectId: customer.id,
        after: { bookings },
      });
    }
    return { ok: true, bookings };
  });
}

function obstacleOf(open: OpenMatters): string | null {
  if (open.bookings > 0) {
    return `They still have ${open.bookings === 1 ? 'a booking' : `${open.bookings} bookings`}, the first on ${open.nextDate}. Cancel it, or wait until it is over.`;
  }
  if (open.checkouts > 0) return 'A payment of theirs is still open. Wait until it is paid or has run out.';
  if (open.refunds > 0) return 'A refund of theirs is not through yet. See “Money”, then try again.';
  if (open.disputes > 0) return 'Their bank has questioned a payment. Wait until that is decided.';
  if (open.owedCents > 0) {
    return 'Not all of what they booked is paid. Record the payment, or settle it with them first.';
  }
  return null;
}
