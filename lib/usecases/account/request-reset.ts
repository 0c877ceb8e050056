import { asSystem } from '@/lib/data/connection/transaction';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { addToken, countOpenLinks, mailedSince } from '@/lib/data/people/tokens';
import { findUserByEmail, lockUser } from '@/lib/data/people/users';
import { HOUR } from '@/lib/domain/durations';
import { requestResetInput } from '@/lib/domain/editing/member-input';
import { normalizeEmail } from '@/lib/domain/inputs/contact-rules';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { nothing } from '@/lib/usecases/answers';
import { publicOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { issueLink } from './link-token';
import { queueLinkMail } from './queue-link-mail';

/** At most one mail per address in this time, milliseconds. */
const AGAIN_AFTER = 5 * 60_000;
/** At most this many valid links per address at once. */
const mostOpen = 5;
const sealedFor = 'reset-request';

export const requestReset = publicOperation({
  name: 'password.request_reset',
  effect: 'tells',
  input: requestResetInput,
  output: nothing,
  describe: 'Requests a mail with a link to set a new password.',
  run: request,
});

/**
 * Queues the request only. A job looks up whether there is such an account, after the answer: the work here is the same
 * for every address, so neither wording nor timing reveals it. The address is encrypted in the job, since it may be a
 * stranger's.
 */
async function request(input: { email: string }): Promise<{ ok: true }> {
  const sealed = secretBox().seal(normalizeEmail(input.email), sealedFor);
  const job = newJob('mail_reset_link', { sealed });
  await asSystem((tx) => addJobs(tx, null, [job]));
  publishJobs([job]);
  return { ok: true };
}

/**
 * The job that mails a link to set a new password, valid for one hour, once (rule: links). Sends nothing to an unknown
 * address, to one that was mailed a moment ago, or to one with the most open links. Earlier links stay valid until the
 * password changes. `now` is epoch milliseconds.
 */
export async function mailResetLink(payload: { sealed: string }, now = Date.now()): Promise<undefined> {
  const email = secretBox().open(payload.sealed, sealedFor);
  const job = await asSystem(async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (!user) return null;
    // Concurrent jobs wait for each other here, so the second one sees the first one's link.
    await lockUser(tx, user.id);
    const link = { kind: 'PASSWORD_RESET', email, tenantId: null } as const;
    if ((await mailedSince(tx, link, new Date(now - AGAIN_AFTER))) > 0) return null;
    if ((await countOpenLinks(tx, link, now)) >= mostOpen) return null;
    const issued = issueLink('PASSWORD_RESET');
    await addToken(tx, { ...issued, ...link, userId: user.id, role: null, expiresAt: new Date(now + HOUR) });
    return queueLinkMail(tx, null, issued.id);
  });
  if (job) publishJobs([job]);
  return undefined;
}
