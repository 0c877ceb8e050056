import { addToken } from '@/lib/data/tokens';
import { asSystem } from '@/lib/data/transaction';
import { findUserByEmail } from '@/lib/data/users';
import { normalizeEmail } from '@/lib/domain/ids';
import { publishJobs } from '../jobs/publish';
import { issueLink } from './link-token';
import { queueLinkMail } from './queue-link-mail';

const HOUR = 3_600_000;

/**
 * Mails a link that sets a new password: one hour, once (rule: links). Says nothing about whether there is such an
 * account. `now` is epoch milliseconds.
 */
export async function requestReset(input: { email: string }, now = Date.now()): Promise<void> {
  const email = normalizeEmail(input.email);
  const job = await asSystem(async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (!user) return null;
    const link = issueLink('PASSWORD_RESET');
    await addToken(tx, {
      ...link,
      kind: 'PASSWORD_RESET',
      userId: user.id,
      tenantId: null,
      email,
      role: null,
      expiresAt: new Date(now + HOUR),
    });
    return queueLinkMail(tx, null, link.id);
  });
  if (job) publishJobs([job]);
}
