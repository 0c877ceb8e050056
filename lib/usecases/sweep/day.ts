import { findDueBalances, findDueReminders } from '@/lib/data/sweep';
import { env } from '@/lib/env';
import { remindOfBalance } from '@/lib/usecases/bookings/balance-due';
import { remindOfBooking } from '@/lib/usecases/bookings/remind';
import { forEach, type Swept } from './each';
import { sweepPersonalData } from './personal-data';

/** A balance is asked for this many local days before it is due. */
const BALANCE_AHEAD_DAYS = 3;
const MOST = 2_000;

export type DaySweep = { reminders: Swept; balances: Swept; forgotten: Swept; removed: number };

/** Once a day: reminders, balances that are due or overdue, and personal data whose time is over (`removed` rows). */
export async function sweepDay(): Promise<DaySweep> {
  const few = Math.max(1, Math.floor(env.DATABASE_POOL_SIZE / 2));
  const reminders = await forEach(await findDueReminders(MOST), few, ({ ctx, bookingId }) =>
    remindOfBooking(ctx, bookingId),
  );
  const balances = await forEach(await findDueBalances(BALANCE_AHEAD_DAYS, MOST), few, ({ ctx, bookingId }) =>
    remindOfBalance(ctx, bookingId),
  );
  return { reminders, balances, ...(await sweepPersonalData()) };
}
