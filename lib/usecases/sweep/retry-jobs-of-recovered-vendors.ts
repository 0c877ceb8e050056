import { listAwaited, reviveWaiting } from '@/lib/data/outbox/jobs';
import { retrieveMailServer } from '@/lib/integrations/postmark/send-mail';
import { retrieveBalance } from '@/lib/integrations/stripe/accounts';

/** A few a minute, so that those which fail for a reason of their own don't crowd out the rest. */
const AT_ONCE = 50;

/** Throws while it is away. The database has just answered. */
const asks: Record<string, () => Promise<unknown>> = {
  postmark: retrieveMailServer,
  stripe: retrieveBalance,
  database: async () => {},
};

/**
 * What could not be done while a vendor was away is done when it answers again: mails, refunds, payments that Stripe
 * told of (rule: nothing is lost). Those that fail still are put aside again, and looked at again five minutes later.
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
