import type { BookingListed } from '@/lib/data/bookings/listed-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listOpenDisputes, listPastBalanceDate, type OpenDispute } from '@/lib/data/money/owed-money';
import type { OwedRefund } from '@/lib/data/money/refunds';
import { readTenantClock } from '@/lib/data/tenants/tenants';
import { moneyState } from '@/lib/domain/money-state';
import { localDateOf } from '@/lib/domain/time';
import { permit } from '@/lib/usecases/permit';
import { readOwedRefunds } from './refund';

export type DueMoney = {
  /** To be given back by hand, or sent again. */
  refunds: OwedRefund[];
  /** Bookings whose balance is overdue, longest first. */
  overdue: BookingListed[];
  disputes: OpenDispute[];
};

/** Money that waits for the owner: what the business owes, and what it is owed. `now` is epoch milliseconds. */
export async function readDueMoney(ctx: TenantContext, now: number): Promise<DueMoney> {
  permit(ctx, 'booking:read');
  const today = localDateOf(now, await readTenantClock(ctx));
  const [refunds, past, disputes] = await Promise.all([
    readOwedRefunds(ctx),
    listPastBalanceDate(ctx, today),
    listOpenDisputes(ctx),
  ]);
  const overdue = past.filter((booking) => moneyState(booking, today).state === 'OVERDUE');
  return { refunds, overdue, disputes };
}
