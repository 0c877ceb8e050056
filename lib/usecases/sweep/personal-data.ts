import {
  findForgottenCustomers,
  forgetVisitors,
  removeOldMails,
} from '@/lib/data/people/personal-data-sweep';
import { personalDataRetention as keep } from '@/lib/domain/retention';
import { forEach, type Swept } from '@/lib/usecases/for-each';
import { eraseCustomer } from '../customers/erase';

const BATCH = 1000;
const MOST_BATCHES = 50;

/**
 * Runs once a day: deletes personal data whose retention is over (the table of lib/domain/retention.ts). What doesn't
 * fit into one run or into `budgetMs` is left to the next; customers get half of it, for there may be many. `removed`:
 * mails and visitors' hashes.
 */
export async function sweepPersonalData(budgetMs = 45_000): Promise<{ forgotten: Swept; removed: number }> {
  const started = Date.now();
  const until = started + budgetMs;
  const due = await findForgottenCustomers(keep.customerYears, BATCH);
  // A customer with open money is left alone, as in the office.
  const forgotten = await forEach(
    due,
    2,
    ({ ctx, customerId }) => eraseCustomer(ctx, { id: customerId }),
    started + budgetMs / 2,
  );
  const mails = await allOf(() => removeOldMails(keep.mailMonths, BATCH), until);
  const visitors = await allOf(() => forgetVisitors(keep.visitorDays, BATCH), until);
  return { forgotten, removed: mails + visitors };
}

async function allOf(batch: () => Promise<number>, until: number): Promise<number> {
  let total = 0;
  for (let round = 0; round < MOST_BATCHES && Date.now() < until; round++) {
    const done = await batch();
    total += done;
    if (done < BATCH) break;
  }
  return total;
}
