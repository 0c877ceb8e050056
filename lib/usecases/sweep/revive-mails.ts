import { countWaiting, reviveWaiting } from '@/lib/data/jobs';
import { retrieveMailServer } from '@/lib/integrations/postmark/sendMail';

/** A few a minute, so that mails which fail for a reason of their own don't crowd out the rest. */
const AT_ONCE = 50;

/**
 * Mails that could not be sent while Postmark was away are sent when it answers again (rule: nothing is lost). Those
 * that fail still are put aside again, and looked at again five minutes later.
 */
export async function reviveMails(): Promise<void> {
  if ((await countWaiting('postmark')) === 0) return;
  const isBack = await retrieveMailServer().then(
    () => true,
    () => false,
  );
  if (isBack) await reviveWaiting('postmark', AT_ONCE);
}
