import { listAwaited, reviveWaiting } from '@/lib/data/outbox/jobs';
import { retrieveMailServer } from '@/lib/integrations/postmark/send-mail';
import { retrieveBalance } from '@/lib/integrations/stripe/accounts';

/** A few a minute, so that jobs which fail for a reason of their own don't crowd out the rest. */
const AT_ONCE = 50;

/** Health checks; each throws while its vendor is away. The database has just answered. */
const asks: Record<string, () => Promise<unknown>> = {
  postmark: retrieveMailServer,
  stripe: retrieveBalance,
  database: async () => {},
};

/**
 * Retries the dead letters of a vendor that answers again: mails, refunds, payments from Stripe's events
 * (rule: nothing is lost). Those that fail again become dead letters again and are retried five minutes later.
 */
export async function retryJobsOfRecoveredVendors(): Promise<void> {
  for (const vendor of await listAwaited()) {
    const isBack = await asks[vendor]?.().then(
      () => true,
      () => false,
    );
    if (isBack) await reviveWaiting(vendor, AT_ONCE);
  }
}
