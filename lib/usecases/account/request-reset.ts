import { asSystem } from '@/lib/data/connection/transaction';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { addToken, countOpenLinks, mailedSince } from '@/lib/data/people/tokens';
import { findUserByEmail, lockUser } from '@/lib/data/people/users';
import { HOUR } from '@/lib/domain/durations';
import { requestResetInput } from '@/lib/domain/editing/member-input';
import { normalizeEmail } from '@/lib/domain/inputs/email-input';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { nothing } from '@/lib/usecases/answers';
import { publicOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { issueLink } from './link-token';
import { queueLinkMail } from './queue-link-mail';

/** One mail per address in this time: whoever asks again has one on the way. */
const AGAIN_AFTER = 5 * 60_000;
/** And no more than that work at once: whoever is asked for still more, by whomever, has these. */
const mostOpen = 5;
const sealedFor = 'reset-request';

export const requestReset = publicOperation({
  name: 'password.request_reset',
  effect: 'tells',
  input: requestResetInput,
  output: nothing,
  describe: 'Asks for a mail with a link that sets a new password.',
  run: request,
});

/**
 * Only takes down that somebody asked. Whether there is such an account is looked up by a job, after the answer: here the
 * same is done for every address, so neither words nor time tell. The address is sealed, for it may be a stranger's.
 */
async function request(input: { email: string }): Promise<{ ok: true }> {
  const sealed = secretBox().seal(normalizeEmail(input.email), sealedFor);
  const job = newJob('mail_reset_link', { sealed });
  await asSystem((tx) => addJobs(tx, null, [job]));
  publishJobs([job]);
  return { ok: true };
}

/**
 * The job: mails a link that sets a new password: one hour, once (rule: links). Nobody's address, and one that was
 * mailed a moment ago or has enough of them, is mailed nothing. The former ones go on working: they end with a new
 * password. `now` is epoch milliseconds.
 */
export async function mailResetLink(payload: { sealed: string }, now = Date.now()): Promise<undefined> {
  const email = secretBox().open(payload.sealed, sealedFor);
  const job = await asSystem(async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (!user) return null;
    // Two that ask at once wait for each other, and the second one sees the first one's link.
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
