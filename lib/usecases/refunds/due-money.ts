import type { BookingListed } from '@/lib/data/bookings/listed-shape';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listOpenDisputes, listPastBalanceDate, type OpenDispute } from '@/lib/data/money/owed-money';
import { listOwedRefunds, type OwedRefund } from '@/lib/data/money/refunds';
import { readTenantClock } from '@/lib/data/tenants/tenants';
import { moneyState } from '@/lib/domain/money-state';
import { localDateOf } from '@/lib/domain/time';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { dueMoney } from './answers';

type DueMoney = { refunds: OwedRefund[]; overdue: BookingListed[]; disputes: OpenDispute[] };

export const readDueMoney = operation({
  name: 'money.list_due',
  can: 'booking:read',
  effect: 'read',
  input: nothing,
  output: dueMoney,
  describe:
    'Reads the money that needs the owner’s attention: refunds to hand back, overdue balances, open disputes.',
  run: read,
});

/** `now` is epoch milliseconds. */
async function read(ctx: TenantContext, _: object, now = Date.now()): Promise<DueMoney> {
  const today = localDateOf(now, await readTenantClock(ctx));
  const [refunds, past, disputes] = await Promise.all([
    listOwedRefunds(ctx),
    listPastBalanceDate(ctx, today),
    listOpenDisputes(ctx),
  ]);
  const overdue = past.filter((booking) => moneyState(booking, today).state === 'OVERDUE');
  return { refunds, overdue, disputes };
}
