import { type DueBooking, findDueBalances, findDueReminders } from '@/lib/data/bookings/due-bookings';
import { env } from '@/lib/env';
import { balanceTerms, remindOfBalance } from '@/lib/usecases/bookings/balance-due';
import { remindOfBooking } from '@/lib/usecases/bookings/remind';
import { forEach, type Swept } from '@/lib/usecases/for-each';

export type DueSweep = { reminders: Swept; balances: Swept };

/**
 * Runs every quarter of an hour: reminders and due or overdue balances, of the businesses where it is the hour for such
 * mails (zones differ by quarters of an hour). Reminders may take half of `budgetMs`, balances the rest; what doesn't
 * fit waits for the next run. `now` in epoch milliseconds.
 */
export async function sweepDue({ budgetMs = 40_000, batch = 500, now = Date.now() } = {}): Promise<DueSweep> {
  const started = Date.now();
  const reminders = await allDue(
    (after) => findDueReminders(batch, after, now),
    ({ ctx, bookingId }) => remindOfBooking(ctx, bookingId),
    { batch, until: started + budgetMs / 2 },
  );
  const balances = await allDue(
    (after) => findDueBalances(balanceTerms, batch, after, now),
    ({ ctx, bookingId }) => remindOfBalance(ctx, bookingId),
    { batch, until: started + budgetMs },
  );
  return { reminders, balances };
}

/** Runs batches until none is due or the time is up. */
async function allDue(
  find: (after: DueBooking | null) => Promise<DueBooking[]>,
  work: (due: DueBooking) => Promise<void>,
  { batch, until }: { batch: number; until: number },
): Promise<Swept> {
  const few = Math.max(1, Math.floor(env.DATABASE_POOL_SIZE / 2));
  const all: Swept = { done: 0, failed: 0, errors: [] };
  let last: DueBooking | null = null;
  while (Date.now() < until) {
    const found = await find(last);
    const { done, failed, errors } = await forEach(found, few, work);
    all.done += done;
    all.failed += failed;
    all.errors.push(...errors);
    last = found.at(-1) ?? null;
    if (found.length < batch) break;
  }
  return all;
}
